import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [solid()],
	resolve: { conditions: ['browser', 'development'] },
	test: {
		environment: 'node',
		setupFiles: ['./test/window.ts'],
		include: ['test/**/*.test.ts'],
		server: { deps: { inline: [/solid-js/, /@solid-primitives/] } },
	},
});
