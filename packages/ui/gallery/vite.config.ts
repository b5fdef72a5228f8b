import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

/** The gallery is for looking at and for testing components; it is never built into anything. */
export default defineConfig({
	root: import.meta.dirname,
	plugins: [solid(), tailwindcss()],
	server: { port: 4170, strictPort: false },
});
