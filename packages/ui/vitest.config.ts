import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [solid()],
	// Solid's browser build: its server build has no effects.
	resolve: { conditions: ['browser', 'development'] },
	test: {
		environment: 'node',
		// Subscriptions run over EventSource, which Node has behind this flag.
		execArgv: ['--experimental-eventsource'],
		include: ['test/**/*.test.ts'],
		// A browser on a busy machine takes its time.
		expect: { poll: { timeout: 15_000 } },
		server: { deps: { inline: [/solid-js/, /@solid-primitives/] } },
	},
});
