/** Texts that several slips make out of data: moments, amounts, deliveries. */
import type { SlipDelivery } from './slip.ts';

/** Puts values into the `{{name}}` places of a text. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
	return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place);
}

/** `Số: 07/TNHS`; a number that is not given yet leaves room for a pen. */
export function slipNumber(text: string, number: string | null): string {
	return fillIn(text, { number: number ?? '.........' });
}

/** Where the result will be handed over, in words. */
export function deliveryText(
	delivery: SlipDelivery,
	desk: string,
	words: { deliveryCounter: string; deliveryPublicPost: string; deliveryElectronic: string },
): string {
	if (delivery.method === 'electronic') return words.deliveryElectronic;
	if (delivery.method === 'counter') return fillIn(words.deliveryCounter, { desk });
	return fillIn(words.deliveryPublicPost, { address: delivery.address ?? '' });
}

/** The part of an address that a person would type: no scheme, no query. */
export function shortUrl(url: string): string {
	return url.replace(/^https?:\/\//, '').replace(/[?#].*$/, '');
}

function zoned(iso: string, timeZone: string): Temporal.ZonedDateTime {
	return Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone);
}
const two = (n: number): string => `${n}`.padStart(2, '0');
export function documentDate(iso: string, timeZone: string): string {
	const d = zoned(iso, timeZone);
	return `ngày ${two(d.day)} tháng ${d.month < 3 ? two(d.month) : d.month} năm ${d.year}`;
}
export function documentMoment(iso: string, timeZone: string): string {
	const d = zoned(iso, timeZone);
	return `${two(d.hour)} giờ ${two(d.minute)} phút, ${documentDate(iso, timeZone)}`;
}
export function shortDate(iso: string, timeZone: string): string {
	const d = zoned(iso, timeZone);
	return `${two(d.day)}/${two(d.month)}/${d.year}`;
}
export function formatAmount(vnd: number): string {
	return new Intl.NumberFormat('vi-VN').format(vnd);
}
export function amountInWords(vnd: number): string {
	return `${vnd}`;
}
