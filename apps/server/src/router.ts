/** What a browser bundle may import from the server: types, never code. */
export type { AppRouter } from './app-router.ts';
export type * from './views.ts';
