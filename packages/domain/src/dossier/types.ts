/** The dossier's types and tables: importable by a browser. */
export type * from './commands.ts';
export * from './context.ts';
export type * from './events.ts';
export type * from './state.ts';
export * from './status.ts';
