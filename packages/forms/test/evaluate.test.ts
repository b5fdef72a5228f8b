import { describe, expect, it } from 'vitest';
import type { FormField } from '../src/index.ts';
import { compileForm, evaluate, evaluateExpression, sectionOfPath, validateSection } from '../src/index.ts';
import { everyFieldForm, findValidAnswers } from '../src/testing/index.ts';
import { codes, formOf, label, ruleOf, run, sectionOf, TODAY } from './factories.ts';

const text = (key: string, more: Partial<FormField> = {}): FormField =>
	({ key, type: 'text', label: label(key), ...more }) as FormField;
const number = (key: string, more: Partial<FormField> = {}): FormField =>
	({ key, type: 'number', label: label(key), ...more }) as FormField;

describe('visibility', () => {
	const form = formOf([
		{ key: 'married', type: 'boolean', label: label('Đã kết hôn') },
		text('spouse', { visibleWhen: 'married', required: true }),
		text('spouseNote', { visibleWhen: 'spouse == "An"' }),
	]);

	it('drops the answer of a hidden field, and with it what hangs on it', () => {
		const evaluation = run(form, { married: false, spouse: 'An', spouseNote: 'x' });
		expect(evaluation.answers).toEqual({ married: false });
		expect([...evaluation.visible]).toEqual(['married']);
		expect([...evaluation.required]).toEqual([]);
		expect(evaluation.findings).toEqual([]);
	});

	it('asks as soon as the condition holds', () => {
		const evaluation = run(form, { married: true });
		expect([...evaluation.visible]).toEqual(['married', 'spouse']);
		expect(codes(evaluation)).toEqual(['spouse: required']);
	});

	it('does not depend on the order of the fields', () => {
		const reversed = formOf([...form.sections.flatMap((section) => section.fields)].reverse());
		const evaluation = run(reversed, { married: true, spouse: 'An', spouseNote: 'x' });
		expect([...evaluation.visible]).toEqual(['spouseNote', 'spouse', 'married']);
		expect(Object.keys(evaluation.answers)).toEqual(['spouseNote', 'spouse', 'married']);
	});

	it('hides a whole section', () => {
		const sections = [
			sectionOf('first', [text('kind')]),
			sectionOf('second', [text('detail', { required: true })], { visibleWhen: 'kind == "long"' }),
		];
		const two = formOf([], { sections });
		expect(run(two, { kind: 'short', detail: 'x' }).answers).toEqual({ kind: 'short' });
		expect([...run(two, { kind: 'short' }).sections]).toEqual(['first']);
		expect(codes(run(two, { kind: 'long' }))).toEqual(['detail: required']);
	});

	it('does not count an answer with an error as an answer', () => {
		const strict = formOf([
			{ key: 'phone', type: 'phone', label: label('Điện thoại') },
			text('callTime', { visibleWhen: '!blank(phone)' }),
		]);
		expect([...run(strict, { phone: '123' }).visible]).toEqual(['phone']);
		expect(run(strict, { phone: '123' }).answers).toEqual({ phone: '123' });
		expect([...run(strict, { phone: '0912345678' }).visible]).toEqual(['phone', 'callTime']);
	});
});

