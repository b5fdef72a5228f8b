import { precompress } from '@motcua/ui/build/precompress.ts';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const server = 'http://127.0.0.1:8080';

export default defineConfig({
	base: '/admin/',
	plugins: [solid(), tailwindcss(), precompress()],
	// Fonts and icons stay files: the content policy of the server knows no data: URLs for fonts, and files are cached.
	build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
	server: { proxy: { '/trpc': server, '/api': server } },
});
