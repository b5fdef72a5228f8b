import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		// Generated answers by the hundred, on a machine that does other things too.
		testTimeout: 30_000,
		include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
		coverage: {
			provider: 'v8',
			reporter: ['text-summary', 'text'],
			include: ['src/**/*.ts'],
			exclude: ['src/**/*.test.ts', 'src/definition.ts'],
			thresholds: { lines: 95, functions: 95, branches: 90, statements: 95 },
		},
	},
});