describe('requirement', () => {
	it('joins `required` and `requiredWhen` by or', () => {
		const form = formOf([
			text('a', { required: true, requiredWhen: 'false' }),
			text('b', { requiredWhen: 'a == "x"' }),
		]);
		expect([...run(form, { a: 'x' }).required]).toEqual(['a', 'b']);
		expect([...run(form, { a: 'y' }).required]).toEqual(['a']);
	});

	it('does not scold twice for an answer that is there but wrong', () => {
		const form = formOf([number('a', { required: true })]);
		expect(codes(run(form, { a: 'x' }))).toEqual(['a: type']);
	});

	it('of a tick means that it must be ticked', () => {
		const form = formOf([{ key: 'sure', type: 'boolean', label: label('Cam đoan'), required: true }]);
		expect(codes(run(form, {}))).toEqual(['sure: required']);
		expect(codes(run(form, { sure: false }))).toEqual(['sure: required']);
		expect(codes(run(form, { sure: true }))).toEqual([]);
	});

	it('says for each kind of field what is to be done', () => {
		const options = [{ value: 'a', label: label('A') }];
		const form = formOf([
			text('text', { required: true }),
			{ key: 'tick', type: 'boolean', label: label('tick'), required: true },
			{ key: 'file', type: 'file', accept: ['pdf'], label: label('file'), required: true },
			{ key: 'choice', type: 'choice', options, label: label('choice'), required: true },
			{
				key: 'rows',
				type: 'group',
				fields: [text('a')],
				itemLabel: label('Dòng'),
				label: label('rows'),
				required: true,
			},
		]);
		expect(run(form, {}).findings.map((finding) => finding.message.vi)).toEqual([
			'Chưa điền “text”. Mục này là bắt buộc.',
			'Cần đánh dấu chọn “tick” để tiếp tục.',
			'Chưa tải lên “file”. Giấy tờ này là bắt buộc.',
			'Chưa chọn “choice”. Mục này là bắt buộc.',
			'Cần khai ít nhất một dòng ở mục “rows”.',
		]);
	});
});

describe('computed fields', () => {
	const form = formOf([
		number('pages'),
		number('twice', { computed: 'pages * 2', required: true, max: 10 }),
		text('words', { computed: 'words(twice)' }),
	]);

	it('ignore input', () => {
		expect(run(form, { pages: 2, twice: 7, words: 'x' }).answers).toEqual({ pages: 2, twice: 4, words: 'Bốn đồng' });
	});

	it('stay empty, without reproach, while what they need is missing', () => {
		const evaluation = run(form, { twice: 7 });
		expect(evaluation.answers).toEqual({});
		expect(evaluation.findings).toEqual([]);
		expect([...evaluation.required]).toEqual([]);
	});

	it('are checked like answers', () => {
		expect(codes(run(form, { pages: 9 }))).toEqual(['twice: max']);
	});

	it('copy whole answers', () => {
		const address = { scheme: '2025', provinceCode: '01', communeName: 'Phường Hạ Đình', detail: 'Số 1' };
		const copying = formOf([
			{ key: 'home', type: 'address', label: label('Nhà') },
			{ key: 'postal', type: 'address', label: label('Nhận'), computed: 'home' },
			{ key: 'ways', type: 'multiChoice', label: label('Cách'), options: [{ value: 'a', label: label('A') }] },
			{
				key: 'sameWays',
				type: 'multiChoice',
				label: label('Cách'),
				options: [{ value: 'a', label: label('A') }],
				computed: 'ways',
			},
		]);
		expect(run(copying, { home: address, ways: ['a'] }).answers).toEqual({
			home: address,
			postal: address,
			ways: ['a'],
			sameWays: ['a'],
		});
	});

	it('do not pass a number on that JSON cannot hold', () => {
		const large = formOf([number('large', { computed: '9007199254740993' })]);
		expect(codes(run(large, {}))).toEqual(['large: type']);
	});
});

describe('options with conditions', () => {
	const form = formOf([
		{ key: 'adult', type: 'boolean', label: label('Đủ 18') },
		{
			key: 'purpose',
			type: 'choice',
			label: label('Mục đích'),
			options: [
				{ value: 'study', label: label('Học') },
				{ value: 'marriage', label: label('Kết hôn'), visibleWhen: 'adult' },
			],
		},
	]);

	it('are offered while their condition holds', () => {
		expect(run(form, { adult: true }).options.get('purpose')).toEqual(['study', 'marriage']);
		expect(run(form, {}).options.get('purpose')).toEqual(['study']);
	});

	it('are refused when they are not offered', () => {
		expect(codes(run(form, { adult: false, purpose: 'marriage' }))).toEqual(['purpose: option']);
		expect(codes(run(form, { adult: true, purpose: 'marriage' }))).toEqual([]);
	});
});

