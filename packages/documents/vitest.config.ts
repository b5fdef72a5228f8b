import { defineConfig } from 'vitest/config';

// Documents are made by a process of their own; on a busy machine its first answer takes a while.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } });
