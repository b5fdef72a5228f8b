import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
		coverage: {
			provider: 'v8',
			include: ['src/**/*.ts'],
			exclude: ['**/*.test.ts'],
			reporter: ['text-summary', 'text'],
			thresholds: { lines: 99, functions: 99, statements: 98, branches: 96 },
		},
	},
});
