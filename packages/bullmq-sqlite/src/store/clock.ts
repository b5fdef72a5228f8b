/**
 * The machine's own clock and timers, taken when the module loads.
 *
 * Locks, rate limits and deduplication keys expire by the store's clock, as they do on a Redis or PostgreSQL server; an
 * application test that replaces `Date` or `setTimeout` in its own process must not make every lock expire or stop the
 * group commit. Job timestamps (`timestamp`, `processedOn`, `finishedOn`, delays) do follow the application's `Date`.
 */
const { now } = Date;
const machineDate = Date;
const { performance } = globalThis;
const { now: sinceStart } = performance;

/** Milliseconds since the epoch by the machine's clock. */
export const machineNow = (): number => now.call(machineDate);

/** Milliseconds since the process began, whatever is done to the machine's clock: for durations inside the process. */
export const monotonicNow = (): number => sinceStart.call(performance);

const timers = {
	setTimeout: globalThis.setTimeout,
	clearTimeout: globalThis.clearTimeout,
	setInterval: globalThis.setInterval,
	clearInterval: globalThis.clearInterval,
	setImmediate: globalThis.setImmediate,
};

export type Timer = ReturnType<typeof globalThis.setTimeout>;

/** Runs `callback` once after `ms` milliseconds of machine time. */
export const startTimer = (callback: () => void, ms: number): Timer => timers.setTimeout(callback, ms);
/** Resolves after `ms` milliseconds of machine time. */
export const pause = (ms: number): Promise<void> =>
	new Promise((resolve) => {
		startTimer(resolve, ms);
	});
export const stopTimer = (timer: Timer | undefined): void => timers.clearTimeout(timer);
export const startInterval = (callback: () => void, ms: number): Timer => timers.setInterval(callback, ms);
export const stopInterval = (timer: Timer | undefined): void => timers.clearInterval(timer);
/** Runs `callback` after the current turn of the event loop, so that the calls of one turn share one commit. */
export const afterThisTurn = (callback: () => void): void => void timers.setImmediate(callback);
