import type { FlowStep, ProcedurePackage } from '@motcua/procedure-sdk';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckFinding } from '../src/index.ts';
import { checkPackage, checkRules, isSound } from '../src/index.ts';
import { samplePackage } from './factories.ts';

let sound: ProcedurePackage;
beforeAll(async () => {
	sound = await samplePackage();
});

const rulesOf = (findings: readonly CheckFinding[]) => findings.map((finding) => finding.rule);
const withManifest = (change: object) => checkPackage({ ...sound, manifest: { ...sound.manifest, ...change } });
const withSteps = (change: (steps: FlowStep[]) => readonly FlowStep[], more: object = {}) =>
	checkPackage({ ...sound, flow: { ...sound.flow, ...more, steps: change(structuredClone([...sound.flow.steps])) } });
/** The sample's code with other words in its `checkCopies`. */
const withCode = (body: string) =>
	checkPackage({
		...sound,
		codeMap: undefined as never,
		code: `var __procedure={default:{validate:()=>[],price:()=>0,checkCopies:(context)=>{${body}}}};`,
	});
const label = { vi: 'Tiếp', en: 'Next' };
const human = (key: string, to: string): FlowStep => ({
	key,
	name: label,
	kind: 'human',
	role: 'leader',
	outcomes: { on: { to, label } },
});
const cashier = (key: string, to: string): FlowStep => ({
	key,
	name: label,
	kind: 'human',
	role: 'cashier',
	outcomes: { on: { to, label } },
});
const auto = (key: string, to: string): FlowStep => ({
	key,
	name: label,
	kind: 'auto',
	outcomes: { on: { to, label } },
});

