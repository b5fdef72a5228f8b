import { formatNumber as formatWhole, parseVnd } from '@motcua/domain/formats';
import type { Localised, MoneyField, NumberField } from '../definition.ts';
import { report } from './formatted.ts';
import { type FieldReader, isBlank, type ReadContext } from './reader.ts';

const MAX_DIGITS = 24;
const WHOLE = /^-?\d+$/;
/** 1.234.567 or 1 234 567: thousands as Vietnamese writes them. */
const GROUPED = /^-?\d{1,3}(?:[.\u0020\u00A0]\d{3})+$/;
const DECIMAL = /^-?\d+(?:[.,]\d+)?$/;

/**
 * A number from input: a JSON number, or digits as people type them (`1.234.567`, and `2,5` where decimals are
 * allowed). `null` when it is none. Adding 0 turns -0, which JSON does not know, into 0.
 */
function parseNumber(input: unknown, integer: boolean): number | null {
	if (typeof input === 'number') return Number.isFinite(input) ? input + 0 : null;
	if (typeof input !== 'string' || input.length > MAX_DIGITS) return null;
	const text = input.trim();
	if (WHOLE.test(text)) return Number(text) + 0;
	if (integer) return GROUPED.test(text) ? Number(text.replace(/[^\d-]/g, '')) + 0 : null;
	return DECIMAL.test(text) ? Number(text.replace(',', '.')) + 0 : null;
}

/** `1.234.567`, `2,5`. */
export function formatNumber(value: number): string {
	if (Number.isSafeInteger(value)) return formatWhole(value);
	const [whole = '', fraction] = String(value).split('.');
	if (fraction === undefined) return whole;
	return `${formatWhole(Number(whole))},${fraction}`;
}

interface NumberRules {
	readonly label: Localised;
	readonly min: number | undefined;
	readonly max: number | undefined;
	readonly integer: boolean;
}

export function numberReader(field: NumberField): FieldReader<number> {
	const integer = field.integer !== false;
	return readerOf({ label: field.label, min: field.min, max: field.max, integer });
}

/** Amounts may also be typed as `50.000 đồng`. */
export function moneyReader(field: MoneyField): FieldReader<number> {
	const reader = readerOf({ label: field.label, min: field.min ?? 0, max: field.max, integer: true });
	return {
		...reader,
		read(input, path, context) {
			if (typeof input !== 'string' || input.trim() === '') return reader.read(input, path, context);
			const parsed = parseVnd(input.slice(0, 2 * MAX_DIGITS));
			if (parsed.ok) return reader.read(parsed.value, path, context);
			report('error', parsed.problem, field.label, path, context);
			return undefined;
		},
	};
}

function readerOf(rules: NumberRules): FieldReader<number> {
	return {
		unanswered: null,
		toScope: (answer) => (rules.integer ? BigInt(answer) : answer),
		read(input, path, context) {
			if (isBlank(input) || (typeof input === 'string' && input.trim() === '')) return undefined;
			const value = parseNumber(input, rules.integer);
			if (value === null || (rules.integer && !Number.isSafeInteger(value))) {
				reportNotNumber(rules, path, context);
				return undefined;
			}
			checkRange(value, rules, path, context);
			return value;
		},
	};
}

function reportNotNumber({ label, integer }: NumberRules, path: string, context: ReadContext): void {
	context.findings.error(
		path,
		'type',
		integer
			? `“${label.vi}” phải là một số nguyên, chỉ gồm các chữ số, ví dụ 12.`
			: `“${label.vi}” phải là một số, ví dụ 12 hoặc 12,5.`,
		integer
			? `“${label.en}” must be a whole number in digits, for example 12.`
			: `“${label.en}” must be a number, for example 12 or 12.5.`,
	);
}

function checkRange(value: number, { label, min, max }: NumberRules, path: string, context: ReadContext): void {
	if (min !== undefined && value < min) {
		context.findings.error(
			path,
			'min',
			`“${label.vi}” là ${formatNumber(value)}, nhỏ hơn mức tối thiểu ${formatNumber(min)}.`,
			`“${label.en}” is ${value}; the smallest value allowed is ${min}.`,
		);
	}
	if (max !== undefined && value > max) {
		context.findings.error(
			path,
			'max',
			`“${label.vi}” là ${formatNumber(value)}, lớn hơn mức tối đa ${formatNumber(max)}.`,
			`“${label.en}” is ${value}; the largest value allowed is ${max}.`,
		);
	}
}
