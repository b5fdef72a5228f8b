const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Dates nearer to the sample's day than this tell of something recent; older ones are birthdays and old papers. */
const RECENT_DAYS = 500;

/** A sample as if it had been written on `today`: recent dates keep their distance, old ones stay. */
export function shiftDates<T>(sample: T, writtenOn: Temporal.PlainDate, today: Temporal.PlainDate): T {
	const shift = writtenOn.until(today);
	const walk = (value: unknown): unknown => {
		if (typeof value === 'string') return DATE.test(value) ? shifted(value) : value;
		if (Array.isArray(value)) return value.map(walk);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
	};
	const shifted = (text: string): string => {
		const date = Temporal.PlainDate.from(text);
		return Math.abs(date.until(writtenOn).days) > RECENT_DAYS ? text : date.add(shift).toString();
	};
	return walk(sample) as T;
}
