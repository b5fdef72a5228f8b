import { playFlow } from '@motcua/procedure-sdk/testing';
import { tryForm } from '@motcua/procedure-testing';
import { papersOf } from '@motcua/procedure-testing/vitest';
import { describe, expect, it } from 'vitest';
import handlers from '../src/handlers.ts';
import procedure from '../src/procedure.ts';
import { elderly, examined, letter, numbered, ordinary, paid, pays, refusal } from './samples.ts';

const { expectPages } = papersOf(procedure);
const { filed } = tryForm(procedure, { today: '2026-11-23' });

const straight = {
	examine: { outcome: 'eligible', writes: examined },
	review: { outcome: 'approved' },
	numberDecision: { outcome: 'numbered', writes: numbered },
	sign: { outcome: 'signed' },
	payOut: { outcome: 'paid', writes: paid },
} as const;
const old = { ...examined, confirmedGroup: 'elderlyOtherPension' } as const;

describe('a whole run', () => {
	it('decides and pays in cash', async () => {
		const run = await playFlow(procedure, handlers, { answers: filed(ordinary) }, straight);
		expect(run.path).toEqual([
			'assess assessed',
			'examine eligible',
			'computeSupport drafted',
			'review approved',
			'numberDecision numbered',
			'writeDecision written',
			'sign signed',
			'payOut paid',
			'confirmPayout confirmed',
		]);
		expect(run).toMatchObject({
			end: 'resolved',
			fee: [],
			result: { supportVnd: 10_800_000, paidVnd: 10_800_000 },
			paper: {
				kind: 'decision',
				number: '09',
				amountWords: 'Mười triệu tám trăm nghìn đồng',
				decree: 'Nghị định số 335/2026/NĐ-CP',
				payTo: 'tiền mặt tại trụ sở Ủy ban nhân dân',
			},
		});
		await expectPages(run.paper);
		await expectPages({ ...run.paper, kind: 'draft' });
	});

	it('asks social insurance inside the limit, and pays the whole when it pays less', async () => {
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(elderly) },
			{
				...straight,
				examine: [
					{ outcome: 'askInsurance', writes: old },
					{ outcome: 'eligible', writes: old },
				],
				askInsurance: { outcome: 'sent', writes: letter },
				waitForInsurance: { outcome: 'answered', writes: pays(5_000_000) },
			},
		);
		expect(run.path).toContain('waitForInsurance answered');
		expect(run.paper).toMatchObject({ payTo: expect.stringContaining('1482205123456, Agribank') });
		await expectPages(run.paper);
	});

	it('lets the family choose anew when the bank sends the money back', async () => {
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(elderly) },
			{
				...straight,
				examine: { outcome: 'eligible', writes: old },
				payOut: [
					{ outcome: 'accountRejected', writes: { ...paid, paidBy: 'account' } },
					{ outcome: 'paid', writes: { ...paid, paidOn: '2026-11-20' } },
					straight.payOut,
				],
				chooseAgain: { outcome: 'cash' },
			},
		);
		expect(run.path.slice(-6)).toEqual([
			'payOut accountRejected',
			'chooseAgain cash',
			'payOut paid',
			'confirmPayout wrongDate',
			'payOut paid',
			'confirmPayout confirmed',
		]);
	});

	it('is refused in writing when another support is higher', async () => {
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(elderly) },
			{
				examine: [
					{ outcome: 'askInsurance', writes: old },
					{ outcome: 'eligible', writes: old },
				],
				askInsurance: { outcome: 'sent', writes: letter },
				waitForInsurance: { outcome: 'answered', writes: pays(23_400_000) },
				explainRefusal: { outcome: 'explained', writes: refusal },
				signRefusal: { outcome: 'signed' },
			},
		);
		expect(run.path).toContain('computeSupport higherElsewhere');
		expect(run).toMatchObject({ end: 'refused', paper: { kind: 'refusal' } });
		await expectPages(run.paper);
	});

	it('goes back when nothing was found yet, when the head of the department says so, and when the date is wrong', async () => {
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(ordinary) },
			{
				...straight,
				examine: [{ outcome: 'eligible', writes: { listSearch: 'notOnList' } }, straight.examine, straight.examine],
				review: [{ outcome: 'returned' }, { outcome: 'approved' }],
				numberDecision: [
					{ outcome: 'numbered', writes: { ...numbered, decidedOn: '2026-11-20' } },
					straight.numberDecision,
				],
			},
		);
		expect(run.path).toEqual(
			expect.arrayContaining(['computeSupport notExamined', 'review returned', 'writeDecision wrongDate']),
		);
		expect(run.end).toBe('resolved');
	});
});
