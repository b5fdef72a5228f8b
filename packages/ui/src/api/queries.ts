import { getUntypedClient, type TRPCClient } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';

type QueryCall<I, O> = undefined extends I
	? (input?: I) => { queryKey: readonly unknown[]; queryFn: (context: { signal: AbortSignal }) => Promise<O> }
	: (input: I) => { queryKey: readonly unknown[]; queryFn: (context: { signal: AbortSignal }) => Promise<O> };

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

/**
 * The bridge from a tRPC client to Solid Query: there is no official one, and this is all that it takes.
 *
 * ```ts
 * const api = createApi<AppRouter>();
 * const queries = createQueries(api);
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
	const plain = getUntypedClient(client);
	const node = (path: readonly string[]): unknown =>
		new Proxy(() => undefined, {
			get: (_, name) => (name === 'key' ? (input?: unknown) => keyOf(path, input) : node([...path, String(name)])),
			apply: (_, __, [input]: readonly unknown[]) => ({
				queryKey: keyOf(path, input),
				queryFn: ({ signal }: { signal: AbortSignal }) => plain.query(path.join('.'), input, { signal }),
			}),
		});
	return node([]) as Queries<TRPCClient<TRouter>>;
}

function keyOf(path: readonly string[], input: unknown): readonly unknown[] {
	return input === undefined ? path : [...path, input];
}