describe('rules', () => {
	it('of a field apply while it has an answer', () => {
		const form = formOf([
			text('a', { rules: [ruleOf('notX', 'a != "x"'), ruleOf('short', 'size(a) < 3', 'warning')] }),
		]);
		expect(codes(run(form, {}))).toEqual([]);
		expect(codes(run(form, { a: 'x' }))).toEqual(['a: notX']);
		expect(codes(run(form, { a: 'yyy' }))).toEqual(['a: short?']);
	});

	it('that need another, missing answer are not applied', () => {
		const form = formOf([number('from'), number('to', { rules: [ruleOf('order', 'from <= to')] })]);
		expect(codes(run(form, { to: 1 }))).toEqual([]);
		expect(codes(run(form, { from: 2, to: 1 }))).toEqual(['to: order']);
	});

	it('of the form come last, without a path', () => {
		const form = formOf([text('a'), text('b', { required: true })], {
			rules: [ruleOf('one', '!blank(a) || !blank(b)')],
		});
		expect(codes(run(form, {}))).toEqual(['b: required', ': one']);
	});
});

describe('an expression that fails', () => {
	const broken = '1 / 0 == 1';

	it.each([
		['visibleWhen', [text('a', { visibleWhen: broken })], ['a: expression?'], ['a']],
		['requiredWhen', [text('a', { requiredWhen: broken })], ['a: expression?'], ['a']],
		['computed', [{ key: 'a', type: 'boolean', label: label('a'), computed: broken }], ['a: expression?'], ['a']],
		[
			'an option',
			[
				{
					key: 'a',
					type: 'choice',
					label: label('a'),
					options: [{ value: 'x', label: label('X'), visibleWhen: broken }],
				},
			],
			['a: expression?'],
			['a'],
		],
	] as const)('in %s is a warning and takes the harmless side', (_, fields, expected, visible) => {
		const evaluation = run(formOf(fields), {});
		expect(codes(evaluation)).toEqual(expected);
		expect([...evaluation.visible]).toEqual(visible);
		expect([...evaluation.required]).toEqual([]);
		expect(evaluation.findings[0]?.message.vi).toContain('division by zero');
	});

	it('in a rule leaves the rule out', () => {
		const form = formOf([text('a', { rules: [ruleOf('odd', broken)] })], { rules: [ruleOf('notBool', '1 + 1')] });
		expect(codes(run(form, { a: 'x' }))).toEqual(['a: expression?', ': expression?']);
	});

	it('in the condition of a section shows the section', () => {
		const form = formOf([], { sections: [sectionOf('s', [text('a')], { visibleWhen: broken })] });
		expect(codes(run(form, {}))).toEqual([': expression?']);
		expect([...run(form, {}).sections]).toEqual(['s']);
	});

	it('gives something else than true or false where a condition stands', () => {
		expect(codes(run(formOf([text('a', { visibleWhen: '"yes"' })]), {}))).toEqual(['a: expression?']);
	});
});

