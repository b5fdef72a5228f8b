import type { FormDefinition, FormField } from '@motcua/forms';
import type { FlowStep, ProcedureManifest, ProcedurePackage } from '@motcua/procedure-sdk';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PackageDiff } from '../src/index.ts';
import { diffPackages } from '../src/index.ts';
import { samplePackage } from './factories.ts';

let sample: ProcedurePackage;
beforeAll(async () => {
	sample = await samplePackage();
});

const told = ({ changes }: PackageDiff) => changes.map(({ kind, bump }) => `${kind} ${bump}`);
const against = (change: Partial<ProcedurePackage>) => diffPackages(sample, { ...sample, ...change });
const withManifest = (change: Partial<ProcedureManifest>) => against({ manifest: { ...sample.manifest, ...change } });
const withFields = (change: (fields: readonly FormField[]) => readonly FormField[]) => {
	const form = sample.forms.application as FormDefinition;
	const sections = form.sections.map((section) => ({ ...section, fields: change(section.fields) }));
	return against({ forms: { application: { ...form, sections } } });
};
const withField = (key: string, change: object) =>
	withFields((fields) => fields.map((field) => (field.key === key ? ({ ...field, ...change } as FormField) : field)));
const withStep = (key: string, change: object) =>
	against({
		flow: {
			...sample.flow,
			steps: sample.flow.steps.map((step) => (step.key === key ? ({ ...step, ...change } as FlowStep) : step)),
		},
	});
const label = { vi: 'Ghi chú', en: 'Note' };

describe('two packages alike', () => {
	it('differ in nothing and need no new version', () => {
		const diff = diffPackages(sample, structuredClone(sample));
		expect(diff).toMatchObject({ changes: [], requiredBump: 'none', declaredBump: 'none', enough: true });
	});
});

describe('forms', () => {
	it('a field that has to be filled in is major, one that may be is minor', () => {
		const more = (field: object) => withFields((fields) => [...fields, field as FormField]);
		expect(told(more({ key: 'note', type: 'text', label, required: true }))).toEqual(['field.added major']);
		expect(told(more({ key: 'note', type: 'text', label, requiredWhen: 'copies > 3' }))).toEqual(['field.added major']);
		expect(told(more({ key: 'note', type: 'text', label }))).toEqual(['field.added minor']);
		expect(told(more({ key: 'note', type: 'static', label }))).toEqual(['field.added patch']);
	});
	it('a field that is gone, or of another type, loses answers', () => {
		const gone = withFields((fields) => fields.filter((field) => field.key !== 'copies'));
		expect(gone.changes).toMatchObject([
			{ kind: 'field.removed', bump: 'major', place: 'forms/application.json copies', before: 'number', after: null },
		]);
		expect(told(withField('copies', { type: 'money' }))).toEqual(['field.type major']);
	});
	it('tells stricter from looser', () => {
		expect(told(withField('copies', { min: 2 }))).toEqual(['field.tightened major']);
		expect(told(withField('copies', { max: 50 }))).toEqual(['field.tightened major']);
		expect(told(withField('copies', { min: 0 }))).toEqual(['field.loosened minor']);
		expect(told(withField('copies', { max: undefined }))).toEqual(['field.loosened minor']);
		expect(told(withField('original', { accept: ['jpeg', 'png'] }))).toEqual(['field.loosened minor']);
		expect(told(withField('original', { accept: ['png'] }))).toEqual(['field.tightened major']);
		expect(told(withField('copies', { required: false }))).toEqual(['field.optional minor']);
		expect(told(withField('original', { required: true }))).toEqual(['field.required major']);
		expect(told(withField('copies', { visibleWhen: "fullName != ''" }))).toEqual(['field.condition major']);
		expect(told(withField('copies', { width: 6 }))).toEqual(['field.presentation patch']);
	});
	it('a rule that stops filings is major, one that warns is minor', () => {
		const rule = (severity: string) =>
			withField('copies', { rules: [{ id: 'few', test: 'copies < 9', message: label, severity }] });
		expect(told(rule('error'))).toEqual(['rule.added major']);
		expect(told(rule('warning'))).toEqual(['rule.added minor']);
	});
	it('other words are a patch, told with both', () => {
		const [change] = withField('copies', { label: { vi: 'Số bản sao', en: 'Number of copies' } }).changes;
		expect(change).toMatchObject({
			kind: 'text.changed',
			bump: 'patch',
			before: { vi: 'Số bản' },
			after: { vi: 'Số bản sao' },
		});
	});
});

describe('flow', () => {
	it('a step that is gone strands dossiers', () => {
		const steps = sample.flow.steps.filter((step) => step.key !== 'pay');
		expect(told(against({ flow: { ...sample.flow, steps } }))).toEqual(['step.removed major']);
	});
	it('another way, another role, another share of the time', () => {
		const outcomes = { signed: { to: 'refused', label: { vi: 'Ký', en: 'Sign' } } };
		expect(told(withStep('sign', { outcomes }))).toEqual(['outcome.changed minor']);
		expect(told(withStep('sign', { outcomes: { ...outcomes, signed: undefined, back: outcomes.signed } }))).toEqual([
			'outcome.removed major',
			'outcome.added minor',
		]);
		expect(told(withStep('sign', { role: 'unitHead' }))).toEqual(['step.changed minor']);
		expect(told(withStep('sign', { workingHours: 4 }))).toEqual(['step.changed patch']);
		const pausesClock = { reason: label, legalBasis: 'NĐ 1' };
		expect(told(withStep('sign', { pausesClock }))).toEqual(['step.clock major']);
	});
});

