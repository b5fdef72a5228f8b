export type * from './calendar.ts';
export type * from './types.ts';