describe('a sound package', () => {
	it('has no findings at all', () => {
		expect(checkPackage(sound)).toEqual([]);
	});
	it('is not needed to be told apart: every rule has an id of its own', () => {
		const ids = checkRules.flatMap((rule) => rule.ids);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe('every finding', () => {
	it('says what is wrong and what to do, in both languages, with its place', () => {
		const findings = withManifest({
			requester: { fullName: 'nobody', phone: 'phone' },
			capabilities: [],
			legalBasis: [],
		});
		expect(findings.length).toBeGreaterThan(3);
		for (const { place, message, fix } of findings) {
			expect([place, message.vi, message.en, fix.vi, fix.en].every((text) => text.length > 3)).toBe(true);
		}
	});
	it('is counted: errors stand first and refuse, warnings do not', () => {
		const findings = withManifest({ legalBasis: [], requester: { fullName: 'nobody', phone: 'phone' } });
		expect(findings.map((finding) => finding.severity)).toEqual(['error', 'warning']);
		expect(isSound(findings)).toBe(false);
		expect(isSound(withManifest({ legalBasis: [] }))).toBe(true);
	});
});

describe('shape', () => {
	it('tells every mistake with its path, and nothing else', () => {
		const findings = withManifest({ version: '1', onlineLevel: 'some', requester: { fullName: 'x', phone: 7 } });
		expect(findings.map(({ rule, place }) => [rule, place])).toEqual([
			['shape.manifest', 'manifest.json version'],
			['shape.manifest', 'manifest.json onlineLevel'],
			['shape.manifest', 'manifest.json requester.phone'],
		]);
		expect(findings[1]?.message.vi).toContain('full, partial');
	});
	it('tells what is wrong with a form by the rule of the form', () => {
		const form = structuredClone(sound.forms.application) as unknown as {
			sections: { fields: { visibleWhen?: string }[] }[];
		};
		Object.assign(form.sections[0]?.fields[1] ?? {}, { visibleWhen: 'coppies > 1' });
		const [first] = checkPackage({ ...sound, forms: { application: form as never } });
		expect(first?.rule).toBe('form.expression.unknownName');
		expect(first?.message.en).toContain('copies');
	});
});

describe('manifest', () => {
	it.each<[string, string, object]>([
		['a contract that is not served', 'manifest.apiVersion', { apiVersion: 9 }],
		['a form that is not there', 'manifest.forms', { forms: ['application', 'ghost'] }],
		["a requester's name in a number", 'manifest.requester', { requester: { fullName: 'copies', phone: 'phone' } }],
		[
			'a part that is not asked for',
			'manifest.requester',
			{ requester: { fullName: 'fullName.first', phone: 'phone' } },
		],
		[
			'two papers of one key',
			'documents.duplicate',
			{ documents: [0, 1].map(() => ({ key: 'original', name: label, kind: 'copy', required: true, quantity: 1 })) },
		],
		['a file field without a paper', 'documents.unknown', { documents: [] }],
		[
			'a condition that does not hold together',
			'documents.requiredWhen',
			{
				documents: [
					{ key: 'original', name: label, kind: 'copy', required: true, quantity: 1, requiredWhen: 'copies + 1' },
				],
			},
		],
		['a subject line over no field', 'manifest.subject', { subject: 'fullNam' }],
		['a fixed fee without amount', 'fee.amount', { fee: { kind: 'fixed', note: label } }],
		['a fee for nothing', 'fee.payment', { fee: { kind: 'free', note: label } }],
		['a computed fee that no step may set', 'fee.computed', { capabilities: [] }],
		['no time at all', 'manifest.timeLimit', { timeLimit: { amount: 0, unit: 'days' } }],
		['no legal basis', 'manifest.legalBasis', { legalBasis: [] }],
	])('%s: %s', (_, rule, change) => {
		expect(rulesOf(withManifest(change))).toContain(rule);
	});
	it('handlers without code', () => {
		const { code: _, codeMap: __, ...data } = sound;
		expect(rulesOf(checkPackage(data))).toContain('manifest.validates');
	});
});

describe('flow', () => {
	it.each<[string, string, () => readonly CheckFinding[]]>([
		['a start that is no step', 'flow.start', () => withSteps((steps) => steps, { start: 'nowhere' })],
		['a target that is no step', 'flow.target', () => withSteps((steps) => [...steps, human('lost', 'nowhere')])],
		['two steps of one key', 'flow.duplicate', () => withSteps((steps) => [...steps, human('sign', 'resolved')])],
		[
			'a step named like an end',
			'flow.reserved',
			() => withSteps((steps) => [...steps, human('resolved', 'resolved')]),
		],
		[
			'a step that nothing leads to',
			'flow.unreachable',
			() => withSteps((steps) => [...steps, human('island', 'resolved')]),
		],
		[
			'steps that never end',
			'flow.deadEnd',
			() =>
				withSteps((steps) => [
					...steps.filter((step) => step.key !== 'sign'),
					human('sign', 'again'),
					human('again', 'sign'),
				]),
		],
		[
			'a flow without result',
			'flow.noResult',
			() => withSteps((steps) => [...steps.filter((step) => step.key !== 'sign'), human('sign', 'refused')]),
		],
		[
			'a cashier who ends the dossier',
			'flow.endRole',
			() => withSteps((steps) => [...steps.filter((step) => step.key !== 'sign'), cashier('sign', 'resolved')]),
		],
		[
			'automatic steps in a circle',
			'flow.autoLoop',
			() =>
				withSteps((steps) => [
					...steps.filter((step) => step.key !== 'sign'),
					auto('sign', 'back'),
					{
						...auto('back', 'sign'),
						outcomes: { on: { to: 'sign', label }, off: { to: 'resolved', label } },
					} as FlowStep,
				]),
		],
		[
			'a step without handler',
			'flow.handler',
			() => withSteps((steps) => [...steps.filter((step) => step.key !== 'sign'), auto('sign', 'resolved')]),
		],
		[
			'a handler without step',
			'flow.handlerUnused',
			() => withSteps((steps) => steps.map((step) => (step.key === 'price' ? human('price', 'pay') : step))),
		],
		[
			'a staff form that is not there',
			'flow.form',
			() =>
				withSteps((steps) =>
					steps.map((step) =>
						step.key === 'sign' ? ({ ...human('sign', 'resolved'), form: 'ghost' } as FlowStep) : step,
					),
				),
		],
		['a check that is a step', 'flow.check', () => withSteps((steps) => steps, { checks: ['checkCopies', 'sign'] })],
		[
			'silence that chooses nothing',
			'flow.timeoutOutcome',
			() =>
				withSteps((steps) =>
					steps.map((step) =>
						step.key === 'sign'
							? {
									key: 'sign',
									name: label,
									kind: 'citizen',
									question: label,
									outcomes: { yes: { to: 'resolved', label } },
									timeout: { amount: 1, unit: 'hours', outcome: 'maybe' },
								}
							: step,
					),
				),
		],
	])('%s: %s', (_, rule, findings) => {
		expect(rulesOf(findings())).toContain(rule);
	});
});

describe('capabilities', () => {
	const why = label;
	it.each<[string, string, object[]]>([
		[
			'one right twice',
			'capability.duplicate',
			[
				{ use: 'fee.write', why },
				{ use: 'fee.write', why },
			],
		],
		['a field that no form has', 'capability.field', [{ use: 'dossier.read', fields: ['income'], why }]],
		[
			'a template that is not there',
			'capability.template',
			[{ use: 'document.render', templates: ['templates/other.typ'], why }],
		],
		['a right that the code needs and does not ask for', 'capability.missing', []],
		[
			'a field that the code does not look at',
			'capability.fieldUnused',
			[{ use: 'dossier.read', fields: ['copies', 'phone'], why }],
		],
	])('%s: %s', (_, rule, capabilities) => {
		expect(rulesOf(withManifest({ capabilities }))).toContain(rule);
	});
	it('a right that the code does not use', () => {
		expect(rulesOf(withCode('return context.done("x")')).filter((rule) => rule === 'capability.unused')).toHaveLength(
			5,
		);
	});
	it('the right to write to people without anything to write', () => {
		expect(rulesOf(checkPackage({ ...sound, messages: {} }))).toContain('capability.messages');
	});
});

describe('code', () => {
	it.each([
		['Date.now()', 'code.clock'],
		['new Date()', 'code.clock'],
		['Date()', 'code.clock'],
		['Temporal.Now.instant()', 'code.clock'],
		['Math.random()', 'code.random'],
		['import("x")', 'code.import'],
		['require("node:fs")', 'code.import'],
		['eval("1")', 'code.eval'],
		['new Function("return 1")', 'code.eval'],
		['(0, eval)("1")', 'code.eval'],
		['process.exit()', 'code.global'],
		['fetch("http://a")', 'code.global'],
		['setTimeout(() => {}, 1)', 'code.global'],
		['console.log(1)', 'code.global'],
		['new WebAssembly.Memory({ initial: 1 })', 'code.global'],
		['const day = new Date(context.now); day.getHours()', 'code.localTime'],
		['const =', 'code.syntax'],
		['const a = 1; export { a }', 'code.syntax'],
	])('%s is found by %s', (body, rule) => {
		expect(rulesOf(withCode(body))).toContain(rule);
	});

	it.each([
		'const now = Date.parse(context.now)',
		'new Date(context.now).toISOString()',
		'new Date(context.now).getUTCHours()',
		'const fetch = () => 1; fetch()',
		'const { process } = context; process()',
		'context.eval(); context.Function; context.require',
		'Temporal.Instant.from(context.now)',
		'for (const [key, value] of Object.entries({})) key + value',
		'class A { #x = 1; get() { return this.#x } } new A()',
		'outer: for (;;) break outer',
		'try { null.x } catch (problem) { problem.message }',
	])('%s is fine', (body) => {
		expect(rulesOf(withCode(body)).filter((rule) => rule.startsWith('code.'))).toEqual([]);
	});

	it('is told by its place in the source', async () => {
		const { code = '', ...rest } = await samplePackage();
		const wrong = code.replace('fullName', 'fullName[Math.random()]');
		const finding = checkPackage({ ...rest, code: wrong }).find(({ rule }) => rule === 'code.random');
		expect(finding?.place).toMatch(/^src\/handlers\.ts:\d+:\d+$/);
	});

	it('has a budget and a ceiling', () => {
		expect(rulesOf(withCode(`"${'x'.repeat(200_000)}"`))).toContain('code.budget');
		expect(rulesOf(withCode(`"${'x'.repeat(600_000)}"`))).toContain('code.size');
	});

	it('hides nothing', () => {
		expect(rulesOf(withCode('"\u200b"'))).toContain('code.invisible');
	});
});

describe('templates', () => {
	const withTemplate = (line: string) =>
		rulesOf(checkPackage({ ...sound, templates: { ...sound.templates, 'templates/more.typ': line } }));
	it.each([
		['#import "@preview/cetz:0.3.0"', 'template.package'],
		['#plugin("evil.wasm")', 'template.plugin'],
		['#include "missing.typ"', 'template.reference'],
		['#read("../manifest.json")', 'template.reference'],
		['#image("/etc/passwd")', 'template.reference'],
	])('%s: %s', (line, rule) => {
		expect(withTemplate(line)).toContain(rule);
	});
	it.each([
		'#import "parts.typ"',
		'#import "/motcua/1/official.typ": *',
		'#json("/data.json")',
		'#image("/images/qr.svg")',
		'// #import "@preview/x:1.0.0"',
	])('%s is fine', (line) => {
		expect(withTemplate(line)).toEqual([]);
	});
	it('the result needs one', () => {
		expect(rulesOf(checkPackage({ ...sound, templates: {} }))).toContain('template.result');
	});
});

describe('texts', () => {
	it('untranslated Vietnamese is noticed, a proper name in ASCII is not', () => {
		const name = (vi: string, en: string) => rulesOf(withManifest({ name: { vi, en } }));
		expect(name('Cấp bản sao', 'Cấp bản sao')).toContain('text.untranslated');
		expect(name('VNeID', 'VNeID')).toEqual([]);
	});
	it('blank texts are refused', () => {
		expect(rulesOf(withManifest({ name: { vi: ' ', en: 'x' } }))).toContain('text.missing');
	});
	it('decomposed letters are noticed', () => {
		expect(rulesOf(withManifest({ name: { vi: 'Cấp bản sao'.normalize('NFD'), en: 'x' } }))).toContain(
			'text.normalisation',
		);
	});
	it('placeholders are names, the same in both languages', () => {
		const message = (vi: string, en: string) =>
			rulesOf(checkPackage({ ...sound, messages: { priced: { subject: label, body: { vi, en } } } }));
		expect(message('{{amount}}', '{{amuont}}')).toContain('message.placeholders');
		expect(message('{{số tiền}}', '{{số tiền}}')).toContain('message.placeholder');
		expect(message('{{ amount }}', '{{amount}}')).toEqual([]);
	});
	it('a private key is not for shipping', () => {
		const templates = { ...sound.templates, 'templates/key.txt': '-----BEGIN PRIVATE KEY-----' };
		expect(rulesOf(checkPackage({ ...sound, templates }))).toContain('package.secret');
	});
});

describe('fixtures', () => {
	const withFixture = (change: object) =>
		rulesOf(checkPackage({ ...sound, fixtures: sound.fixtures.map((fixture) => ({ ...fixture, ...change })) }));
	it.each<[string, string, object]>([
		['a step that does not exist', 'fixture.step', { expect: { steps: { prise: { kind: 'done' } } } }],
		[
			'an outcome that does not exist',
			'fixture.outcome',
			{ expect: { steps: { price: { kind: 'done', outcome: 'prised' } } } },
		],
		['handlers that are never played', 'fixture.uncovered', { expect: {} }],
		['answers that could not be filed', 'fixture.answers', { answers: { copies: 500 } }],
		['a finding of the form that does not come', 'fixture.form', { expect: { formFindings: ['number.max'] } }],
	])('%s: %s', (_, rule, change) => {
		expect(withFixture(change)).toContain(rule);
	});
	it('none at all', () => {
		expect(rulesOf(checkPackage({ ...sound, fixtures: [] }))).toContain('fixture.none');
	});
	it('two of one name', () => {
		expect(rulesOf(checkPackage({ ...sound, fixtures: [...sound.fixtures, ...sound.fixtures] }))).toContain(
			'fixture.duplicate',
		);
	});
	it('validate where there is none', () => {
		expect(withManifestAndFlow()).toContain('fixture.validate');
		function withManifestAndFlow() {
			const handlers = sound.manifest.handlers.filter((handler) => handler !== 'validate');
			return rulesOf(withManifest({ validates: false, handlers }));
		}
	});
});
