import type { CapabilityGrant, CapabilityRequest, FlowDefinition, StepResult } from '@motcua/procedure-sdk';
import { describe, expect, it } from 'vitest';
import type { GrantContext } from '../src/index.ts';
import { applyGrants } from '../src/index.ts';

const name = { vi: 'Bước', en: 'Step' };
const why = { vi: 'Để thử.', en: 'To try.' };
const flow: FlowDefinition = {
	flowVersion: 1,
	checks: ['look'],
	start: 'price',
	steps: [
		{ key: 'price', name, kind: 'auto', outcomes: { priced: { to: 'resolved', label: name } } },
		{ key: 'sign', name, kind: 'human', role: 'leader', outcomes: { signed: { to: 'resolved', label: name } } },
		{ key: 'look', name, kind: 'auto', outcomes: { checked: { to: 'price', label: name } } },
	],
};
const asked: readonly CapabilityRequest[] = [
	{ use: 'result.write', fields: ['total', 'number'], why },
	{ use: 'fee.write', why },
	{ use: 'notify', channels: ['email', 'sms'], why },
	{ use: 'document.render', templates: ['templates/result.typ'], why },
];
const all: readonly CapabilityGrant[] = asked.map(({ why: _, ...grant }) => grant);
const context = (more: Partial<GrantContext> = {}): GrantContext => ({
	handler: 'price',
	manifest: { capabilities: asked, result: { name, template: 'templates/result.typ' } },
	flow,
	messages: { priced: { subject: name, body: name } },
	grants: all,
	...more,
});
const done = (more: object = {}): StepResult => ({ kind: 'done', outcome: 'priced', ...more });
const fee = { kind: 'setFee', lines: [] };
const full = done({
	patch: { total: 3 },
	intents: [fee, { kind: 'notify', message: 'priced' }, { kind: 'renderResult', data: {} }],
});
const without = (use: string) => all.filter((grant) => grant.use !== use);

describe('applyGrants', () => {
	it('lets through what was asked for and granted, with the channels that hold', () => {
		expect(applyGrants(full, context())).toEqual({ ok: true, result: full, channels: ['email', 'sms'] });
		const emailOnly = [...without('notify'), { use: 'notify', channels: ['email'] } as const];
		expect(applyGrants(full, context({ grants: emailOnly }))).toMatchObject({ ok: true, channels: ['email'] });
	});

	it.each<[string, StepResult, readonly CapabilityGrant[], string, string]>([
		['a field of the result', done({ patch: { total: 1 } }), without('result.write'), 'result.write', 'total'],
		[
			'one field beyond those granted',
			done({ patch: { total: 1, number: 2 } }),
			[{ use: 'result.write', fields: ['total'] }],
			'result.write',
			'number',
		],
		[
			'a field that was never asked for',
			done({ patch: { status: 'resolved' } }),
			[{ use: 'result.write', fields: ['status'] }],
			'result.write',
			'status',
		],
		['the fee', done({ intents: [fee] }), without('fee.write'), 'fee.write', 'fee'],
		['a message', done({ intents: [{ kind: 'notify', message: 'priced' }] }), without('notify'), 'notify', 'priced'],
		[
			'a template',
			done({ intents: [{ kind: 'renderResult', data: {} }] }),
			without('document.render'),
			'document.render',
			'templates/result.typ',
		],
		['anything, when nothing is granted', full, [], 'result.write', 'total'],
	])('denies %s and names it', (_, result, grants, capability, subject) => {
		const verdict = applyGrants(result, context({ grants }));
		expect(verdict).toMatchObject({ ok: false, failure: 'denied', capability, subject });
		expect(!verdict.ok && [verdict.message.vi, verdict.message.en].every((text) => text.includes(capability))).toBe(
			true,
		);
	});

	it('denies what is granted but no longer asked for', () => {
		const manifest = { ...context().manifest, capabilities: [] };
		expect(applyGrants(done({ intents: [fee] }), context({ manifest }))).toMatchObject({
			ok: false,
			failure: 'denied',
		});
	});

	it.each<[string, StepResult, Partial<GrantContext>, string]>([
		['an outcome that the step does not have', { kind: 'done', outcome: 'finished' }, {}, 'finished'],
		['an outcome out of Object.prototype', { kind: 'done', outcome: 'constructor' }, {}, 'constructor'],
		['an answer for a step where a person decides', { kind: 'done', outcome: 'signed' }, { handler: 'sign' }, 'signed'],
		['a message that the package does not have', done({ intents: [{ kind: 'notify', message: 'paid' }] }), {}, 'paid'],
		['a message out of Object.prototype', done({ intents: [{ kind: 'notify', message: 'toString' }] }), {}, 'toString'],
		['a check that decides', done(), { handler: 'look' }, 'priced'],
		[
			'a check that acts',
			{ kind: 'done', outcome: 'checked', intents: [fee] } as StepResult,
			{ handler: 'look' },
			'setFee',
		],
		[
			'a check that holds the dossier up',
			{ kind: 'needInput', items: [name], reason: name },
			{ handler: 'look' },
			'look',
		],
		['a validate that refuses', { kind: 'refuse', reason: name, legalBasis: 'x' }, { handler: 'validate' }, 'validate'],
	])('%s is a bug of the package', (_, result, more, subject) => {
		expect(applyGrants(result, context(more))).toMatchObject({ ok: false, failure: 'bug', subject });
	});

	it('lets findings through without any grant', () => {
		const finding = { path: '', code: 'a', severity: 'warning' as const, message: name };
		for (const handler of ['validate', 'look']) {
			expect(
				applyGrants({ kind: 'done', outcome: 'checked', findings: [finding] }, context({ handler, grants: [] })),
			).toMatchObject({ ok: true });
		}
	});

	it.each<StepResult>([
		{ kind: 'needInput', items: [name], reason: name },
		{ kind: 'wait', until: '2026-12-01T00:00:00Z', reason: name },
		{ kind: 'refuse', reason: name, legalBasis: 'Điều 22' },
	])('a step may ask, wait and propose a refusal without any grant: %#', (result) => {
		expect(applyGrants(result, context({ grants: [] }))).toMatchObject({ ok: true, result });
	});
});
