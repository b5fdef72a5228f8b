import fc, { type Arbitrary } from 'fast-check';
import type { Answers, FormDefinition, FormField } from '../definition.ts';
import { rowCounts, validValue } from './valid-value.ts';

export interface ArbitraryOptions {
	/** ISO date that `today` bounds of dates are measured by; hand the same one to `evaluate`. Default 2026-11-23. */
	readonly today?: string;
	/**
	 * `valid`: every field has an answer that it accepts on its own account. `mixed` (default): also gaps, near misses,
	 * wrong types, hostile keys and sizes.
	 */
	readonly flavour?: 'valid' | 'mixed';
}

export const DEFAULT_TODAY = '2026-11-23';

/**
 * Answers of a form for property tests: `fc.assert(fc.property(arbitraryAnswers(form), …))`. Shrinks to few and simple
 * answers.
 */
export function arbitraryAnswers(definition: FormDefinition, options: ArbitraryOptions = {}): Arbitrary<Answers> {
	const { today = DEFAULT_TODAY, flavour = 'mixed' } = options;
	const fields = definition.sections.flatMap((section) => section.fields);
	const record = recordOf(fields, today, flavour);
	return flavour === 'valid' ? record : withStrangers(record);
}

/** The same `count` answers for the same seed: for comparing evaluations in different places. */
export function sampleAnswers(
	definition: FormDefinition,
	options: ArbitraryOptions & { readonly seed: number; readonly count: number },
): readonly Answers[] {
	return fc.sample(arbitraryAnswers(definition, options), { seed: options.seed, numRuns: options.count });
}

function recordOf(
	fields: readonly FormField[],
	today: string,
	flavour: 'valid' | 'mixed',
): Arbitrary<Record<string, unknown>> {
	const answers: Record<string, Arbitrary<unknown>> = {};
	for (const field of fields) {
		if (field.type === 'static') continue;
		const valid =
			field.type === 'group'
				? fc.array(recordOf(field.fields, today, flavour), rowCounts(field))
				: validValue(field, today);
		answers[field.key] = flavour === 'valid' ? valid : mixed(valid);
	}
	if (flavour === 'valid') return fc.record(answers, { noNullPrototype: true });
	return fc.record(answers, { requiredKeys: [], noNullPrototype: true });
}

function mixed(valid: Arbitrary<unknown>): Arbitrary<unknown> {
	return fc.oneof(
		{ arbitrary: valid, weight: 8 },
		{ arbitrary: fc.constantFrom<unknown>(null, '', '   ', [], {}, false, 0), weight: 1 },
		{ arbitrary: nearMiss(valid), weight: 2 },
		{ arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
		{ arbitrary: hostile, weight: 1 },
	);
}

/** A valid answer with something taken away, added or turned into another type. */
function nearMiss(valid: Arbitrary<unknown>): Arbitrary<unknown> {
	return fc.tuple(valid, fc.nat(20), fc.constantFrom('cut', 'add', 'text', 'part')).map(([value, place, change]) => {
		if (typeof value === 'string' && change === 'cut') return value.slice(0, place % (value.length + 1));
		if (typeof value === 'string') return `${value}${change === 'add' ? 'x' : ' \u0000\u0301'}`;
		if (typeof value === 'number') return change === 'text' ? `${value}` : value + 0.5 * place - 5;
		if (Array.isArray(value)) return change === 'cut' ? value.slice(0, -1) : [...value, ...value];
		if (typeof value === 'object' && value !== null) return changePart(value, place, change);
		return [value];
	});
}

function changePart(value: object, place: number, change: string): unknown {
	const entries = Object.entries(value);
	const [key] = entries[place % Math.max(entries.length, 1)] ?? [''];
	if (change === 'cut') return Object.fromEntries(entries.filter(([name]) => name !== key));
	return { ...value, [change === 'add' ? 'stranger' : key]: change === 'text' ? place : 'x' };
}

const hostile = fc.constantFrom<unknown>(
	'x'.repeat(30_000),
	'\ud800\u202e\u0000',
	'ａ１２３',
	Number.MAX_VALUE,
	-0,
	Array.from({ length: 300 }, () => 'a'),
	Array.from({ length: 60 }, () => ({})),
	JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}'),
	JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
);

/** Now and then keys that no form has, those of prototypes among them. */
function withStrangers(answers: Arbitrary<Record<string, unknown>>): Arbitrary<Answers> {
	const strangers = fc.constantFrom<unknown>(
		{},
		{},
		{},
		{ stranger: 1 },
		JSON.parse('{"__proto__":{"polluted":true}}'),
		{ constructor: 'x', toString: null },
	);
	return fc.tuple(answers, strangers).map(([own, more]) => {
		const all: Record<string, unknown> = { ...own };
		// Not by spreading: `__proto__` has to arrive as a key of its own, as JSON brings it.
		for (const [key, value] of Object.entries(Object(more)))
			Object.defineProperty(all, key, { value, enumerable: true, configurable: true, writable: true });
		return all;
	});
}
