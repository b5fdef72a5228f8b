import { numberInWords, sentenceCase } from './number-words.ts';
import { invalid, type Parsed, valid } from './parsed.ts';

let grouped: Intl.NumberFormat | undefined;

/** `1.234.567`. VND has no minor unit. */
export function formatNumber(value: number): string {
	// Made when it is needed: its locale data take longer to load than most modules.
	grouped ??= new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
	return grouped.format(value);
}

/** For screens: `1.234.567 ₫`, with a no-break space. */
export function formatVnd(amountVnd: number): string {
	return `${formatNumber(amountVnd)}\u00a0₫`;
}

/** For documents: `1.234.567 đồng`, with a no-break space. */
export function formatVndForDocument(amountVnd: number): string {
	return `${formatNumber(amountVnd)}\u00a0đồng`;
}

/**
 * `Một triệu không trăm linh một đồng`, as receipts and contracts need it.
 *
 * @throws FormatError `number.range` for what is not a whole number.
 */
export function vndInWords(amountVnd: number): string {
	return `${sentenceCase(numberInWords(amountVnd))} đồng`;
}

/**
 * An amount as people type it: `1234567`, `1.234.567`, `1 234 567 đ`, `50.000 đồng`. Whole VND, not negative.
 *
 * Problems: `money.format`, `money.range` (above 2⁵³ − 1).
 */
export function parseVnd(input: string): Parsed<number> {
	const typed = input
		.normalize('NFC')
		.trim()
		.replace(/\s*(₫|đồng|đ|vnd|vnđ)$/iu, '')
		.trim();
	if (!/^(\d+|\d{1,3}([.\s]\d{3})+)$/u.test(typed)) {
		return invalid(
			'money.format',
			'Số tiền phải là số nguyên đồng, ví dụ 50.000 (dấu chấm chỉ ngăn hàng nghìn).',
			'The amount must be in whole VND, for example 50.000 (the dot separates thousands only).',
		);
	}
	const amount = Number(typed.replace(/[.\s]/gu, ''));
	if (!Number.isSafeInteger(amount)) {
		return invalid('money.range', 'Số tiền quá lớn.', 'The amount is too large.');
	}
	return valid(amount);
}
