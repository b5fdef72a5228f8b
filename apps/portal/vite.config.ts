import { budget } from '@motcua/ui/build/budget.ts';
import { precompress } from '@motcua/ui/build/precompress.ts';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const server = 'http://127.0.0.1:8080';

/**
 * Two chunks for what everybody needs and what every form needs. Left alone the bundler makes two dozen small ones, and
 * Brotli gains a tenth from seeing them together.
 */
const base =
	/node_modules\/(solid-js|@solidjs|@tanstack|@solid-primitives\/i18n)\/|lucide-solid\/dist\/source\/(Icon|context)|packages\/domain\/src\/formats\/(dates|money|number-words|parsed|fold)|packages\/ui\/src\/(i18n|theme|actions)\/(?!en\.|print)|packages\/ui\/src\/(api|layout)\/(?!live\.|subscribe|tabs)|packages\/ui\/src\/feedback\/(alert|states|tone|tone-icon|toast\/notify|toast\/toaster)\.|apps\/portal\/src\/(main|app|api|shell\/(?!not-found|texts\.en))/;
const form =
	/node_modules\/@marcbachmann\/|packages\/(forms|domain)\/src\/(?!describe\/)|packages\/ui\/src\/(inputs|form)\/(?!review|lists|.*\/(number-|money-|checkbox|keep-caret|boolean-|computed-|file-|group-|multi-choice-|person-))|packages\/ui\/src\/data\/steps|apps\/portal\/src\/filing\/(completeness|draft\/draft-|filing|form-delivery|texts\.ts)/;

export default defineConfig({
	plugins: [
		solid(),
		tailwindcss(),
		precompress(),
		budget([{ name: 'before the first form step', modules: ['src/filing/filing-page.tsx'], maxBytes: 90_000 }]),
	],
	build: {
		target: 'es2022',
		// Fonts and icons stay files: as data: URLs they would be fetched by everyone, again with every release.
		assetsInlineLimit: 0,
		// Half a kilobyte less per chunk than the default one, and ours is counted.
		minify: 'terser',
		terserOptions: { module: true, ecma: 2020, compress: { passes: 2 } },
		modulePreload: false,
		cssCodeSplit: false,
		rolldownOptions: {
			// These packages forget to say so; without it every link that tRPC has comes along.
			treeshake: {
				moduleSideEffects: [{ test: /@trpc\/|@tanstack\/solid-query|@marcbachmann\//, sideEffects: false }],
			},
			output: {
				codeSplitting: {
					groups: [
						{ name: 'base', test: base, priority: 2 },
						{ name: 'form', test: form, priority: 1 },
					],
				},
			},
		},
	},
	server: { proxy: { '/trpc': server, '/api': server } },
});
