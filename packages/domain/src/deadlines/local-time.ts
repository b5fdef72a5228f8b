/**
 * Days as whole numbers since 01/01/1970 and times as milliseconds since midnight, both in the ward's own calendar: counting
 * working days is adding ones. Temporal stands at the border, where time zones and months are.
 */
export type Day = number;
export interface LocalTime {
	readonly day: Day;
	/** Milliseconds since local midnight, 0 to 86,400,000. */
	readonly ms: number;
}

export const MINUTE = 60_000;
const DAY_MS = 86_400_000;
const EPOCH = Temporal.PlainDate.from('1970-01-01');

/** Thrown when a date, time or calendar cannot be counted with: the caller let something unchecked through. */
export class DeadlineError extends Error {
	readonly code: 'deadline.date' | 'deadline.time' | 'deadline.noWorkingDays' | 'deadline.timeLimit' | 'deadline.clock';
	constructor(code: DeadlineError['code'], message: string) {
		super(`${code}: ${message}`);
		this.name = 'DeadlineError';
		this.code = code;
	}
}

/** Day of `YYYY-MM-DD`. Throws {@link DeadlineError} `deadline.date`. */
export function dayOf(date: string): Day {
	const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
	const day = ms / DAY_MS;
	// Date.parse moves 31/02 into March.
	if (Number.isNaN(ms) || dateOf(day) !== date)
		throw new DeadlineError('deadline.date', `"${date}" is not a date YYYY-MM-DD`);
	return day;
}

/** `YYYY-MM-DD` of a day. */
export function dateOf(day: Day): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
	return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: Day): number {
	return new Date(day * DAY_MS).getUTCFullYear();
}

/** The same day number `months` later, or the last day of that month (Civil Code 2015 art. 148.3, 148.4). */
export function addMonths(day: Day, months: number): Day {
	return EPOCH.until(Temporal.PlainDate.from(dateOf(day)).add({ months }, { overflow: 'constrain' })).days;
}

/** Minutes since midnight of `HH:mm`, 0 to 1,440. Throws {@link DeadlineError} `deadline.time`. */
export function minutesOf(time: string): number {
	const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
	const total = Number(hours) * 60 + Number(minutes);
	if (Number.isNaN(total) || total > 1440) throw new DeadlineError('deadline.time', `"${time}" is not a time HH:mm`);
	return total;
}

/** `HH:mm` of milliseconds since midnight. */
export function timeOf(ms: number): string {
	const minutes = Math.floor(ms / MINUTE);
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The offset from UTC that a time zone has in `[from, until)`; all in milliseconds. */
interface OffsetSpan {
	readonly from: number;
	readonly until: number;
	readonly offset: number;
}

/** The span that was asked for last, by time zone: Vietnam has had one since 1975, and asking Temporal each time is dear. */
const spans = new Map<string, OffsetSpan>();

function offsetSpan(epochMs: number, timeZone: string): OffsetSpan {
	const known = spans.get(timeZone);
	if (known !== undefined && known.from <= epochMs && epochMs < known.until) return known;
	const at = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
	// A nanosecond later, or a change at this very instant would be passed over.
	const since = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
	const span: OffsetSpan = {
		from: since?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
		until: at.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
		offset: at.offsetNanoseconds / 1_000_000,
	};
	spans.set(timeZone, span);
	return span;
}

const UTC_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** Throws `RangeError` for what is no instant. */
function epochMsOf(instant: string): number {
	const ms = UTC_INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
	// Date.parse moves 31/02 into March and 24:00 to the next day; Temporal refuses them.
	const isPlain = new Date(ms).getUTCDate() === Number(instant.slice(8, 10));
	return isPlain ? ms : Temporal.Instant.from(instant).epochMilliseconds;
}

/** Local day and time of an instant (ISO 8601 with offset). Throws {@link DeadlineError} `deadline.date`. */
export function toLocal(instant: string, timeZone: string): LocalTime {
	try {
		const epochMs = epochMsOf(instant);
		const local = epochMs + offsetSpan(epochMs, timeZone).offset;
		const day = Math.floor(local / DAY_MS);
		return { day, ms: local - day * DAY_MS };
	} catch {
		throw new DeadlineError('deadline.date', `"${instant}" is not an ISO instant, or "${timeZone}" is no time zone`);
	}
}

/** ISO instant (UTC, milliseconds) of a local time. */
export function toInstant({ day, ms }: LocalTime, timeZone: string): string {
	const local = day * DAY_MS + ms;
	const { offset, from, until } = offsetSpan(local - (spans.get(timeZone)?.offset ?? 0), timeZone);
	const epochMs = local - offset;
	// Near a change of the clocks a local time may occur twice or not at all; Temporal knows which one is meant.
	if (epochMs - DAY_MS >= from && epochMs + DAY_MS < until) return new Date(epochMs).toISOString();
	const plain = Temporal.PlainDateTime.from(new Date(local).toISOString().slice(0, -1));
	return new Date(plain.toZonedDateTime(timeZone).epochMilliseconds).toISOString();
}

/** Local date `YYYY-MM-DD` of an instant. Throws {@link DeadlineError} `deadline.date`. */
export function localDateAt(instant: string, timeZone: string): string {
	return dateOf(toLocal(instant, timeZone).day);
}

/** Negative when `a` is before `b`. */
export function compareLocal(a: LocalTime, b: LocalTime): number {
	return a.day - b.day || a.ms - b.ms;
}
