import { ApiError } from './client.ts';

/** What a subscriber is told; the part of tRPC's handlers that pages use. */
export interface SubscriptionHandlers<T> {
	readonly onStarted?: () => void;
	readonly onData?: (data: T) => void;
	readonly onError?: (error: unknown) => void;
	readonly onComplete?: () => void;
	/** `connecting` (also after a break) and `pending` (the line stands, waiting for news), as tRPC calls them. */
	readonly onConnectionStateChange?: (state: { readonly state: string }) => void;
}

export interface Unsubscribable {
	unsubscribe(): void;
}

/**
 * A subscription over server-sent events in tRPC's format: events `connected`, `ping`, `message`, `serialized-error`,
 * `return`.
 *
 * The browser reconnects by itself after a break. A line that has been silent for longer than the server's pings allow
 * (a laptop that slept, a proxy that forgot us) is opened anew here.
 */
export function subscribe(address: string, on: SubscriptionHandlers<unknown>): Unsubscribable {
	let source: EventSource | undefined;
	let silence: ReturnType<typeof setTimeout> | undefined;
	let patienceMs = 0;

	const say = (state: 'connecting' | 'pending') => on.onConnectionStateChange?.({ state });
	const alive = () => {
		clearTimeout(silence);
		if (patienceMs > 0) silence = setTimeout(connect, patienceMs);
	};
	const close = () => {
		clearTimeout(silence);
		source?.close();
	};
	const fail = (error: unknown) => {
		close();
		on.onError?.(error);
	};

	function connect(): void {
		close();
		say('connecting');
		const line = new EventSource(address);
		source = line;
		const hear = (event: string, act: (data: unknown) => void) =>
			line.addEventListener(event, (message: MessageEvent<string>) => {
				alive();
				act(message.data ? JSON.parse(message.data) : undefined);
			});
		hear('connected', (options) => {
			patienceMs = (options as { reconnectAfterInactivityMs?: number } | undefined)?.reconnectAfterInactivityMs ?? 0;
			alive();
			on.onStarted?.();
			say('pending');
		});
		hear('ping', () => undefined);
		hear('message', (data) => on.onData?.(data));
		hear('serialized-error', (error) => {
			const { message, data } = error as { message: string; data: Readonly<Record<string, unknown>> };
			fail(new ApiError(message, data));
		});
		hear('return', () => {
			close();
			on.onComplete?.();
		});
		line.addEventListener('error', () => {
			if (line.readyState === EventSource.CLOSED) fail(new ApiError('the event stream was refused', {}));
			else say('connecting');
		});
	}

	connect();
	return { unsubscribe: close };
}
