import { defineConfig } from 'vitest/config';

/** The main job on PostgreSQL and Redis: known to stand still at an automatic step now and then, see docs/it/queue.md. */
export default defineConfig({ test: { name: 'proof', include: ['test/*.proof.ts'], testTimeout: 180_000 } });
