import { FormatError } from './parsed.ts';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const digit = (value: number): string => DIGITS[value] ?? '';

/**
 * A whole number in Vietnamese words, lower case, northern usage of official documents: linh, nghìn, mươi mốt, mươi tư, lăm.
 *
 * @throws FormatError `number.range` for what is not a whole number within ±(2⁵³ − 1).
 */
export function numberInWords(value: number): string {
	if (!Number.isSafeInteger(value)) {
		throw new FormatError(
			'number.range',
			'Số phải là số nguyên.',
			'The number must be a whole number within ±(2^53 − 1).',
		);
	}
	if (value === 0) return digit(0);
	return value < 0 ? `âm ${readPositive(-value, false)}` : readPositive(value, false);
}

/** Reads in steps of a thousand millions: what stands before `tỷ` is itself a number. */
function readPositive(value: number, inside: boolean): string {
	const billions = Math.floor(value / 1_000_000_000);
	const rest = value % 1_000_000_000;
	const words: string[] = [];
	if (billions > 0) words.push(readPositive(billions, inside), 'tỷ');
	const groups: readonly (readonly [number, string])[] = [
		[Math.floor(rest / 1_000_000), 'triệu'],
		[Math.floor(rest / 1000) % 1000, 'nghìn'],
		[rest % 1000, ''],
	];
	for (const [group, unit] of groups) {
		if (group === 0) continue; // an empty group is skipped, the next one keeps its "không trăm"
		words.push(readGroup(group, inside || words.length > 0));
		if (unit !== '') words.push(unit);
	}
	return words.join(' ');
}

/** One to three digits; `inside` a number the hundreds are always read. */
function readGroup(group: number, inside: boolean): string {
	const hundreds = Math.floor(group / 100);
	const tens = Math.floor(group / 10) % 10;
	const units = group % 10;
	const words: string[] = [];
	const readsHundreds = inside || hundreds > 0;
	if (readsHundreds) words.push(digit(hundreds), 'trăm');
	if (tens === 0) {
		if (units > 0) words.push(...(readsHundreds ? ['linh'] : []), digit(units));
		return words.join(' ');
	}
	words.push(...(tens === 1 ? ['mười'] : [digit(tens), 'mươi']));
	if (units > 0) words.push(unitAfterTens(units, tens));
	return words.join(' ');
}

function unitAfterTens(units: number, tens: number): string {
	if (units === 5) return 'lăm';
	if (units === 1 && tens > 1) return 'mốt';
	if (units === 4 && tens > 1) return 'tư';
	return digit(units);
}

/** First letter in capitals, as a sentence on a document. */
export function sentenceCase(text: string): string {
	return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
