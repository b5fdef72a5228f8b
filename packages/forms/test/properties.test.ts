import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answers, FormField } from '../src/index.ts';
import { compileForm, describeAnswers, evaluate, evaluateExpression } from '../src/index.ts';
import { answersJsonSchema } from '../src/schema/index.ts';
import {
	arbitraryAnswers,
	everyFieldForm,
	findValidAnswers,
	plainEvaluation,
	sampleAnswers,
} from '../src/testing/index.ts';
import { formOf, label, ruleOf, run, TODAY } from './factories.ts';

const form = compileForm(everyFieldForm);
const context = { today: TODAY };

/** Anything that a program could hand over, JSON or not. */
const anything = fc.anything({
	maxDepth: 3,
	withBigInt: true,
	withDate: true,
	withMap: true,
	withSet: true,
	withTypedArray: true,
	withNullPrototype: true,
	withObjectString: true,
	withSparseArray: true,
});
const keys = [...form.elements.keys()];
const anyAnswers: fc.Arbitrary<Answers> = fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), anything);

/** `papers[0].holders[1].share` → the paths of everything that it stands in. */
function around(path: string): readonly string[] {
	const parents: string[] = [];
	for (let dot = path.indexOf(']'); dot >= 0; dot = path.indexOf(']', dot + 1)) {
		parents.push(path.slice(0, path.lastIndexOf('[', dot)));
	}
	return parents;
}

