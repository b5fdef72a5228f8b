/** Browser-safe part of the domain: words, roles, ids and the dossier's types. Decisions are in `@motcua/domain/dossier`. */
export type * from './deadlines/calendar/calendar.ts';
export type * from './deadlines/types.ts';
export * from './dossier/types.ts';
export * from './fees/fee-lines.ts';
export * from './ids.ts';
export * from './localised.ts';
export * from './roles.ts';
