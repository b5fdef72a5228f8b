import { fileURLToPath } from 'node:url';
import { form, section, toFormDefinition } from '@motcua/procedure-sdk';
import { requesterFields } from '@motcua/procedure-sdk/catalogues';
import { describe, expect, it } from 'vitest';
import { sampleRequester, tryForm } from '../src/index.ts';
import { papersOf } from '../src/vitest/index.ts';
import procedure from './long-procedure/src/procedure.ts';

const today = '2026-11-23';
const complete = { fullName: 'Nguyễn Thị Bình', phone: '0912345678', copies: 3 };

describe('a form that is tried', () => {
	const { codesOf, evaluated, filed } = tryForm(procedure, { today });

	it('finds what the core finds, with the place of it', () => {
		expect(codesOf(complete)).toEqual([]);
		expect(codesOf({ ...complete, copies: 100, fullName: '' })).toEqual(['fullName required', 'copies max']);
		expect(evaluated({}).required.has('copies')).toBe(true);
	});

	it('keeps the answers as the core does, without what was not asked', () => {
		expect(filed({ ...complete, other: 1 })).toEqual({ ...complete, phone: '+84912345678' });
	});

	it('may be one of staff, and must be there', () => {
		expect(tryForm(procedure, { today, form: 'examination' }).codesOf({})).toEqual(['registerNumber required']);
		expect(() => tryForm(procedure, { today, form: 'missing' })).toThrow('no form "missing"');
	});
});

describe('the sample requester', () => {
	it('answers all that every procedure asks of a requester, as a form keeps it', () => {
		const { title } = procedure.forms.application ?? {};
		if (title === undefined) throw new Error('the procedure has no application form');
		const asking = toFormDefinition(
			'application',
			form({ title, sections: { requester: section({ title, fields: requesterFields }) } }),
		);
		const { codesOf, filed } = tryForm({ ...procedure, forms: { application: asking } }, { today });
		expect(codesOf(sampleRequester)).toEqual([]);
		expect(filed(sampleRequester)).toEqual(sampleRequester);
		expect(Object.keys(sampleRequester).sort()).toEqual(Object.keys(requesterFields).sort());
	});
});

describe('a procedure', () => {
	const change = (steps: unknown) => ({ ...procedure, flow: { ...procedure.flow, steps } }) as typeof procedure;

	it('asks for what it should, or is told what is missing', () => {
		expect(procedure).toAskFor(['fullName', 'phone', 'copies']);
		expect(() => expect(procedure).toAskFor(['copies', 'purpose'])).toThrow(/to ask for purpose$/);
	});

	it('stops the clock where it should and nowhere else', () => {
		expect(procedure).toStopTheClockOnlyIn();
		expect(() => expect(procedure).toStopTheClockOnlyIn('examine')).toThrow(/only in \[examine\]; it does in \[\]/);
		const paused = procedure.flow.steps.map((step) =>
			step.kind === 'human' && step.key === 'examine'
				? { ...step, pausesClock: { reason: step.name, legalBasis: 'Điều 1' } }
				: step,
		);
		expect(change(paused)).toStopTheClockOnlyIn('examine');
		expect(() => expect(change(paused)).toStopTheClockOnlyIn()).toThrow(/it does in \[examine\]/);
	});

	it('refuses by a signature of the leader, or is told where it does not', () => {
		expect(() => expect(procedure).toRefuseOnlyInWriting()).toThrow(/there is one in lookUp, decline, examine$/);
		const [sign] = procedure.flow.steps.filter((step) => step.key === 'sign');
		const refusal = { ...sign, outcomes: { signed: { to: 'refused', label: procedure.manifest.name } } };
		expect(change([refusal])).toRefuseOnlyInWriting();
		expect(() => expect(change([{ ...refusal, role: 'clerk' }])).toRefuseOnlyInWriting()).toThrow(/sign$/);
		expect(() => expect(change([])).toRefuseOnlyInWriting()).toThrow('expected a way to a refusal');
	});
});

describe('a paper', () => {
	const { expectPages } = papersOf(procedure, fileURLToPath(new URL('./long-procedure', import.meta.url)));

	it('is rendered from its data, and counted', async () => {
		await expectPages({ kind: 'draft' });
		await expect(expectPages({ kind: 'draft' }, 2)).rejects.toThrow(/the paper draft/);
	});

	it('must be there', async () => {
		await expect(expectPages(null)).rejects.toThrow('no paper was rendered');
	});
});
