import type { Tone } from '../tone.ts';

/** A passing message at the edge of the screen. */
export interface Notice {
	readonly tone: Tone;
	readonly title: string;
	readonly text?: string;
	/** Milliseconds; default 6,000, and for `bad` until it is closed. */
	readonly lasts?: number;
}

type Sink = (notice: Notice) => void;
let sink: Sink | null = null;
let waiting: Notice[] = [];

/**
 * Shows a passing message: for what just worked. What went wrong belongs beside the place where it went wrong
 * (`Alert`, `ErrorState`), because a toast is gone before everyone has read it.
 */
export function notify(notice: Notice): void {
	if (sink) sink(notice);
	else waiting.push(notice);
}

/** Connects the one `<Toaster>`; gives it what came before it was there. Returns the way to disconnect. */
export function receiveNotices(next: Sink): () => void {
	sink = next;
	const held = waiting;
	waiting = [];
	for (const notice of held) next(notice);
	return () => {
		if (sink === next) sink = null;
	};
}