describe('the manifest', () => {
	it('another limit breaks a promise; another fee is for the ward to look at', () => {
		expect(told(withManifest({ timeLimit: { amount: 3, unit: 'working-days' } }))).toEqual(['limit.changed major']);
		expect(told(withManifest({ supplementMode: 'pause' }))).toEqual(['limit.supplement major']);
		expect(told(withManifest({ fee: { ...sample.manifest.fee, kind: 'free' } }))).toEqual(['fee.changed minor']);
	});
	it('settings: a new default is minor, one that is gone takes along what the ward set', () => {
		const amounts = { perCopy: { label, amountVnd: 4000 } };
		expect(told(withManifest({ fee: { ...sample.manifest.fee, amounts } }))).toContain('setting.default minor');
		const { amounts: _, ...fee } = sample.manifest.fee;
		const [change] = withManifest({ fee }).changes;
		expect(change).toMatchObject({ kind: 'setting.removed', bump: 'major', before: 3000, after: null });
	});
	it('papers: one more is major, an optional one minor', () => {
		const [paper] = sample.manifest.documents;
		if (!paper) throw new Error('the sample has a paper');
		const { requiredWhen: _, ...plain } = paper;
		const more = (required: boolean) => withManifest({ documents: [paper, { ...plain, key: 'more', required }] });
		expect(told(more(true))).toEqual(['paper.added major']);
		expect(told(more(false))).toEqual(['paper.added minor']);
		expect(told(withManifest({ documents: [{ ...paper, quantity: 2 }] }))).toEqual(['paper.stricter major']);
		expect(told(withManifest({ documents: [] }))).toEqual(['paper.removed minor']);
	});
	it('rights: what reaches further is told, also for a right that it does not know', () => {
		const change = (capabilities: readonly object[]) => told(withManifest({ capabilities: capabilities as never }));
		const rest = sample.manifest.capabilities.slice(1);
		const why = sample.manifest.capabilities[0]?.why;
		expect(change([{ use: 'dossier.read', fields: 'all', why }, ...rest])).toEqual(['capability.more minor']);
		expect(change([{ use: 'dossier.read', fields: ['copies'], why }, ...rest])).toEqual(['capability.less patch']);
		expect(change([...sample.manifest.capabilities, { use: 'registry', hosts: ['a.example'], why }])).toEqual([
			'capability.added minor',
		]);
		expect(change(rest)).toEqual(['capability.removed patch']);
		const register = (registers: object) => ({
			...sample,
			manifest: { ...sample.manifest, capabilities: [{ use: 'register', registers, why }] as never },
		});
		const between = (from: object, to: object) => told(diffPackages(register(from), register(to)));
		expect(between({ land: ['owner', 'area'] }, { land: ['owner'] })).toEqual(['capability.less patch']);
		expect(between({ land: ['owner'] }, { land: ['owner'], people: ['name'] })).toEqual(['capability.more minor']);
	});
});

describe('contents', () => {
	it('code and templates are told by hash, and ask for a patch', () => {
		const diff = against({
			code: 'var __procedure={};',
			templates: { ...sample.templates, 'templates/result.typ': 'x' },
		});
		expect(told(diff)).toEqual(['template.changed patch', 'code.changed patch']);
		expect(diff.changes[1]?.before).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('the version', () => {
	const versions = (from: string, to: string, change: Partial<ProcedureManifest> = {}) =>
		diffPackages(
			{ ...sample, manifest: { ...sample.manifest, version: from } },
			{ ...sample, manifest: { ...sample.manifest, ...change, version: to } },
		);
	it.each([
		['1.2.3', '1.2.4', 'patch'],
		['1.2.3', '1.3.0', 'minor'],
		['1.2.3', '2.0.0', 'major'],
		['1.2.3', '1.2.3', 'none'],
		['1.2.3', '1.1.9', 'older'],
		['1.2.3-rc.1', '1.2.3', 'patch'],
		['1.2.3', '1.2.3-rc.1', 'older'],
	])('%s to %s is %s', (from, to, bump) => {
		expect(versions(from, to).declaredBump).toBe(bump);
	});
	it('must rise far enough, and the least is named', () => {
		expect(versions('1.2.3', '1.3.0', { supplementMode: 'pause' })).toMatchObject({
			enough: false,
			leastVersion: '2.0.0',
		});
		expect(versions('1.2.3', '2.0.0', { supplementMode: 'pause' })).toMatchObject({ enough: true });
	});
});

it('is JSON, and every change speaks both languages', () => {
	const diff = withManifest({ timeLimit: { amount: 3, unit: 'days' }, documents: [], capabilities: [] });
	expect(JSON.parse(JSON.stringify(diff))).toEqual(diff);
	for (const { message } of diff.changes) expect(message.vi.length > 5 && message.en.length > 5).toBe(true);
});
