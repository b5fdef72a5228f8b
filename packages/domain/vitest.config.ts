import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
		coverage: {
			provider: 'v8',
			include: ['src/**/*.ts'],
			exclude: ['**/*.test.ts'],
			reporter: ['text-summary', 'text'],
			thresholds: { lines: 97, functions: 97, statements: 96, branches: 92 },
		},
	},
});
