import { step, text, to } from '@motcua/procedure-sdk';
import { describe, expect, it } from 'vitest';
import { fateKinds } from '../src/demo/plan.ts';
import { nextTogether, planThreads, type Thread } from '../src/demo/threads.ts';
import { createRandom } from '../src/play/index.ts';
import { makePerson } from '../src/play/people.ts';
import { wayTo } from '../src/play/way-to.ts';

const label = text('Đi tiếp', 'Go on');
const human = (outcomes: Record<string, string>) =>
	step.human({
		name: label,
		role: 'specialist',
		outcomes: Object.fromEntries(Object.entries(outcomes).map(([outcome, target]) => [outcome, to(target, label)])),
	});
const flow = {
	flowVersion: 1,
	checks: [],
	start: 'examine',
	steps: Object.entries({
		examine: human({ ask: 'wait', eligible: 'pay', refuse: 'explain' }),
		wait: human({ answered: 'examine' }),
		pay: step.payment({ name: label, role: 'cashier', next: 'sign' }),
		sign: human({ returned: 'examine', signed: 'resolved' }),
		explain: human({ reconsider: 'examine', explained: 'refused' }),
	}).map(([key, one]) => ({ ...one, key })),
} as const;

describe('wayTo', () => {
	it('refuses where that is nearest, and turns back what has gone too far', () => {
		expect(wayTo('refused', flow)).toEqual({
			examine: 'refuse',
			wait: 'answered',
			sign: 'returned',
			explain: 'explained',
		});
	});

	it('goes through payments, which have no choice', () => {
		expect(wayTo('resolved', flow)).toMatchObject({ examine: 'eligible', sign: 'signed', explain: 'reconsider' });
	});
});

describe('the plan of the demo', () => {
	const end = Temporal.Instant.from('2026-11-23T10:00:00Z');
	const codes = ['1.000001', '1.000002', '1.000003'];
	const plan = (count: number) => planThreads(codes, count, end, createRandom(1));

	it('gives every procedure every fate when there are dossiers enough', () => {
		const seen = new Set(plan(60).map(({ code, fate }) => `${code} ${fate.kind}`));
		expect(seen.size).toBe(codes.length * fateKinds.length);
	});

	it('is of the asked size, the same every time, and over before now', () => {
		expect(plan(12)).toHaveLength(12);
		expect(plan(12)).toEqual(plan(12));
		expect(plan(60).every(({ at }) => at <= end.epochMilliseconds)).toBe(true);
	});

	it('lets happen at one moment what is near in time, one dossier of each procedure', () => {
		const minute = 60_000;
		const thread = (code: string, minutes: number, done = false): Thread => ({
			at: minutes * minute,
			fate: { kind: 'finished', stopAfter: null },
			code,
			person: makePerson(createRandom(1)),
			dossierId: null,
			known: null,
			acts: 0,
			done,
		});
		const threads = [
			thread('second', 9),
			thread('first', 5),
			thread('first', 6),
			thread('third', 20, true),
			thread('third', 31),
			thread('fourth', 36),
		];
		const next = (end: number) => nextTogether(threads, end * minute).map(({ code, at }) => [code, at / minute]);
		expect(next(100)).toEqual([
			['first', 5],
			['second', 9],
			['third', 31],
		]);
		expect(next(8)).toEqual([['first', 5]]);
		expect(next(4)).toEqual([]);
	});
});
