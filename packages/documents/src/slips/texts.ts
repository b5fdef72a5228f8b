/** Texts that several slips make out of data: moments, amounts, deliveries. */
import { formatDate, formatDocumentDate, localDateOf } from '@motcua/domain/formats';
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

/** An instant for documents: `09 giờ 15 phút, ngày 23 tháng 11 năm 2026`, as the forms of circular 03/2025 ask for it. */
export function documentMoment(instant: string, timeZone: string): string {
	const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
	const two = (value: number): string => `${value}`.padStart(2, '0');
	return `${two(hour)} giờ ${two(minute)} phút, ${documentDate(instant, timeZone)}`;
}

/** The day of an instant: `ngày 23 tháng 11 năm 2026`. */
export function documentDate(instant: string, timeZone: string): string {
	return formatDocumentDate(localDateOf(instant, timeZone));
}

/** The day of an instant inside a sentence: `23/11/2026`. */
export function shortDate(instant: string, timeZone: string): string {
	return formatDate(localDateOf(instant, timeZone));
}
