import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FormDefinition, FormField } from '../src/index.ts';
import {
	answersJsonSchema,
	checkFormExpression,
	formDefinitionJsonSchema,
	parseFormDefinition,
} from '../src/schema/index.ts';
import { everyFieldForm } from '../src/testing/index.ts';
import { formOf, label, ruleOf, sectionOf } from './factories.ts';

/** `path: code` of every problem. */
function problems(definition: unknown): readonly string[] {
	const parsed = parseFormDefinition(definition);
	return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path}: ${code}`);
}

function messages(definition: unknown): readonly string[] {
	const parsed = parseFormDefinition(definition);
	return parsed.ok ? [] : parsed.problems.map(({ message }) => message.vi);
}

const text = (key: string, more: object = {}): FormField => ({ key, type: 'text', label: label(key), ...more });
const options = ['a', 'b'].map((value) => ({ value, label: label(value) }));
const rows: FormField = {
	key: 'rows',
	type: 'group',
	label: label('rows'),
	itemLabel: label('row'),
	fields: [
		text('name'),
		{ key: 'count', type: 'number', label: label('count') },
		{ key: 'kind', type: 'choice', label: label('kind'), options },
	],
};
const fields: readonly FormField[] = [
	text('name'),
	{ key: 'age', type: 'number', label: label('age') },
	{ key: 'weight', type: 'number', integer: false, label: label('weight') },
	{ key: 'born', type: 'date', label: label('born') },
	{ key: 'kind', type: 'choice', label: label('kind'), options },
	{ key: 'wishes', type: 'multiChoice', label: label('wishes'), options },
	{ key: 'home', type: 'address', label: label('home') },
	{ key: 'mother', type: 'person', label: label('mother'), ask: ['birthDate', 'personalId'] },
	{ key: 'sure', type: 'boolean', label: label('sure') },
	rows,
];

/** The form above with one more field that is shown by this condition. */
const shownWhen = (visibleWhen: string): FormDefinition => formOf([...fields, text('last', { visibleWhen })]);

describe('a definition', () => {
	it('with every kind of field is accepted as it is', () => {
		const parsed = parseFormDefinition(JSON.parse(JSON.stringify(everyFieldForm)));
		expect(parsed).toEqual({ ok: true, definition: everyFieldForm });
	});

	it.each([
		[null, [': shape.type']],
		['form', [': shape.type']],
		[{}, ['formVersion: shape.value', 'id: shape.missing', 'title: shape.missing', 'sections: shape.missing']],
		[{ ...formOf([text('a')]), formVersion: 2 }, ['formVersion: shape.value']],
		[{ ...formOf([text('a')]), title: { vi: 'x' } }, ['title.en: shape.missing']],
		[{ ...formOf([text('a')]), extra: 1 }, [': shape.unknownKey']],
		[formOf([]), ['sections[0].fields: shape.min']],
		[formOf([text('Big')]), ['sections[0].fields[0].key: shape.format']],
		[formOf([text('a', { maxLenght: 3 })]), ['sections[0].fields[0]: shape.unknownKey']],
		[formOf([text('a', { maxLength: '3' })]), ['sections[0].fields[0].maxLength: shape.type']],
		[formOf([text('a', { maxLength: 1.5 })]), ['sections[0].fields[0].maxLength: shape.type']],
		[formOf([text('a', { maxLength: 30_000 })]), ['sections[0].fields[0].maxLength: shape.max']],
		[formOf([text('a', { width: 5 })]), ['sections[0].fields[0].width: shape.value']],
		[formOf([text('a', { type: 'textt' })]), ['sections[0].fields[0].type: shape.value']],
		[formOf([text('a', { label: undefined })]), ['sections[0].fields[0].label: shape.missing']],
		[
			formOf([{ key: 'd', type: 'date', label: label('d'), min: 'tomorrow' }]),
			['sections[0].fields[0].min: shape.format'],
		],
		[formOf([{ key: 'f', type: 'file', label: label('f'), accept: [] }]), ['sections[0].fields[0].accept: shape.min']],
		[formOf([{ ...rows, maxItems: 51 } as FormField]), ['sections[0].fields[0].maxItems: shape.max']],
		[
			formOf([{ ...rows, fields: [{ ...rows, fields: [rows] }] } as unknown as FormField]),
			['sections[0].fields[0].fields[0].fields[0].type: shape.value'],
		],
	])('%#: wrong in its shape', (definition, expected) => {
		expect(problems(definition)).toEqual(expected);
	});

	it('is told in Vietnamese what is expected', () => {
		const wrong = formOf([text('a', { maxLenght: 3, width: 5, minLength: '1', pattern: '' })]);
		expect([...messages(wrong)].sort()).toEqual([
			'Giá trị không hợp lệ; chỉ nhận: 3, 4, 6, 8, 12.',
			'Không có thuộc tính tên maxLenght ở đây.',
			'Quá ít; tối thiểu 1 ký tự.',
			'Sai kiểu dữ liệu; cần một số.',
		]);
	});

	it.each([
		[[text('a'), text('a')], ['sections[0].fields[1].key: key.duplicate']],
		[[text('today')], ['sections[0].fields[0].key: key.reserved']],
		[[text('constructor')], ['sections[0].fields[0].key: key.reserved']],
		[[text('item')], ['sections[0].fields[0].key: key.reserved']],
		[[text('type')], ['sections[0].fields[0].key: key.reserved']],
		[[text('a', { rules: [ruleOf('required', 'true')] })], ['sections[0].fields[0].rules[0].id: rule.reserved']],
		[
			[text('a', { rules: [ruleOf('r', 'true')] }), text('b', { rules: [ruleOf('r', 'true')] })],
			['sections[0].fields[1].rules[0].id: rule.duplicate'],
		],
		[
			[{ key: 'c', type: 'choice', label: label('c'), options: [...options, ...options] }],
			[
				'sections[0].fields[0].options[2].value: option.duplicate',
				'sections[0].fields[0].options[3].value: option.duplicate',
			],
		],
		[[text('a', { minLength: 9, maxLength: 3 })], ['sections[0].fields[0].maxLength: limit.order']],
		[[{ key: 'n', type: 'number', label: label('n'), min: 2, max: 1 }], ['sections[0].fields[0].max: limit.order']],
		[
			[{ key: 'd', type: 'date', label: label('d'), min: '2026-01-02', max: '2026-01-01' }],
			['sections[0].fields[0].max: limit.order'],
		],
		[
			[{ key: 'm', type: 'multiChoice', label: label('m'), options, minItems: 3 }],
			['sections[0].fields[0].minItems: limit.order'],
		],
		[[{ ...rows, minItems: 5, maxItems: 2 }], ['sections[0].fields[0].maxItems: limit.order']],
		[[{ ...rows, computed: 'rows' }], ['sections[0].fields[0].computed: computed.kind']],
		[
			[{ key: 'f', type: 'file', label: label('f'), accept: ['pdf'], computed: 'x' }],
			['sections[0].fields[0].computed: computed.kind'],
		],
		[
			[{ key: 'p', type: 'person', label: label('p'), ask: ['gender'], optional: ['birthDate'] }],
			['sections[0].fields[0].optional[0]: person.part'],
		],
		[[text('a', { pattern: '(?=x)' })], ['sections[0].fields[0].pattern: pattern.lookAround']],
		[[text('a', { pattern: '(x)\\1' })], ['sections[0].fields[0].pattern: pattern.backReference']],
	] as const)('%#: wrong in its names and limits', (some, expected) => {
		expect(problems(formOf(some as readonly FormField[]))).toEqual(expected);
	});

	it('has each section once, and keys of rows for themselves', () => {
		const twice = formOf([], { sections: [sectionOf('s', [text('a')]), sectionOf('s', [text('b')])] });
		expect(problems(twice)).toEqual(['sections[1].key: key.duplicate']);
		expect(problems(formOf([text('name'), rows, { ...rows, key: 'others' }]))).toEqual([]);
	});

	it('has a limited number of fields', () => {
		const sections = Array.from({ length: 4 }, (_, section) =>
			sectionOf(
				`s${section}`,
				Array.from({ length: 100 }, (_, field) => text(`f${section}x${field}`)),
			),
		);
		expect(problems(formOf([], { sections }))).toEqual([': form.fields']);
	});
});

describe('an expression', () => {
	it.each([
		'age >= 18 && weight > 2.5 && weight < 3',
		'name == null || null == mother || home != null || kind == null || age == null || sure == true',
		'mother.identity.number == "1" && mother.birthDate < today',
		'home.provinceCode in ["01", "79"]',
		'kind in ["a", "b"] && "a" in wishes',
		'rows.exists(r, r.kind == "a" && r.count > 1)',
		'rows.filter(r, r.count > 1).map(r, r.count * 2).size() == 2',
		'sumBy(rows, "count", "count") > 3',
		'sum(rows.map(r, orElse(r.count, 0))) > 3',
		'matches(name, "[A-Z]+")',
		'blank(rows) || has(mother.fullName)',
		'size(wishes) == 1 && wishes[0] == "a"',
		'wishes.exists(w, w == "a") || [1, 2].all(n, n < age)',
		'!sure && -age < 0 && rows[0].count % 2 == 0',
	])('%s is right', (source) => {
		expect(problems(shownWhen(source))).toEqual([]);
	});

	it.each([
		['agee > 1', 'expression.unknownName', 'Có phải là “age”?'],
		['zzz', 'expression.unknownName', 'Không có mục nào tên “zzz”.'],
		['item.name == "x"', 'expression.unknownName', 'bên trong nhóm lặp'],
		['age + "x" == "y"', 'expression.type', 'int + string'],
		['age', 'expression.result', 'true hoặc false'],
		['name.size', 'expression.type', 'Cannot index'],
		['home.provinceKode == "01"', 'expression.type', 'provinceKode'],
		['mother.gender == "male"', 'expression.type', 'gender'],
		['rows.exists(r, r.cuont > 1)', 'expression.type', 'cuont'],
		['age.startsWith("x")', 'expression.type', 'startsWith'],
		['(blank(name) ? "a" : null) == "a"', 'expression.type', 'dyn(null)'],
		['age >', 'expression.syntax', 'ký tự thứ'],
		['name.matches("a")', 'expression.function', '.matches()'],
		['matches(name, name)', 'expression.patternLiteral', 'viết thẳng'],
		['matches(name, "(a")', 'pattern.syntax', 'vị trí 0'],
		['kind == "c"', 'expression.option', '“c” không phải là lựa chọn của mục “kind”'],
		['"aa" == kind', 'expression.option', 'Có phải là “a”?'],
		['kind in ["a", "c"]', 'expression.option', '“c”'],
		['"c" in wishes', 'expression.option', '“c”'],
		['rows.exists(r, r.kind == "c")', 'expression.option', '“c”'],
		['sumBy(rows, "name") > 1', 'expression.sumBy', '“name” không phải'],
		['sumBy(rows, name) > 1', 'expression.sumBy', 'viết thẳng'],
		['sumBy(wishes, "count") > 1', 'expression.sumBy', '“count”'],
		['last == "x"', 'expression.circle', 'last → last'],
		['orElse(name, 1) == 1', 'expression.type', 'same type'],
		['1u == age', 'expression.literal', '1u'],
		['{}.size() == 0', 'expression.mapLiteral', '{…}'],
		[`${'age > 1 && '.repeat(170)}true`, 'expression.nodes', 'quá phức tạp'],
		['rows.all(a, rows.all(b, rows.all(c, true)))', 'expression.macroDepth', '2 tầng'],
	])('%s is refused: %s', (source, code, words) => {
		const parsed = parseFormDefinition(shownWhen(source));
		if (parsed.ok) throw new Error('accepted');
		expect(parsed.problems.map((problem) => problem.code)).toEqual([code]);
		expect(parsed.problems[0]?.message.vi).toContain(words);
		expect(parsed.problems[0]?.path).toContain('sections[0].fields[10]');
		expect(parsed.problems[0]?.message.en).not.toBe('');
	});

	const within = (more: object): FormDefinition =>
		formOf([
			...fields.slice(0, -1),
			{ ...rows, fields: [...(rows.type === 'group' ? rows.fields : []), text('last', more)] },
		]);

	it('inside rows sees the row', () => {
		expect(problems(within({ visibleWhen: 'item.count > 1 && index == 0 && age > 1' }))).toEqual([]);
		expect(problems(within({ rules: [ruleOf('once', 'rows.exists_one(r, r.name == item.name)')] }))).toEqual([]);
	});

	it.each([
		['count > 1', 'expression.unknownName', '“item.count”'],
		['item.kind == "c"', 'expression.option', '“c”'],
		['item == null', 'expression.wholeRow', 'item.tên'],
		['outerItem.name == ""', 'expression.unknownName', 'nhóm lặp khác'],
		['size(rows) > 1', 'expression.circle', 'rows → rows'],
		['item.last == ""', 'expression.circle', 'last → last'],
	])('inside rows %s is refused: %s', (source, code, words) => {
		const parsed = parseFormDefinition(within({ visibleWhen: source }));
		if (parsed.ok) throw new Error('accepted');
		expect(parsed.problems.map((problem) => problem.code)).toContain(code);
		expect(parsed.problems.map((problem) => problem.message.vi).join(' ')).toContain(words);
	});

	it('gives what its place needs', () => {
		const place = (more: object) =>
			problems(formOf([...fields, { key: 'last', label: label('l'), ...more } as FormField]));
		const here = 'sections[0].fields[10]';
		expect(place({ type: 'text', computed: 'age' })).toEqual([`${here}.computed: expression.result`]);
		expect(place({ type: 'number', computed: 'weight' })).toEqual([`${here}.computed: expression.result`]);
		expect(place({ type: 'number', integer: false, computed: 'age' })).toEqual([]);
		expect(place({ type: 'money', computed: 'age * 1000' })).toEqual([]);
		expect(place({ type: 'boolean', computed: 'age > 1' })).toEqual([]);
		expect(place({ type: 'address', computed: 'home' })).toEqual([]);
		expect(place({ type: 'address', computed: 'mother' })).toEqual([`${here}.computed: expression.result`]);
		expect(place({ type: 'person', ask: [], computed: 'home' })).toEqual([`${here}.computed: expression.result`]);
		expect(place({ type: 'multiChoice', options, computed: 'wishes' })).toEqual([]);
		expect(place({ type: 'text', computed: 'sure ? dyn("x") : dyn(null)' })).toEqual([]);
		expect(place({ type: 'text', requiredWhen: 'age' })).toEqual([`${here}.requiredWhen: expression.result`]);
		expect(place({ type: 'choice', options: [{ ...options[0], visibleWhen: 'age' }] })).toEqual([
			`${here}.options[0].visibleWhen: expression.result`,
		]);
	});

	it('may stand in texts', () => {
		const note = (vi: string, help?: string) =>
			problems(
				formOf([
					...fields,
					{
						key: 'note',
						type: 'static',
						label: { vi, en: 'x' },
						...(help === undefined ? {} : { help: { vi: help, en: 'x' } }),
					},
				]),
			);
		const here = 'sections[0].fields[10]';
		expect(note('{{ name }} {{ sure }} {{ age + 1 }} {{ wishes }}', '{{ formatDate(born) }}')).toEqual([]);
		expect(note('{{ nam }}')).toEqual([`${here}.label.vi: expression.unknownName`]);
		expect(note('{{ age > 1 }}')).toEqual([`${here}.label.vi: expression.result`]);
		expect(note('{{ rows }}')).toEqual([`${here}.label.vi: expression.result`]);
		expect(note('x', '{{ age')).toEqual([`${here}.help.vi: text.placeholder`]);
		expect(note('{{1}}'.repeat(21))).toEqual([`${here}.label.vi: text.placeholder`]);
		expect(problems(formOf([text('a', { label: label('{{ a }}') })]))).toEqual([
			'sections[0].fields[0].label.vi: text.noPlaceholders',
			'sections[0].fields[0].label.en: text.noPlaceholders',
		]);
	});

	it('of sections and of the form are checked too', () => {
		const sections = [sectionOf('first', [text('a')]), sectionOf('second', [text('b')], { visibleWhen: 'a == 1' })];
		expect(problems(formOf([], { sections }))).toEqual(['sections[1].visibleWhen: expression.type']);
		expect(problems(formOf([text('a')], { rules: [ruleOf('r', 'b == "x"')] }))).toEqual([
			'rules[0].test: expression.unknownName',
		]);
		const own = [sectionOf('first', [text('a')], { visibleWhen: 'a == "x"' })];
		const parsed = parseFormDefinition(formOf([], { sections: own }));
		expect(parsed.ok ? '' : parsed.problems[0]?.message.vi).toContain('first → a → first');
	});

	it('from outside of the form can be checked against it', () => {
		const form = formOf(fields);
		expect(checkFormExpression(form, 'age > 1', 'bool', 'documents[0].requiredWhen')).toEqual([]);
		expect(checkFormExpression(form, 'name + " " + today', 'string', 'subject')).toEqual([]);
		expect(checkFormExpression(form, 'age', 'string', 'subject').map(({ path, code }) => `${path}: ${code}`)).toEqual([
			'subject: expression.result',
		]);
	});
});

describe('JSON Schemas', () => {
	it('of definitions is 2020-12 and accepts what the parser accepts', () => {
		const schema = formDefinitionJsonSchema();
		expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
		const read = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(everyFieldForm);
		expect(read.error?.issues ?? []).toEqual([]);
	});

	it('of answers names every field and requires what is always asked', () => {
		const schema = answersJsonSchema(everyFieldForm);
		expect(schema.required).toEqual(['fullName', 'birthDate', 'identity', 'residence', 'purpose', 'truthful']);
		expect(schema.additionalProperties).toBe(false);
		expect(Object.keys(schema.properties as object)).not.toContain('feeNote');
	});
});
