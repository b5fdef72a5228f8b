import { readFileSync } from 'node:fs';
import type { FormField } from '@motcua/forms';
import type { FlowStep, ProcedurePackage } from '@motcua/procedure-sdk';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCurrent, sdkReference } from '../scripts/sdk-reference.ts';
import { documentationOf, RULE_GUIDE, rulesPage } from '../src/check/rule-guide.ts';
import { shapeRule } from '../src/check/rules/shape-rule.ts';
import { checkPackage, checkRules } from '../src/index.ts';
import { samplePackage } from './factories.ts';

let sound: ProcedurePackage;
beforeAll(async () => {
	sound = await samplePackage();
});

const text = (vi: string, en = vi) => ({ vi, en });
const found = (change: Partial<ProcedurePackage>) =>
	checkPackage({ ...sound, ...change }).map(({ rule, place }) => `${rule} ${place}`);
const withFields = (...fields: readonly object[]) => {
	const application = structuredClone(sound.forms.application);
	if (!application) throw new Error('the sample has an application form');
	const sections = application.sections.map((section) => ({
		...section,
		fields: [...section.fields, ...fields] as FormField[],
	}));
	return { forms: { application: { ...application, sections } } };
};
const human = (key: string, more: object = {}): FlowStep => ({
	key,
	name: text('Thẩm định', 'Examine'),
	kind: 'human',
	role: 'specialist',
	outcomes: { on: { to: 'resolved', label: text('Tiếp', 'Next') } },
	...more,
});
/** The sample with a person who examines after the signature: somebody reads every field. */
const examined = () => ({
	flow: {
		...sound.flow,
		steps: [
			...sound.flow.steps.map(
				(step): FlowStep =>
					step.kind === 'human'
						? { ...step, outcomes: { signed: { to: 'examine', label: text('Ký', 'Sign') } } }
						: step,
			),
			human('examine'),
		],
	},
});
const choice = {
	key: 'purpose',
	type: 'choice',
	label: text('Mục đích', 'Purpose'),
	options: [
		{ value: 'study', label: text('Học tập', 'Study') },
		{ value: 'work', label: text('Việc làm', 'Work') },
	],
};

describe('form.conditionNever', () => {
	const conditions = (visibleWhen: string) =>
		found({
			...examined(),
			...withFields(choice, { key: 'note', type: 'text', label: text('Ghi rõ', 'Details'), visibleWhen }),
		});
	it.each([
		"purpose == null && purpose == 'work'",
		"purpose == 'work' && purpose == 'study'",
		'copies > 99',
		"copies < 1 && purpose == 'work'",
	])('finds %s', (condition) => {
		expect(conditions(condition)).toEqual(['form.conditionNever forms/application.json note.visibleWhen']);
	});
	it.each([
		"purpose == 'work'",
		'copies >= 99',
		"copies == 7 || purpose != 'study'",
		"fullName == 'Ai đó'",
		'copies % 7 == 3',
	])('says nothing about %s', (condition) => {
		expect(conditions(condition)).toEqual([]);
	});
	it('looks at papers too', () => {
		const documents = sound.manifest.documents.map((paper) => ({ ...paper, requiredWhen: 'copies > 100' }));
		expect(found({ manifest: { ...sound.manifest, documents } })).toEqual([
			'form.conditionNever manifest.json documents.original.requiredWhen',
		]);
	});
});

describe('what nobody uses', () => {
	const note = { key: 'note', type: 'text', label: text('Ghi chú', 'Note') };
	it('form.fieldUnused: a field that no code reads where no person examines', () => {
		expect(found(withFields(note))).toEqual(['form.fieldUnused forms/application.json note']);
	});
	it('is silent where a person reads the dossier, or a condition the field', () => {
		expect(found({ ...examined(), ...withFields(note) })).toEqual([]);
		const rule = {
			id: 'noted',
			test: 'size(note) < 9',
			severity: 'warning',
			message: text('Ngắn thôi', 'Keep it short'),
		};
		expect(found(withFields({ ...note, rules: [rule] }))).toEqual([]);
	});
	it('form.unused: a staff form without a step, and not one with a step', () => {
		const application = sound.forms.application;
		if (!application) throw new Error('the sample has an application form');
		const section = {
			key: 'main',
			title: text('Kết quả', 'Result'),
			fields: [{ key: 'seen', type: 'boolean' as const, label: text('Đã xem', 'Seen') }],
		};
		const forms = { application, review: { ...application, id: 'review', sections: [section] } };
		const manifest = { ...sound.manifest, forms: ['application', 'review'] };
		expect(found({ forms, manifest })).toEqual(['form.unused forms/review.json']);
		const steps = examined().flow.steps.map((step) =>
			step.key === 'examine' ? human('examine', { form: 'review' }) : step,
		);
		expect(found({ forms, manifest, flow: { ...sound.flow, steps } })).toEqual([]);
	});
});

