/** A minute in which the same error is told once. */
const QUIET_MS = 60_000;
/** Messages remembered at one time; more are told at once again. */
const MOST = 100;

/**
 * Tells an error at most once a minute by its message: a server that is away makes every connection complain every
 * second, and who reads the log learns nothing from the second line.
 */
export function sparingly(tell: (error: Error) => void, quietMs: number = QUIET_MS): (error: unknown) => void {
	const toldAt = new Map<string, number>();
	return (thrown) => {
		const error = thrown instanceof Error ? thrown : new Error(String(thrown));
		const now = performance.now();
		const last = toldAt.get(error.message);
		if (last !== undefined && now - last < quietMs) return;
		if (toldAt.size >= MOST) toldAt.clear();
		toldAt.set(error.message, now);
		tell(error);
	};
}
