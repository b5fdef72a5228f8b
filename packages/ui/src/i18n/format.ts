import { formatDate, formatInstant, formatVndForDocument, localDateOf } from '@motcua/domain/formats';
import type { Language, Translate } from './dictionary.ts';
import type { UiTexts } from './ui-dictionary.ts';

/** A time limit as a procedure states it (structurally the `TimeLimit` of `@motcua/procedure-sdk`). */
export interface LimitLike {
	readonly amount: number;
	readonly unit: 'same-day' | 'working-days' | 'days' | 'months' | 'years' | 'hours';
}

/** Ways to write values in the reader's language. Every function answers `''` for `null`. */
export interface Formats {
	/** An instant or a (partial) ISO date: `15/08/1985`, `08/1985`, `1985`; English `15 Aug 1985`. */
	readonly date: (iso: string | null | undefined) => string;
	/** An instant: `16:30, 24/11/2026`; English `16:30, 24 Nov 2026`. */
	readonly dateTime: (iso: string | null | undefined) => string;
	/** An instant with its weekday: `16:30, thứ Ba, 24/11/2026`. For promised dates. */
	readonly promised: (iso: string | null | undefined) => string;
	/** Whole VND: `8.000 đồng`; English `8,000 VND`. */
	readonly money: (vnd: number | null | undefined) => string;
	readonly number: (value: number | null | undefined) => string;
	/** Size of a file: `1,4 MB`. */
	readonly bytes: (bytes: number | null | undefined) => string;
	/** `3 ngày làm việc`, `Trong ngày làm việc`. */
	readonly limit: (limit: LimitLike | null | undefined) => string;
}

const INSTANT = /T\d{2}:\d{2}/;
const WEEKDAY = {
	vi: new Intl.DateTimeFormat('vi-VN', { weekday: 'long', timeZone: 'UTC' }),
	en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }),
};

/** English names the month, because 05/06 reads two ways; Vietnamese is the domain's own form. */
function dateOf(iso: string, lang: Language): string {
	const date = INSTANT.test(iso) ? localDateOf(iso) : iso;
	if (lang === 'vi') return formatDate(date);
	const [year = iso, month, day] = date.split('-');
	if (!month) return year;
	const name = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(
		new Date(`${year}-${month}-01`),
	);
	return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

function timeAndDate(iso: string, lang: Language, withWeekday: boolean): string {
	const [time = ''] = formatInstant(iso).split(',');
	const day = localDateOf(iso);
	const weekday = WEEKDAY[lang].format(new Date(`${day}T00:00:00Z`));
	const named = lang === 'vi' ? weekday.charAt(0).toLowerCase() + weekday.slice(1) : weekday;
	return `${time}, ${withWeekday ? `${named}, ` : ''}${dateOf(day, lang)}`;
}

const LIMIT_KEYS = {
	'same-day': 'limit.sameDay',
	'working-days': 'limit.workingDays',
	days: 'limit.days',
	months: 'limit.months',
	years: 'limit.years',
	hours: 'limit.hours',
} as const;

function writeLimit(limit: LimitLike, lang: Language, t: Translate<UiTexts>): string {
	const text = t(LIMIT_KEYS[limit.unit], { count: limit.amount });
	return lang === 'en' && limit.amount === 1 ? text.replace(/s$/, '') : text;
}

function writeBytes(bytes: number, locale: string): string {
	const units = ['B', 'kB', 'MB', 'GB'];
	const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1000)), units.length - 1);
	const digits = power > 1 ? 1 : 0;
	const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(bytes / 1000 ** power);
	return `${amount} ${units[power]}`;
}

/** Formats that follow `lang`, so that a view redraws when the reader switches. */
export function createFormats(lang: () => Language, t: Translate<UiTexts>): Formats {
	const locale = () => (lang() === 'vi' ? 'vi-VN' : 'en-GB');
	const number = (value: number) => new Intl.NumberFormat(locale()).format(value);
	const given =
		<T>(write: (value: T) => string) =>
		(value: T | null | undefined) =>
			value === null || value === undefined || value === '' ? '' : write(value);
	return {
		date: given((iso: string) => dateOf(iso, lang())),
		dateTime: given((iso: string) => timeAndDate(iso, lang(), false)),
		promised: given((iso: string) => timeAndDate(iso, lang(), true)),
		money: given((vnd: number) => (lang() === 'vi' ? formatVndForDocument(vnd) : `${number(vnd)}\u00a0VND`)),
		number: given(number),
		bytes: given((bytes: number) => writeBytes(bytes, locale())),
		limit: given((limit: LimitLike) => writeLimit(limit, lang(), t)),
	};
}
