import { resolveTemplate } from '@solid-primitives/i18n';
import type { Language } from './context.tsx';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** Wards work in Vietnamese time wherever the reader's device is. */
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

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

const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const INSTANT = /T\d{2}:\d{2}/;

interface Parts {
	readonly year: string;
	readonly month: string;
	readonly day: string;
	readonly hour: string;
	readonly minute: string;
	readonly weekday: string;
}

function partsOf(iso: string, lang: Language): Parts | null {
	const instant = new Date(iso);
	if (Number.isNaN(instant.getTime())) return null;
	const formatter = new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
		timeZone: TIME_ZONE,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		weekday: 'long',
		hourCycle: 'h23',
	});
	const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
	for (const part of formatter.formatToParts(instant)) found[part.type] = part.value;
	const { year = '', month = '', day = '', hour = '', minute = '', weekday = '' } = found;
	return { year, month, day, hour, minute, weekday };
}

function writeDate(year: string, month: string | undefined, day: string | undefined, lang: Language): string {
	if (!month) return year;
	if (lang === 'vi') return day ? `${day}/${month}/${year}` : `${month}/${year}`;
	const name = EN_MONTHS[Number(month) - 1] ?? month;
	return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

function dateOf(iso: string, lang: Language): string {
	if (INSTANT.test(iso)) {
		const parts = partsOf(iso, lang);
		return parts ? writeDate(parts.year, parts.month, parts.day, lang) : iso;
	}
	const [year = iso, month, day] = iso.split('-');
	return writeDate(year, month, day, lang);
}

function timeAndDate(iso: string, lang: Language, withWeekday: boolean): string {
	const parts = partsOf(iso, lang);
	if (!parts) return iso;
	const date = writeDate(parts.year, parts.month, parts.day, lang);
	const weekday = lang === 'vi' ? parts.weekday.replace(/^Thứ/, 'thứ').replace(/^Chủ/, 'chủ') : parts.weekday;
	return `${parts.hour}:${parts.minute}, ${withWeekday ? `${weekday}, ` : ''}${date}`;
}

const LIMIT_KEYS = {
	'same-day': 'sameDay',
	'working-days': 'workingDays',
	days: 'days',
	months: 'months',
	years: 'years',
	hours: 'hours',
} as const;

function writeLimit(limit: LimitLike, lang: Language): string {
	const template = (lang === 'vi' ? vi : en).limit[LIMIT_KEYS[limit.unit]];
	const text = resolveTemplate(template, { count: limit.amount });
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
export function createFormats(lang: () => Language): Formats {
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
		money: given((vnd: number) => `${number(vnd)} ${lang() === 'vi' ? 'đồng' : 'VND'}`),
		number: given(number),
		bytes: given((bytes: number) => writeBytes(bytes, locale())),
		limit: given((limit: LimitLike) => writeLimit(limit, lang())),
	};
}
