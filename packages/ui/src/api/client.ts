import type { TRPCClient } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import type { SubscriptionHandlers, Unsubscribable } from './subscribe.ts';

export interface ApiOptions {
	/** Default `/trpc`, on the page's own origin. */
	readonly url?: string;
	/** How long one call may take. Default 30,000 ms; filing with many papers is quick, because files went before. */
	readonly timeoutMs?: number;
}

/** Thrown when the server answered with an error; `problemOf` reads it. `data` is tRPC's, with `motcua` inside. */
export class ApiError extends Error {
	readonly data: Readonly<Record<string, unknown>>;
	constructor(message: string, data: Readonly<Record<string, unknown>>) {
		super(message);
		this.name = 'ApiError';
		this.data = data;
	}
}

/** `fetch` that gives up after `timeoutMs` with a `TimeoutError`, and still obeys the caller's own signal. */
function fetchWithin(timeoutMs: number, url: string, init: RequestInit): Promise<Response> {
	const abort = new AbortController();
	const timer = setTimeout(() => abort.abort(new DOMException('No answer in time', 'TimeoutError')), timeoutMs);
	const outer = init.signal;
	if (outer?.aborted) abort.abort(outer.reason);
	outer?.addEventListener('abort', () => abort.abort(outer.reason), { once: true });
	return fetch(url, { ...init, signal: abort.signal }).finally(() => clearTimeout(timer));
}

interface Envelope {
	readonly result?: { readonly data?: unknown };
	readonly error?: { readonly message: string; readonly data?: Readonly<Record<string, unknown>> };
}

/** What an answer holds, or its error thrown. A proxy's own page instead of JSON becomes an error with its status. */
async function open(response: Response): Promise<unknown> {
	const body: Envelope | null = await response.json().catch(() => null);
	if (body?.error) throw new ApiError(body.error.message, body.error.data ?? { httpStatus: response.status });
	if (!response.ok || !body)
		throw new ApiError(`HTTP ${response.status}`, { httpStatus: response.ok ? 502 : response.status });
	return body.result?.data;
}

interface CallOptions {
	readonly signal?: AbortSignal;
}

/** The address of a query with its input, as tRPC reads it. */
export function addressOf(url: string, path: string, input: unknown): string {
	return `${url}/${path}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`;
}

/**
 * A client of the server's router, typed by it: `api.public.ward.info.query()`, `….mutate(input)`, `….subscribe(input, on)`;
 * the type comes by `import type { AppRouter }`, no code with it.
 *
 * It has tRPC's own type and speaks its HTTP format (version 11, no transformer, one request per call), but not its code:
 * that brings links, observables and the server's stream machinery, a tenth of what the portal may weigh. The end-to-end
 * tests hold it to the real server.
 */
export function createApi<TRouter extends AnyTRPCRouter>(options: ApiOptions = {}): TRPCClient<TRouter> {
	const { url = '/trpc', timeoutMs = 30_000 } = options;
	const verbs: Readonly<Record<string, (path: string, input: unknown, more: never) => unknown>> = {
		query: (path, input, more?: CallOptions) =>
			fetchWithin(timeoutMs, addressOf(url, path, input), { signal: more?.signal ?? null }).then(open),
		mutate: (path, input, more?: CallOptions) =>
			fetchWithin(timeoutMs, `${url}/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(input) ?? null,
				signal: more?.signal ?? null,
			}).then(open),
		subscribe: (path, input, on: SubscriptionHandlers<unknown>) => subscribeLater(addressOf(url, path, input), on),
	};
	const node = (path: readonly string[]): unknown =>
		new Proxy(() => undefined, {
			// A client must not look like a promise, or `await` and Solid's resources would call it.
			get: (_, name) => (typeof name === 'symbol' || name === 'then' ? undefined : node([...path, name])),
			apply: (_, __, [input, more]: readonly unknown[]) => {
				const verb = verbs[path.at(-1) ?? ''];
				if (!verb) throw new TypeError(`${path.join('.')} is not a call: end it with query, mutate or subscribe`);
				return verb(path.slice(0, -1).join('.'), input, more as never);
			},
		});
	return node([]) as TRPCClient<TRouter>;
}

/** The code of subscriptions comes with the first of them. */
function subscribeLater(address: string, on: SubscriptionHandlers<unknown>): Unsubscribable {
	let stopped = false;
	let running: Unsubscribable | undefined;
	import('./subscribe.ts').then(
		({ subscribe }) => {
			if (!stopped) running = subscribe(address, on);
		},
		(error) => on.onError?.(error),
	);
	return {
		unsubscribe() {
			stopped = true;
			running?.unsubscribe();
		},
	};
}
