import { numberInWords, sentenceCase } from './number-words.ts';
import { invalid, type Parsed, valid } from './parsed.ts';

/** A Gregorian date that may lack its day, or day and month: births of old people, deaths. */
export interface PartialDate {
	readonly year: number;
	readonly month?: number;
	readonly day?: number;
}

const FORMS: readonly RegExp[] = [
	/^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/,
	/^(?:(?:(?<day>\d{1,2})[/.-])?(?<month>\d{1,2})[/.-])?(?<year>\d{4})$/,
];

/**
 * A date from its stored form (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`) or as people write it (`15/08/1985`, `8/1985`, `1985`).
 *
 * Problems: `date.format`, `date.notInCalendar` (31/02), `date.incomplete` (a whole date was expected).
 */
export function parseDate(input: string, options: { readonly partial?: boolean } = {}): Parsed<PartialDate> {
	const typed = input.normalize('NFKC').trim();
	const groups = FORMS.map((form) => form.exec(typed)?.groups).find((found) => found !== undefined);
	if (groups === undefined) {
		return invalid(
			'date.format',
			'Ngày phải viết theo mẫu ngày/tháng/năm, ví dụ 15/08/1985.',
			'Write the date as day/month/year, for example 15/08/1985.',
		);
	}
	const date = fromGroups(groups);
	if (!isDate(date)) {
		return invalid(
			'date.notInCalendar',
			'Ngày này không có trong lịch; xin kiểm tra ngày và tháng.',
			'There is no such date; check the day and the month.',
		);
	}
	if (options.partial !== true && date.day === undefined) {
		return invalid('date.incomplete', 'Xin nhập đủ ngày, tháng và năm.', 'Give the day, the month and the year.');
	}
	return valid(date);
}

function fromGroups(groups: Readonly<Record<string, string | undefined>>): PartialDate {
	const { year, month, day } = groups;
	return {
		year: Number(year),
		...(month === undefined ? {} : { month: Number(month) }),
		...(day === undefined ? {} : { day: Number(day) }),
	};
}

function isDate({ year, month, day }: PartialDate): boolean {
	if (year < 1) return false;
	if (month === undefined) return day === undefined;
	if (month < 1 || month > 12) return false;
	return day === undefined || (day >= 1 && day <= daysInMonth(year, month));
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The stored form: `1985`, `1985-08` or `1985-08-15`. */
export function toIsoDate({ year, month, day }: PartialDate): string {
	const parts = [String(year).padStart(4, '0')];
	if (month !== undefined) parts.push(two(month));
	if (month !== undefined && day !== undefined) parts.push(two(day));
	return parts.join('-');
}

/** Reads a stored date; `null` when the text is not one. */
function fromIso(iso: string): PartialDate | null {
	const parsed = parseDate(iso, { partial: true });
	return parsed.ok ? parsed.value : null;
}

/** A stored (partial) date for screens: `15/08/1985`, `08/1985`, `1985`. What is not a date is shown as it is. */
export function formatDate(iso: string): string {
	const date = fromIso(iso);
	if (date === null) return iso;
	const year = String(date.year).padStart(4, '0');
	if (date.month === undefined) return year;
	return date.day === undefined ? `${two(date.month)}/${year}` : `${two(date.day)}/${two(date.month)}/${year}`;
}

/**
 * A stored (partial) date for documents: `ngày 05 tháng 01 năm 2026`, `ngày 05 tháng 3 năm 2026`. Days under 10 and the months
 * 1 and 2 take a leading zero, other months do not (decree 30/2020, appendix I).
 */
export function formatDocumentDate(iso: string): string {
	const date = fromIso(iso);
	if (date === null) return iso;
	const parts = [`năm ${date.year}`];
	if (date.month !== undefined) parts.unshift(`tháng ${date.month <= 2 ? two(date.month) : date.month}`);
	if (date.day !== undefined) parts.unshift(`ngày ${two(date.day)}`);
	return parts.join(' ');
}

/** A stored (partial) date in words: `Ngày mười lăm, tháng tám, năm một nghìn chín trăm tám mươi lăm`. April is `tháng tư`. */
export function dateInWords(iso: string): string {
	const date = fromIso(iso);
	if (date === null) return iso;
	const parts = [`năm ${numberInWords(date.year)}`];
	if (date.month !== undefined) parts.unshift(`tháng ${date.month === 4 ? 'tư' : numberInWords(date.month)}`);
	if (date.day !== undefined) parts.unshift(`ngày ${numberInWords(date.day)}`);
	return sentenceCase(parts.join(', '));
}

/** Where instants are shown unless a ward says otherwise. */
export const DEFAULT_TIME_ZONE = 'Asia/Ho_Chi_Minh';
const formatters = new Map<string, Intl.DateTimeFormat>();

function localParts(instant: string, timeZone: string): Readonly<Record<string, string>> {
	let formatter = formatters.get(timeZone);
	if (formatter === undefined) {
		formatter = new Intl.DateTimeFormat('en-GB', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
		});
		formatters.set(timeZone, formatter);
	}
	return Object.fromEntries(formatter.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
}

/** An instant (ISO) for screens: `16:05, 23/11/2026`. What is not an instant is shown as it is. */
export function formatInstant(instant: string, timeZone: string = DEFAULT_TIME_ZONE): string {
	if (Number.isNaN(Date.parse(instant))) return instant;
	const { hour, minute, day, month, year } = localParts(instant, timeZone);
	return `${hour}:${minute}, ${day}/${month}/${year}`;
}

/** The local date (`YYYY-MM-DD`) of an instant (ISO). What is not an instant comes back as it is. */
export function localDateOf(instant: string, timeZone: string = DEFAULT_TIME_ZONE): string {
	if (Number.isNaN(Date.parse(instant))) return instant;
	const { day, month, year } = localParts(instant, timeZone);
	return `${year}-${month}-${day}`;
}