describe('labels', () => {
	const labelled = (...fields: readonly object[]) => found({ ...examined(), ...withFields(...fields) });
	const field = (key: string, label: object, more: object = {}) => ({ key, type: 'text', label, ...more });
	it.each([
		['label.repeated', [field('a', text('Số bản', 'Copies again'))], ''],
		['label.wordless', [field('a', text('→'))], '.a'],
		['label.looks', [field('a', text('Điền vào ô màu đỏ', 'Fill in the red box'))], '.a'],
		['label.long', [field('a', text('Nội dung '.repeat(20), 'Content'))], '.a'],
		[
			'option.repeated',
			[{ ...choice, options: choice.options.map((option) => ({ ...option, label: text('Khác', 'Other') })) }],
			'.purpose',
		],
	])('%s fires', (rule, fields, place) => {
		expect(labelled(...fields)).toEqual([`${rule} forms/application.json main${place}`]);
	});
	it('are silent about two of a name when a condition tells them apart, and about a long statement to tick', () => {
		const statement = { key: 'b', type: 'boolean', label: text('Tôi cam đoan. '.repeat(15), 'I declare') };
		expect(labelled(field('a', text('Số bản', 'Copies'), { visibleWhen: 'copies > 9' }), statement, choice)).toEqual(
			[],
		);
	});
});

describe('package.secret', () => {
	const templated = (secret: string) =>
		found({ templates: { ...sound.templates, 'templates/parts.typ': `// ${secret}` } });
	it.each([
		`ghp_${'a1'.repeat(18)}`,
		`AKIA${'ABCD'.repeat(4)}`,
		'https://admin:hunter22@registry.example.vn/x',
		'password = "correcthorse"',
		'api_key: "0123456789abcdef"'.replace(' ', ''),
		'-----BEGIN PRIVATE KEY-----',
	])('finds %s', (secret) => {
		const hits = templated(secret);
		expect(hits).toEqual(['package.secret templates/parts.typ']);
	});
	it.each(['https://dichvucong.gov.vn/p/home', 'mật khẩu do công dân tự đặt', 'password: ""', 'secretary = "Nguyễn"'])(
		'is silent about %s',
		(harmless) => {
			expect(templated(harmless)).toEqual([]);
		},
	);
});

describe('fixture.end', () => {
	it('fires when no sample goes to an end, and names the way there', () => {
		const findings = checkPackage({
			...sound,
			fixtures: sound.fixtures.map((one) => ({
				...one,
				expect: { ...one.expect, steps: { price: { kind: 'done' as const, outcome: 'tooMany' } } },
			})),
		}).filter(({ rule }) => rule === 'fixture.end');
		expect(findings).toHaveLength(1);
		expect(findings[0]?.fix.en).toContain('price → priced');
	});
	it('is silent when both are played', () => {
		const [fixture] = sound.fixtures;
		if (!fixture) throw new Error('the sample has a fixture');
		const refused = {
			...fixture,
			name: 'refused',
			expect: { ...fixture.expect, steps: { price: { kind: 'done' as const, outcome: 'tooMany' } } },
		};
		expect(found({ fixtures: [fixture, refused] })).toEqual([]);
	});
});

describe('the documentation', () => {
	it('knows every rule, and no other', () => {
		const ids = [shapeRule, ...checkRules].flatMap((rule) => rule.ids);
		expect(Object.keys(RULE_GUIDE).toSorted()).toEqual([...ids].toSorted());
	});
	it('has an anchor for what it links to', () => {
		expect(documentationOf('flow.deadEnd')).toBe('docs/authors/rules.md#flowdeadend');
		expect(documentationOf('form.expression')).toBe('docs/authors/rules.md#form');
		expect(rulesPage()).toContain('### `flow.deadEnd`\n\n**error.** From this step');
	});
	it('is current: rules.md and reference.md were made from these sources', () => {
		const why = 'run: node packages/procedure-tools/scripts/write-docs.ts';
		expect(isCurrent(rulesPage(), 'docs/authors/rules.md'), why).toBe(true);
		expect(isCurrent(sdkReference(), 'docs/authors/reference.md'), why).toBe(true);
	});
	it('of an exported builder is its docstring', () => {
		const page = sdkReference();
		expect(page).toContain('### defineProcedure');
		expect(page).toContain('### StepResult');
		expect(readFileSync(new URL('../../../docs/authors/README.md', import.meta.url), 'utf8')).toContain('rules.md');
	});
});
