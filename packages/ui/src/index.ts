/**
 * Components shared by the portal and the staff app. See README.md for the whole of it by example.
 *
 * Apart, because not every page needs them: `@motcua/ui/form` (the form renderer), `@motcua/ui/combobox` (loads itself
 * when drawn), `@motcua/ui/api` (tRPC client and Solid Query bridge).
 */
export * from './actions/index.ts';
export { type Problem, problemOf } from './api/problem.ts';
export * from './data/index.ts';
export * from './feedback/index.ts';
export * from './files/index.ts';
export * from './i18n/index.ts';
export * from './inputs/index.ts';
export * from './layout/index.ts';
export * from './shortcuts/index.ts';
export * from './theme/index.ts';
