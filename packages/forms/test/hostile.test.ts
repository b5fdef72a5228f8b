import { describe, expect, it } from 'vitest';
import type { FormField } from '../src/index.ts';
import { evaluate } from '../src/index.ts';
import { parseFormDefinition } from '../src/schema/index.ts';
import { everyFieldForm } from '../src/testing/index.ts';
import { formOf, label, ruleOf, run, TODAY } from './factories.ts';

/** Milliseconds of the quickest of three runs: a busy machine does not count. */
function quickest(work: () => void): number {
	const times = [0, 1, 2].map(() => {
		const began = performance.now();
		work();
		return performance.now() - began;
	});
	return Math.min(...times);
}

function nested(depth: number): unknown {
	let value: unknown = 'x';
	for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
	return value;
}

describe('hostile answers', () => {
	const keys = everyFieldForm.sections.flatMap((section) => section.fields.map((field) => field.key));
	const everywhere = (value: unknown) => Object.fromEntries(keys.map((key) => [key, value]));

	it.each([
		['a text of a million characters', 'x'.repeat(1_000_000)],
		['a million combining marks', '\u0301'.repeat(1_000_000)],
		['a million lone surrogates', '\ud800'.repeat(1_000_000)],
		['a million digits', '1'.repeat(1_000_000)],
		['a list of a million', Array.from({ length: 1_000_000 }, () => 'a')],
		['a list of a hundred thousand rows', Array.from({ length: 100_000 }, () => ({ name: 'a', pages: 1 }))],
		['rows of rows', Array.from({ length: 50 }, () => ({ holders: Array.from({ length: 10_000 }, () => ({})) }))],
		['deep nesting', nested(5_000)],
		['an object of many keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]))],
	])('%s in every field is answered quickly and shortly', (_, value) => {
		const answers = everywhere(value);
		const time = quickest(() => {
			const evaluation = evaluate(everyFieldForm, answers, { today: TODAY, texts: true });
			expect(evaluation.findings.length).toBeLessThanOrEqual(500);
			expect(JSON.stringify(evaluation).length).toBeLessThan(2_000_000);
		});
		expect(time).toBeLessThan(300);
	});

	it('with a hundred thousand unknown keys get ten remarks', () => {
		const answers = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]));
		const time = quickest(() => {
			const { findings } = evaluate(everyFieldForm, answers, { today: TODAY });
			expect(findings.filter((finding) => finding.code === 'unknownKey')).toHaveLength(10);
		});
		expect(time).toBeLessThan(300);
	});

	it('never make more findings than can be read, and keep an error among them', () => {
		const row: FormField = { key: 'n', type: 'number', label: label('n'), required: true };
		const group = (key: string, fields: readonly FormField[]): FormField => ({
			key,
			type: 'group',
			label: label(key),
			itemLabel: label(key),
			fields,
		});
		const form = formOf([group('outer', [group('inner', [row])])]);
		const rows = Array.from({ length: 50 }, () => ({ inner: Array.from({ length: 50 }, () => ({ n: 'x' })) }));
		const { findings } = run(form, { outer: rows });
		expect(findings).toHaveLength(500);
		expect(findings.at(-1)?.severity).toBe('error');
	});
});

describe('hostile definitions', () => {
	const field = (more: object): unknown =>
		formOf([{ key: 'a', type: 'text', label: label('a'), ...more } as FormField]);

	it('that could loop for long are refused', () => {
		const rows: FormField = {
			key: 'rows',
			type: 'group',
			label: label('rows'),
			itemLabel: label('row'),
			fields: [
				{
					key: 'n',
					type: 'number',
					label: label('n'),
					rules: [ruleOf('slow', 'rows.all(p, rows.all(q, p.n + q.n >= item.n && p.n * q.n >= 0))')],
				},
			],
		};
		const parsed = parseFormDefinition(formOf([rows]));
		expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.code)).toEqual(['form.cost']);
		// Even unchecked its work has an end.
		const input = { rows: Array.from({ length: 50 }, (_, n) => ({ n })) };
		expect(quickest(() => run(formOf([rows]), input))).toBeLessThan(5_000);
	});

	it.each([
		['deep nesting', nested(100_000)],
		['a group in a group in a group in …', deepGroups(1_000)],
		['a long expression', field({ visibleWhen: 'a'.repeat(100_000) })],
		['a deep expression', field({ visibleWhen: `${'('.repeat(900)}true${')'.repeat(900)}` })],
		['many negations', field({ visibleWhen: `${'!'.repeat(1_900)}true` })],
		['an expensive pattern', field({ pattern: '((a{50}){50}){50}' })],
		[
			'many fields',
			formOf(Array.from({ length: 50_000 }, (_, n) => ({ key: `k${n}`, type: 'text', label: label('x') }))),
		],
		['a prototype', JSON.parse('{"__proto__":{"formVersion":1},"formVersion":1}')],
		['no JSON', () => undefined],
		['nothing', undefined],
	])('%s: refused, not thrown', (_, definition) => {
		const time = quickest(() => expect(parseFormDefinition(definition).ok).toBe(false));
		expect(time).toBeLessThan(1_000);
	});
});

function deepGroups(depth: number): unknown {
	let field: unknown = { key: 'a', type: 'text', label: label('a') };
	for (let level = 0; level < depth; level += 1)
		field = { key: 'g', type: 'group', label: label('g'), itemLabel: label('g'), fields: [field] };
	return formOf([field as FormField]);
}