describe('repeating groups', () => {
	const form = formOf([
		{
			key: 'papers',
			type: 'group',
			label: label('Giấy tờ'),
			itemLabel: label('Giấy tờ'),
			minItems: 2,
			maxItems: 3,
			rules: [ruleOf('few', 'size(papers) < 3', 'warning')],
			fields: [
				text('name', { required: true }),
				number('copies'),
				text('reason', { visibleWhen: 'item.copies > 5', required: true }),
				number('double', { computed: 'item.copies * 2' }),
				text('first', { visibleWhen: 'index == 0' }),
				number('rank', { rules: [ruleOf('rankOnce', 'papers.exists_one(p, p.rank == item.rank)')] }),
			],
		},
		number('total', { computed: 'sum(papers.map(p, p.copies))' }),
	]);

	it('evaluate each row by itself', () => {
		const evaluation = run(form, {
			papers: [
				{ name: 'A', copies: 6, first: 'x', rank: 1 },
				{ copies: '1', first: 'hidden', rank: 1 },
			],
		});
		expect(evaluation.answers).toEqual({
			papers: [
				{ name: 'A', copies: 6, double: 12, first: 'x', rank: 1 },
				{ copies: 1, double: 2, rank: 1 },
			],
			total: 7,
		});
		expect(codes(evaluation)).toEqual([
			'papers[0].reason: required',
			'papers[0].rank: rankOnce',
			'papers[1].name: required',
			'papers[1].rank: rankOnce',
		]);
		expect([...evaluation.required]).toEqual(['papers[0].name', 'papers[0].reason', 'papers[1].name']);
	});

	it('count their rows', () => {
		expect(codes(run(form, { papers: [{ name: 'A' }] }))).toEqual(['papers: minItems']);
		expect(codes(run(form, { papers: [1, 2, 3, 4].map((n) => ({ name: `${n}` })) }))).toEqual([
			'papers: maxItems',
			'papers: few?',
		]);
		expect(codes(run(form, {}))).toEqual([]);
	});

	it('refuse what is no list of rows, and keys that rows do not have', () => {
		expect(codes(run(form, { papers: 'x' }))).toEqual(['papers: type']);
		expect(codes(run(form, { papers: ['x', { name: 'A', stranger: 1 }] }))).toEqual([
			'papers[0]: type',
			'papers[0].name: required',
			'papers[1].stranger: unknownKey',
		]);
	});

	it('nest one level, and rows see the row around them', () => {
		const nested = formOf([
			{
				key: 'children',
				type: 'group',
				label: label('Con'),
				itemLabel: label('Con'),
				fields: [
					{
						key: 'papers',
						type: 'group',
						label: label('Giấy tờ'),
						itemLabel: label('Giấy tờ'),
						fields: [
							text('name'),
							text('note', { computed: 'outerItem.name + ": " + item.name' }),
							number('place', { computed: 'index' }),
						],
					},
					text('name'),
					number('after', { computed: 'index' }),
				],
			},
		]);
		const evaluation = run(nested, {
			children: [
				{ name: 'An', papers: [{ name: 'A' }, { name: 'B' }] },
				{ name: 'Bình', papers: [{ name: 'C' }] },
			],
		});
		expect(evaluation.answers).toEqual({
			children: [
				{
					name: 'An',
					after: 0,
					papers: [
						{ name: 'A', note: 'An: A', place: 0 },
						{ name: 'B', note: 'An: B', place: 1 },
					],
				},
				{ name: 'Bình', after: 1, papers: [{ name: 'C', note: 'Bình: C', place: 0 }] },
			],
		});
		expect(evaluation.findings).toEqual([]);
	});
});

describe('keys that the form does not know', () => {
	const form = formOf([text('a'), { key: 'info', type: 'static', label: label('Chú ý') }]);

	it('are refused by name and never come out', () => {
		const evaluation = run(form, { a: 'x', stranger: 1, 'not a key': 2, info: 'x' });
		expect(codes(evaluation)).toEqual(['stranger: unknownKey', ': unknownKey', 'info: unknownKey']);
		expect(evaluation.answers).toEqual({ a: 'x' });
	});

	it('are refused when they mean prototypes', () => {
		const hostile = JSON.parse('{"__proto__":{"a":"x"},"constructor":{"prototype":{"b":1}},"toString":1}');
		const evaluation = run(form, hostile);
		expect(codes(evaluation)).toEqual([': unknownKey', 'constructor: unknownKey', 'toString: unknownKey']);
		expect(evaluation.answers).toEqual({});
		expect(({} as Record<string, unknown>).b).toBeUndefined();
	});

	it('are not read from the prototype', () => {
		expect(run(form, Object.assign(Object.create(null), { a: 'x' })).answers).toEqual({ a: 'x' });
		expect(codes(run(form, Object.create({ a: 'inherited' })))).toEqual([': type']);
	});

	it.each([[null], ['x'], [7], [[]], [new Map()]])('answers that are %j are refused as a whole', (answers) => {
		expect(codes(evaluate(form, answers as never, { today: TODAY }))).toEqual([': type']);
	});
});

