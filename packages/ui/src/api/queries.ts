import type { TRPCClient } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';

interface QuerySource<O> {
	readonly queryKey: readonly unknown[];
	readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<O>;
}
type QueryCall<I, O> = undefined extends I ? (input?: I) => QuerySource<O> : (input: I) => QuerySource<O>;

/** For every query of the router: its options for `useQuery`, and `.key()` to invalidate it. */
export type Queries<TClient> = {
	readonly [K in keyof TClient as TClient[K] extends { mutate: unknown } | { subscribe: unknown }
		? never
		: K]: TClient[K] extends {
		query: (input: infer I, ...rest: never[]) => Promise<infer O>;
	}
		? QueryCall<I, O> & { readonly key: (input?: I) => readonly unknown[] }
		: TClient[K] extends object
			? Queries<TClient[K]> & { readonly key: () => readonly unknown[] }
			: never;
};

interface Callable {
	query(input: unknown, options: { readonly signal: AbortSignal }): Promise<unknown>;
}

/**
 * The bridge from a typed client to Solid Query: there is no official one, and this is all that it takes.
 *
 * ```ts
 * const api = createApi<AppRouter>();
 * const queries = createQueries<AppRouter>(api);
 * const ward = useQuery(() => queries.public.ward.info());
 * const save = useMutation(() => ({
 *   mutationFn: (input: SaveInput) => api.ward.settings.save.mutate(input),
 *   onSuccess: () => client.invalidateQueries({ queryKey: queries.ward.settings.key() }),
 * }));
 * ```
 */
export function createQueries<TRouter extends AnyTRPCRouter>(
	client: TRPCClient<TRouter>,
): Queries<TRPCClient<TRouter>> {
	const node = (path: readonly string[]): unknown =>
		new Proxy(() => undefined, {
			get: (_, name) => (name === 'key' ? (input?: unknown) => keyOf(path, input) : node([...path, String(name)])),
			apply: (_, __, [input]: readonly unknown[]) => ({
				queryKey: keyOf(path, input),
				queryFn: ({ signal }: { readonly signal: AbortSignal }) => at(client, path).query(input, { signal }),
			}),
		});
	return node([]) as Queries<TRPCClient<TRouter>>;
}

/** The procedure of a path in a client, whose steps are properties. */
function at(client: unknown, path: readonly string[]): Callable {
	return path.reduce((step, name) => (step as Readonly<Record<string, unknown>>)[name], client) as Callable;
}

function keyOf(path: readonly string[], input: unknown): readonly unknown[] {
	return input === undefined ? path : [...path, input];
}