describe('for any answers at all', () => {
	it('evaluation does not throw, and says why when it keeps nothing', () => {
		fc.assert(
			fc.property(fc.oneof(anyAnswers, anything), (answers) => {
				const evaluation = evaluate(form, answers as Answers, { ...context, texts: true });
				for (const finding of evaluation.findings) {
					expect(finding.message.vi).not.toBe('');
					expect(finding.message.en).not.toBe('');
				}
				JSON.stringify(evaluation.answers);
				describeAnswers(form, evaluation.answers, 'vi');
			}),
			{ numRuns: 1_000 },
		);
	});

	it('evaluating its own output changes nothing', () => {
		fc.assert(
			fc.property(fc.oneof(arbitraryAnswers(everyFieldForm), anyAnswers), (answers) => {
				const once = evaluate(form, answers, context);
				const stored: Answers = JSON.parse(JSON.stringify(once.answers));
				const twice = evaluate(form, stored, context);
				expect(twice.answers).toEqual(once.answers);
				expect(twice.visible).toEqual(once.visible);
				expect(twice.required).toEqual(once.required);
				expect(twice.options).toEqual(once.options);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('an expression sees the same in an evaluation and in its answers read back', () => {
		const scalars = [...form.elements].flatMap(([key, { kind }]) => (kind === 'field' ? [key] : []));
		fc.assert(
			fc.property(arbitraryAnswers(everyFieldForm), fc.constantFrom(...scalars), (answers, key) => {
				const { answers: given } = evaluate(form, answers, context);
				const readBack: Answers = JSON.parse(JSON.stringify(given));
				expect(evaluateExpression(form, key, given, context)).toEqual(evaluateExpression(form, key, readBack, context));
			}),
			{ numRuns: 500 },
		);
	});

	it('what is answered or required is visible, and stands in something visible', () => {
		fc.assert(
			fc.property(arbitraryAnswers(everyFieldForm), (answers) => {
				const { answers: kept, visible, required } = evaluate(form, answers, context);
				for (const key of Object.keys(kept)) expect(visible).toContain(key);
				for (const path of required) expect(visible).toContain(path);
				for (const path of visible) for (const parent of around(path)) expect(visible).toContain(parent);
			}),
			{ numRuns: 500 },
		);
	});

	it('a required field without an answer has an error, at itself', () => {
		fc.assert(
			fc.property(arbitraryAnswers(everyFieldForm), (answers) => {
				const { answers: kept, required, findings } = evaluate(form, answers, context);
				const wrong = findings.filter((finding) => finding.severity === 'error').map((finding) => finding.path);
				for (const path of required) {
					if (path.includes('[') || kept[path] !== undefined) continue;
					expect(wrong.some((found) => found === path || found.startsWith(`${path}.`))).toBe(true);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('the same input gives the same evaluation', () => {
		fc.assert(
			fc.property(arbitraryAnswers(everyFieldForm), (answers) => {
				expect(plainEvaluation(form, answers, context)).toEqual(plainEvaluation(form, answers, context));
			}),
			{ numRuns: 200 },
		);
	});
});

describe('for a form of any conditions', () => {
	const expression = fc.constantFrom(
		'a > 3',
		'a == b',
		'blank(c)',
		'!(a < b)',
		'size(c) > 1 || a / b == 2',
		'c == "x" && a % b == 0',
		'orElse(c, "x") == "x"',
		'd',
		'rows.all(r, r.n > a)',
		'sumBy(rows, "n") > 3',
		'daysBetween(c, today) > 0',
		'true',
	);
	const maybe = fc.option(expression, { nil: undefined });
	const more = fc.record(
		{ visibleWhen: expression, requiredWhen: expression, required: fc.boolean() },
		{ requiredKeys: [], noNullPrototype: true },
	);
	const fields = fc.tuple(more, more, more, more, more, maybe).map(([a, b, c, d, rows, test]): readonly FormField[] => [
		{ key: 'a', type: 'number', label: label('a'), ...a },
		{ key: 'b', type: 'number', label: label('b'), ...b },
		{ key: 'c', type: 'text', label: label('c'), ...c, ...(test === undefined ? {} : { rules: [ruleOf('r', test)] }) },
		{ key: 'd', type: 'boolean', label: label('d'), ...d },
		{
			key: 'rows',
			type: 'group',
			label: label('rows'),
			itemLabel: label('row'),
			fields: [{ key: 'n', type: 'number', label: label('n') }],
			...rows,
		},
	]);
	const answers = fc.record(
		{
			a: fc.integer({ min: -1, max: 5 }),
			b: fc.integer({ min: -1, max: 5 }),
			c: fc.constantFrom('x', 'xyz', '2026-01-01'),
			d: fc.boolean(),
			rows: fc.array(fc.record({ n: fc.integer({ min: 0, max: 4 }) }, { requiredKeys: [] }), { maxLength: 3 }),
		},
		{ requiredKeys: [], noNullPrototype: true },
	);

	it('even one that goes in circles, evaluation ends and hidden fields have no answer', () => {
		fc.assert(
			fc.property(fields, answers, (some, input) => {
				const evaluation = run(formOf(some), input);
				for (const field of some) {
					if (!evaluation.visible.has(field.key)) expect(evaluation.answers[field.key]).toBeUndefined();
				}
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('generated answers', () => {
	it('that are valid are found, the same for the same seed', () => {
		for (let seed = 1; seed <= 20; seed += 1) {
			const answers = findValidAnswers(everyFieldForm, { seed });
			expect(evaluate(form, answers, context).findings.filter((one) => one.severity === 'error')).toEqual([]);
			expect(findValidAnswers(everyFieldForm, { seed })).toEqual(answers);
		}
	});

	it('that are valid conform to the JSON Schema of the answers', () => {
		const schema = z.fromJSONSchema(answersJsonSchema(everyFieldForm) as Parameters<typeof z.fromJSONSchema>[0]);
		for (let seed = 100; seed < 140; seed += 1) {
			const read = schema.safeParse(findValidAnswers(everyFieldForm, { seed }));
			expect(read.error?.issues ?? []).toEqual([]);
		}
		expect(schema.safeParse({}).success).toBe(false);
		expect(schema.safeParse({ ...findValidAnswers(everyFieldForm, { seed: 1 }), stranger: 1 }).success).toBe(false);
	});

	it('are a mix: some right, some wrong in many ways', () => {
		const seen = new Set<string>();
		for (const answers of sampleAnswers(everyFieldForm, { seed: 5, count: 400 }))
			for (const finding of evaluate(form, answers, context).findings) seen.add(finding.code);
		expect(seen.size).toBeGreaterThan(15);
	});

	it('that no guess can make valid end in an error that says why', () => {
		const impossible = formOf([{ key: 'a', type: 'boolean', label: label('a') }], {
			rules: [ruleOf('never', 'false')],
		});
		expect(() => findValidAnswers(impossible, { seed: 1 })).toThrow('Vi phạm never');
	});
});
