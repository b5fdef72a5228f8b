import { defineConfig } from 'vitest/config';

// Every suite has its own database, queue and sandbox; two at a time is what a small machine carries.
export default defineConfig({ test: { testTimeout: 20_000, hookTimeout: 60_000, maxWorkers: 2 } });
