import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const server = 'http://127.0.0.1:8080';

export default defineConfig({
	base: '/admin/',
	plugins: [solid(), tailwindcss()],
	build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
	server: { proxy: { '/trpc': server, '/api': server } },
});
