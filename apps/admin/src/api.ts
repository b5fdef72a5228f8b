import type { AppRouter } from '@motcua/server/router';
import { createApi, createQueries } from '@motcua/ui/api';
import type { inferRouterInputs } from '@trpc/server';

/** Calls to the server, typed by its router. */
export const api = createApi<AppRouter>();
export const queries = createQueries<AppRouter>(api);

/** Inputs of the procedures, for forms that build them piece by piece. */
export type Inputs = inferRouterInputs<AppRouter>;
