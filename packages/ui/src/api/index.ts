export { ApiError, type ApiOptions, createApi } from './client.ts';
export { useLive } from './live.ts';
export { type Problem, problemOf } from './problem.ts';
export { createQueries, type Queries } from './queries.ts';
export { QueryView } from './query-view.tsx';
export type { SubscriptionHandlers, Unsubscribable } from './subscribe.ts';
