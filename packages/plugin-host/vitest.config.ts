import { defineConfig } from 'vitest/config';

// Limits of steps are waited for, on a machine that does other things too.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000, fileParallelism: false } });
