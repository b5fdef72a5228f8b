import { unanswered } from './unanswered.ts';

const MS_PER_DAY = 86_400_000;
/** 0001-01-01 and 9999-12-31, as days since 1970-01-01. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;
const FULL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const ANY_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

interface CalendarDate {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/** Days since 1970-01-01 of a full ISO date; a partial or broken date counts as unanswered. */
function dayNumber(date: string): number {
	const found = FULL_DATE.exec(date);
	if (found === null) return unanswered();
	// Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
	return new Date(0).setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3])) / MS_PER_DAY;
}

/** Days from `from` to `to`, negative when `to` is earlier. Both full ISO dates. */
export function daysBetween(from: string, to: string): bigint {
	return BigInt(dayNumber(to) - dayNumber(from));
}

/** The full ISO date `days` later. */
export function addDays(date: string, days: bigint): string {
	const day = dayNumber(date) + Number(days);
	if (day < FIRST_DAY || day > LAST_DAY) throw new RangeError(`addDays: ${days} days lead out of the calendar`);
	return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The year of a full or partial ISO date. */
export function yearOf(date: string): bigint {
	return BigInt(partsOf(date)[0]);
}

/**
 * Completed years on `date`. Of a partial birth date the youngest possible age counts: who may still be a child is
 * treated as one.
 */
export function ageOn(birth: string, date: string): bigint {
	const [year, month = 12, day = 31] = partsOf(birth);
	const on = fullDate(date);
	const hadBirthday = on.month > month || (on.month === month && on.day >= day);
	return BigInt(on.year - year - (hadBirthday ? 0 : 1));
}

function fullDate(date: string): CalendarDate {
	const found = FULL_DATE.exec(date);
	if (found === null) return unanswered();
	return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

function partsOf(date: string): readonly [number, number | undefined, number | undefined] {
	const found = ANY_DATE.exec(date);
	if (found === null) return unanswered();
	const part = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
	return [Number(found[1]), part(found[2]), part(found[3])];
}
