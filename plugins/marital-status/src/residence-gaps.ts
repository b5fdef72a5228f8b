/** A time of residence; ISO dates that may lack their day, or day and month. */
export interface ResidencePeriod {
	readonly from: string;
	readonly to: string;
}

/** A gap of up to a month is taken for a move. */
const MOVE_DAYS = 31;

/** First day that a partial date can mean. */
function startOf(date: string): Temporal.PlainDate {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	return Temporal.PlainDate.from({ year, month, day });
}

/** Last day that a partial date can mean. */
function endOf(date: string): Temporal.PlainDate {
	const [year = 0, month = 12, day = 31] = date.split('-').map(Number);
	return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
}

const isLongGap = (from: Temporal.PlainDate, to: Temporal.PlainDate): boolean => from.until(to).days > MOVE_DAYS;

/**
 * The first time between `from` and `until` (ISO dates) for which no residence was declared; `null` when the periods cover
 * it all.
 */
export function firstGap(from: string, until: string, periods: readonly ResidencePeriod[]): ResidencePeriod | null {
	const sorted = [...periods].sort((a, b) => Temporal.PlainDate.compare(startOf(a.from), startOf(b.from)));
	const gap = (start: Temporal.PlainDate, end: Temporal.PlainDate) => ({ from: start.toString(), to: end.toString() });
	let covered = startOf(from);
	for (const period of sorted) {
		if (isLongGap(covered, startOf(period.from))) return gap(covered, startOf(period.from));
		if (Temporal.PlainDate.compare(endOf(period.to), covered) > 0) covered = endOf(period.to);
	}
	return isLongGap(covered, startOf(until)) ? gap(covered, startOf(until)) : null;
}

/** ISO date on which a person reaches an age; of a partial birth date the last possible day. */
export function dateOfAge(birth: string, years: number): string {
	return endOf(birth).add({ years }).toString();
}