describe('texts with places for values', () => {
	const form = formOf([
		{ key: 'birth', type: 'date', label: label('Ngày sinh') },
		{
			key: 'gender',
			type: 'choice',
			label: label('Giới'),
			options: [{ value: 'f', label: { vi: 'Nữ', en: 'Female' } }],
		},
		number('weight', { integer: false }),
		{
			key: 'note',
			type: 'static',
			label: {
				vi: 'Sinh {{ birth }}, {{ gender }}, {{ year(birth) }}, {{ weight }}',
				en: '{{ gender }} {{ weight * 2 }} {{ "a}}" }}',
			},
			help: label('{{ 1 / 0 }} {{ blank(birth) }} {{ "" }} {{ unclosed'),
		},
	]);

	it('show answers as people read them', () => {
		const { texts } = run(form, { birth: '2020-03-05', gender: 'f', weight: 2.5 }, { texts: true });
		expect(texts.get('note')).toEqual({
			label: { vi: 'Sinh 05/03/2020, Nữ, 2020, 2,5', en: 'Female 5 a}}' },
			help: { vi: '… … … {{ unclosed', en: '… … … {{ unclosed (en)' },
		});
	});

	it('show dots while there is no answer', () => {
		const { texts } = run(form, {}, { texts: true });
		expect(texts.get('note')?.label.vi).toBe('Sinh …, …, …, …');
	});

	it('are left alone unless asked for', () => {
		expect(run(form, {}).texts.size).toBe(0);
	});
});

describe('around evaluation', () => {
	it('compiles a definition once', () => {
		expect(compileForm(everyFieldForm)).toBe(compileForm(everyFieldForm));
		const compiled = compileForm(everyFieldForm);
		expect(evaluate(compiled, {}, { today: TODAY })).toEqual(evaluate(everyFieldForm, {}, { today: TODAY }));
	});

	it('validates one section', () => {
		const context = { today: TODAY };
		expect(validateSection(everyFieldForm, 'attachments', {}, context).map((finding) => finding.path)).toEqual([
			'truthful',
		]);
		expect(validateSection(compileForm(everyFieldForm), 'nowhere', {}, context)).toEqual([]);
	});

	it('tells the section of a path', () => {
		const form = compileForm(everyFieldForm);
		expect(sectionOfPath(form, 'papers[0].name')?.key).toBe('papers');
		expect(sectionOfPath(form, 'residence.detail')?.key).toBe('requester');
		expect(sectionOfPath(form, '')).toBeNull();
	});

	it('evaluates expressions from outside of the form', () => {
		const answers = findValidAnswers(everyFieldForm, { seed: 7 });
		const at = (source: string) => evaluateExpression(everyFieldForm, source, answers, { today: TODAY });
		expect(at('fullName')).toBe(answers.fullName);
		expect(at('adult || !adult')).toBe(true);
		expect(at('size(fullName) + 1')).toBe([...String(answers.fullName)].length + 1);
		expect(at('decisionNumber == "none" ? 1 / 0 : 2')).toBe(2);
		expect(at('1 / 0')).toBeNull();
		expect(at('guardian.fullName == "" ? "a" : "b"')).toBe(answers.guardian === undefined ? null : 'b');
		for (let count = 0; count < 600; count += 1) expect(at(`${count} + 1`)).toBe(count + 1);
	});

	it('survives a definition with a circle, which the checks would have refused', () => {
		const form = formOf([text('a', { visibleWhen: 'b == "x"' }), text('b', { visibleWhen: 'blank(a)' })]);
		const evaluation = run(form, { a: 'x', b: 'x' });
		expect([...evaluation.visible]).toContain('b');
	});
});
