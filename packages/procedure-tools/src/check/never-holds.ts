import type { FormDefinition, FormField } from '@motcua/forms';
import { evaluateExpression } from '@motcua/forms';
import { namesIn } from './expressions.ts';
import { fieldsOf } from './form-fields.ts';

/** Above this a condition is left alone: it names too many fields to try them all. */
const MAX_COMBINATIONS = 4096;
const WORDS = new Set(['true', 'false', 'null', 'in']);
const LABEL = { vi: '–', en: '–' };

/**
 * True when no answer to the form makes the condition hold. Tries every combination of choices, ticks and numbers (at, below and above each
 * number that the condition names); says nothing about conditions on text or dates, with functions or with arithmetic.
 */
export function neverHolds(form: FormDefinition, source: string): boolean {
	const names = [...namesIn(source)].filter((name) => !WORDS.has(name));
	const fields = fieldsOf(form).filter(({ path }) => names.includes(path));
	const domains = fields.map(({ field }) => valuesOf(field, source));
	if (fields.length !== names.length || domains.some((values) => values === undefined)) return false;
	const known = domains.map((values) => values ?? []);
	if (known.reduce((count, values) => count * values.length, 1) > MAX_COMBINATIONS) return false;
	const probe = probeForm(
		form,
		fields.map(({ field }) => field),
	);
	return combinations(known).every((values) => {
		const answers = Object.fromEntries(
			fields.map(({ path }, index) => [path, values[index]] as const).filter(([, value]) => value !== null),
		);
		return evaluateExpression(probe, source, answers, { today: '2026-01-01' }) !== true;
	});
}

/** Every answer that may matter to the condition; undefined when they cannot be listed. */
function valuesOf(field: FormField, source: string): readonly unknown[] | undefined {
	if (field.type === 'boolean') return [false, true];
	if (field.type === 'choice') return [null, ...field.options.map((option) => option.value)];
	const isNumber = field.type === 'number' || field.type === 'money';
	if (!isNumber || /[+*/%(-]/.test(withoutText(source))) return undefined;
	const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = field;
	const named = (withoutText(source).match(/\d+(\.\d+)?/g) ?? []).map(Number);
	const near = named.flatMap((value) => [value - 1, value, value + 1]);
	return [null, ...new Set([min, max, ...near].filter((value) => value >= min && value <= max))];
}
const withoutText = (source: string) => source.replaceAll(/"[^"]*"|'[^']*'/g, '');

/** The named fields alone, always shown: conditions around them are other questions. */
function probeForm(form: FormDefinition, fields: readonly FormField[]): FormDefinition {
	const bare = fields.map((field): FormField => {
		const { key } = field;
		if (field.type === 'choice') {
			return {
				key,
				type: 'choice',
				label: LABEL,
				options: field.options.map(({ value }) => ({ value, label: LABEL })),
			};
		}
		if (field.type === 'number') {
			return { key, type: 'number', label: LABEL, ...(field.integer === undefined ? {} : { integer: field.integer }) };
		}
		return field.type === 'money' ? { key, type: 'money', label: LABEL } : { key, type: 'boolean', label: LABEL };
	});
	return { formVersion: 1, id: form.id, title: LABEL, sections: [{ key: 'probe', title: LABEL, fields: bare }] };
}

const combinations = (domains: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] =>
	domains.reduce<readonly (readonly unknown[])[]>(
		(tails, values) => tails.flatMap((tail) => values.map((value) => [...tail, value])),
		[[]],
	);
