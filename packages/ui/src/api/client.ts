import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink, type TRPCClient } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';

export interface ApiOptions {
	/** Default `/trpc`, on the page's own origin. */
	readonly url?: string;
	/** How long one call may take. Default 30,000 ms; filing with many papers is quick, because files went before. */
	readonly timeoutMs?: number;
}

/** `fetch` that gives up after `timeoutMs` with a `TimeoutError`, and still obeys the caller's own signal. */
export function fetchWithin(timeoutMs: number): typeof fetch {
	return (input, init) => {
		const abort = new AbortController();
		const timer = setTimeout(() => abort.abort(new DOMException('No answer in time', 'TimeoutError')), timeoutMs);
		const outer = init?.signal;
		if (outer?.aborted) abort.abort(outer.reason);
		outer?.addEventListener('abort', () => abort.abort(outer.reason), { once: true });
		return fetch(input, { ...init, signal: abort.signal }).finally(() => clearTimeout(timer));
	};
}

/**
 * A typed client of the server's router; the type comes by `import type { AppRouter }`, no code with it.
 *
 * One request per call, not batched: over HTTP/1.1 keep-alive and HTTP/2 that costs nothing, and a slow search never
 * holds a quick answer up. Subscriptions come as server-sent events on the same path.
 */
export function createApi<TRouter extends AnyTRPCRouter>(options: ApiOptions = {}): TRPCClient<TRouter> {
	const url = options.url ?? '/trpc';
	// The options' type asks whether the router has a transformer, which cannot be known of a type parameter; ours have none.
	const http = httpLink<TRouter>({ url, fetch: fetchWithin(options.timeoutMs ?? 30_000) } as never);
	const live = httpSubscriptionLink({ url } as never);
	return createTRPCClient<TRouter>({
		links: [splitLink({ condition: (call) => call.type === 'subscription', true: live, false: http })],
	});
}
