/**
 * A second, plain telling of the national days off, typed from the table of section 3 of the domain notes and counted day by
 * day: what the calendar and the clock are checked against.
 */
const SPANS_OFF: readonly (readonly [string, string])[] = [
	['2024-01-01', '2024-01-01'],
	['2024-02-08', '2024-02-14'],
	['2024-04-18', '2024-04-18'],
	['2024-04-29', '2024-05-01'],
	['2024-09-02', '2024-09-03'],
	['2025-01-01', '2025-01-01'],
	['2025-01-25', '2025-02-02'],
	['2025-04-07', '2025-04-07'],
	['2025-04-30', '2025-05-02'],
	['2025-08-30', '2025-09-02'],
	['2026-01-01', '2026-01-02'],
	['2026-02-14', '2026-02-22'],
	['2026-04-27', '2026-04-27'],
	['2026-04-30', '2026-05-01'],
	['2026-08-31', '2026-09-02'],
	['2026-11-24', '2026-11-24'],
	['2027-01-01', '2027-01-01'],
];
const WORKED = ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'];

function isWeekend(date: string): boolean {
	return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
function isHoliday(date: string): boolean {
	return SPANS_OFF.some(([from, until]) => from <= date && date <= until);
}
export function isOff(date: string): boolean {
	return !WORKED.includes(date) && (isWeekend(date) || isHoliday(date));
}

/** The `n`-th working day after a date, and what was passed over on the way. */
export function naiveWorkingDay(date: string, n: number) {
	const namedDaysOff: string[] = [];
	let weekends = 0;
	let makeUpDays = 0;
	let at = date;
	for (let counted = 0; counted < n; ) {
		at = new Date(Date.parse(at) + 86_400_000).toISOString().slice(0, 10);
		if (!isOff(at)) counted++;
		else if (isWeekend(at)) weekends++;
		else namedDaysOff.push(at);
		if (WORKED.includes(at)) makeUpDays++;
	}
	return { date: at, namedDaysOff, weekends, makeUpDays };
}
