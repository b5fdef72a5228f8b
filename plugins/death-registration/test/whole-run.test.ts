import { playFlow } from '@motcua/procedure-sdk/testing';
import { tryForm } from '@motcua/procedure-testing';
import { papersOf } from '@motcua/procedure-testing/vitest';
import { describe, expect, it } from 'vitest';
import { deathMoment } from '../src/extract.ts';
import handlers from '../src/handlers.ts';
import procedure from '../src/procedure.ts';
import { answer, examined, late, letter, ordinary, refusal, registration } from './samples.ts';

const { expectPages } = papersOf(procedure);
const { filed } = tryForm(procedure, { today: '2026-11-23' });

/** What everybody does when nothing stands in the way. */
const straight = {
	examine: { outcome: 'eligible', writes: examined },
	confirmDraft: { outcome: 'accepted' },
	register: { outcome: 'registered', writes: registration },
	sign: { outcome: 'signed' },
	issue: { outcome: 'issued' },
} as const;

describe('a whole run', () => {
	it('in time: nothing is due, the person is declared dead, the family is told', async () => {
		const run = await playFlow(procedure, handlers, { answers: filed(ordinary) }, straight);
		expect(run.path).toEqual([
			'assign assigned',
			'examine eligible',
			'draftExtract drafted',
			'confirmDraft accepted',
			'collectFee nothingDue',
			'register registered',
			'lockCivilData locked',
			'sign signed',
			'issue issued',
			'tellFamily told',
		]);
		expect(run).toMatchObject({
			end: 'resolved',
			messages: ['nextSteps'],
			result: { declaredDeceased: { personalId: '001048007731', lockPersonalId: true, revokeCard: true } },
			paper: { kind: 'extract', number: '41/2026', deathMoment: '05 giờ 40 phút, ngày 19/11/2026' },
		});
		await expectPages(run.paper);
	});

	it('late, with copies: paid before the entry, and nothing to lock where there is no number', async () => {
		const registered = { ...straight.register, writes: { ...registration, cardState: 'none' } } as const;
		const run = await playFlow(procedure, handlers, { answers: filed(late) }, { ...straight, register: registered });
		expect(run.path).toContain('collectFee paid');
		expect(run.fee.map((line) => line.amountVnd)).toEqual([8000, 16_000]);
		expect(run.result.declaredDeceased).toMatchObject({ personalId: '', lockPersonalId: false, revokeCard: false });
		await expectPages(run.paper);
	});

	it('with a residence to verify, a wrong date and a correction of the draft', async () => {
		const unclear = { ...examined, lastResidence: 'unclear' } as const;
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(ordinary) },
			{
				...straight,
				examine: [{ outcome: 'verify', writes: unclear }, straight.examine, straight.examine],
				askOtherCommune: { outcome: 'sent', writes: letter },
				waitForOtherCommune: { outcome: 'answered', writes: answer },
				confirmDraft: [{ outcome: 'correction' }, { outcome: 'accepted' }],
				register: [
					{ outcome: 'registered', writes: { ...registration, registeredOn: '2026-11-12' } },
					straight.register,
				],
			},
		);
		expect(run.path).toContain('lockCivilData wrongEntry');
		expect(run.end).toBe('resolved');
	});

	it('to a refusal in writing, because the death is registered already', async () => {
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(ordinary) },
			{
				examine: { outcome: 'refuse', writes: { ...examined, deathSearch: 'recordFound' } },
				explainRefusal: { outcome: 'explained', writes: refusal },
				signRefusal: { outcome: 'signed' },
			},
		);
		expect(run).toMatchObject({ end: 'refused', paper: { kind: 'refusal', number: '14' } });
		await expectPages(run.paper);
	});
});

describe('the draft', () => {
	it('says before the register what the signed extract says after it, and fits a page', async () => {
		const draft = await playFlow(
			procedure,
			handlers,
			{ answers: filed(ordinary) },
			{
				...straight,
				confirmDraft: [{ outcome: 'correction' }],
				examine: [straight.examine, { outcome: 'refuse' }],
				explainRefusal: { outcome: 'explained', writes: refusal },
				signRefusal: { outcome: 'signed' },
			},
		);
		const final = await playFlow(procedure, handlers, { answers: filed(ordinary) }, straight);
		expect(final.paper).toMatchObject({ ...(draft.result.extract as object), kind: 'extract' });
		await expectPages({ ...final.paper, kind: 'draft' });
	});
});

describe('the time of the death', () => {
	it.each([
		['2026-11-19', '05:40', '05 giờ 40 phút, ngày 19/11/2026'],
		['2026-03-01', undefined, 'ngày 01/03/2026'],
	])('%s %s', (date, time, expected) => {
		expect(deathMoment(date, time)).toBe(expected);
	});
});
