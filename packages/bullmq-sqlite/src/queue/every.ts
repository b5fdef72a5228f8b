/** A fixed interval and where it stands. Times and durations in milliseconds. */
export interface Every {
	/** Time of the last iteration; undefined for a new or changed interval. */
	previous: number | undefined;
	every: number;
	now: number;
	/** Distance of the iterations from whole multiples of `every` since the epoch. */
	offset: number;
	startDate: number | undefined;
}

/**
 * The next time of a fixed interval, and the offset that keeps later ones on the same grid even when some were missed
 * while no worker was running.
 */
export const nextEvery = (interval: Every): { next: number; offset: number } => {
	const next = Math.floor(
		interval.previous === undefined ? firstTime(interval) : timeAfter(interval, interval.previous),
	);
	const { offset, every } = interval;
	return { next, offset: offset !== 0 ? Math.floor(offset) : Math.floor(next - Math.floor(next / every) * every) };
};

const firstTime = ({ every, now, offset, startDate }: Every): number => {
	if (startDate) return Math.max(startDate, now);
	if (offset <= 0) return now;
	const aligned = Math.floor(now / every) * every + offset;
	return aligned <= now ? aligned + every : aligned;
};

const timeAfter = ({ every, now, offset }: Every, previous: number): number => {
	const next = previous + every;
	if (next >= now) return next;
	const aligned = Math.floor(now / every) * every + offset;
	return aligned <= now ? aligned + every : aligned;
};
