import { defineConfig } from 'vitest/config';

// Builds start processes, on a machine that does other things too.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } });
