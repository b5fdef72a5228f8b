import { createEffect, createSignal, onCleanup, untrack } from 'solid-js';
import type { SubscriptionHandlers, Unsubscribable } from './subscribe.ts';

/**
 * Keeps a subscription while the calling component is mounted; starts anew when what `start` reads changes, and after
 * errors (with growing pauses, at most a minute). `start` returns `null` while there is nothing to follow.
 *
 * News that came while there was no line are never told again: the first query may have been answered before the line
 * stood, and a laptop may have slept. So `catchUp` is called whenever a line stands; fetch again there what `onData` would
 * have refreshed.
 *
 * Gives whether the line stands: pages say “cập nhật trực tiếp” only then.
 *
 * ```ts
 * const live = useLive((on) => api.public.dossier.onChange.subscribe({ trackToken: token() }, on), () => query.refetch(), () => query.refetch());
 * ```
 */
export function useLive<T>(
	start: (handlers: Required<Omit<SubscriptionHandlers<T>, 'onComplete'>>) => Unsubscribable | null,
	onData: (data: T) => void,
	catchUp: () => void,
): () => boolean {
	const [connected, setConnected] = createSignal(false);
	const [attempt, setAttempt] = createSignal(0);
	createEffect(() => {
		const pause = Math.min(60_000, 2_000 * 2 ** Math.min(attempt(), 5));
		let timer: ReturnType<typeof setTimeout> | undefined;
		const subscription = start({
			onStarted: () => {
				setConnected(true);
				untrack(catchUp);
			},
			onData,
			onConnectionStateChange: (change) => setConnected(change.state === 'pending'),
			onError: () => {
				setConnected(false);
				timer = setTimeout(() => setAttempt((count) => count + 1), pause);
			},
		});
		onCleanup(() => {
			clearTimeout(timer);
			subscription?.unsubscribe();
			setConnected(false);
		});
	});
	return connected;
}
