/**
 * Dates as people type them here (day first) and as they are stored (ISO, possibly partial). Pure, so that it can be
 * tested; whether a date is allowed is the form's question, not this file's.
 */

function daysIn(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `2024-02-29 → '29/02/2024'`, `1950-08 → '08/1950'`, `1950 → '1950'`; anything else as it is. */
export function isoToTyped(value: string): string {
	const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
	if (!parts) return value;
	const [, year = '', month, day] = parts;
	return [day, month, year].filter((part) => part !== undefined).join('/');
}

/**
 * What the text means: an ISO date when it is one that exists, otherwise the trimmed text itself, so that validation can
 * say what is wrong with it. `31/02/2026` stays `31/02/2026`.
 */
export function typedToIso(text: string, partial: boolean): string {
	const clean = withSlashes(text, partial);
	const full = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(clean);
	if (full) {
		const [, day = '', month = '', year = ''] = full;
		const exists =
			Number(month) >= 1 &&
			Number(month) <= 12 &&
			Number(day) >= 1 &&
			Number(day) <= daysIn(Number(year), Number(month));
		return exists ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : clean;
	}
	const monthOfYear = partial ? /^(\d{1,2})\/(\d{4})$/.exec(clean) : null;
	if (monthOfYear) {
		const [, month = '', year = ''] = monthOfYear;
		return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : clean;
	}
	return clean;
}

/**
 * Accepts what is typed on a phone without a slash key and what is pasted: `15081985`, `15-8-1985`, `15.08.1985`,
 * `1985-08-15`; with `partial` also `081950` for a month.
 */
export function withSlashes(text: string, partial: boolean): string {
	const trimmed = text.trim();
	const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(trimmed);
	if (iso) return `${iso[3]}/${iso[2]}/${iso[1]}`;
	const clean = trimmed.replace(/[\s.-]+/g, '/').replace(/[^\d/]/g, '');
	if (/^\d{8}$/.test(clean)) return `${clean.slice(0, 2)}/${clean.slice(2, 4)}/${clean.slice(4)}`;
	if (partial && /^\d{6}$/.test(clean)) return `${clean.slice(0, 2)}/${clean.slice(2)}`;
	return clean;
}

/** Adds the slashes while digits are typed at the end: `1508 → '15/08/'`. Only for whole dates; a year alone has none. */
export function slashWhileTyping(text: string): string {
	const clean = text.replace(/[\s.-]/g, '/').replace(/[^\d/]/g, '');
	if (/^\d{2}$/.test(clean) || /^\d{1,2}\/\d{2}$/.test(clean)) return `${clean}/`;
	if (/^\d{3,}$/.test(clean)) return slashWhileTyping(`${clean.slice(0, 2)}/${clean.slice(2)}`);
	const dayMonth = /^(\d{1,2}\/\d{2})(\d+)$/.exec(clean);
	return dayMonth ? `${dayMonth[1]}/${dayMonth[2]}`.slice(0, 10) : clean.slice(0, 10);
}
