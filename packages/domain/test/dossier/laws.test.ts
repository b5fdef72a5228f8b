import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayClock, shippedCalendar } from '../../src/deadlines/index.ts';
import {
	type DossierCommand,
	type DossierState,
	decide,
	type Flow,
	isFinal,
	nationalStatusCode,
	replay,
	TRANSITIONS,
	verifyChain,
} from '../../src/dossier/index.ts';
import { sameInBoth } from '../../src/localised.ts';
import type { Actor } from '../../src/roles.ts';
import { flow } from '../factories/flow.ts';
import {
	administrator,
	cashier,
	citizen,
	clerk,
	leader,
	receptionist,
	specialist,
	staff,
	system,
} from '../factories/people.ts';
import { FEE, file, filed, paper, type Story } from '../factories/story.ts';
import { statusMoves } from './moves.ts';

const everyone = staff('Một Mình', 'receptionist', 'specialist', 'leader', 'clerk', 'cashier');
const actor: fc.Arbitrary<Actor> = fc.oneof(
	{ weight: 6, arbitrary: fc.constant(everyone) },
	{ weight: 3, arbitrary: fc.constant(system) },
	{ weight: 2, arbitrary: fc.constant(citizen) },
	{ weight: 1, arbitrary: fc.constantFrom(receptionist, specialist, leader, clerk, cashier, administrator) },
);
const text = fc.constantFrom('Lý do rõ ràng.', 'Ghi chú.', '');

/** A command that may fit the state, or not: the world does not know what the dossier allows. */
function commandFor(state: DossierState, pick: number, words: string, later: string): DossierCommand {
	const step = state.step?.key ?? 'examine';
	const run = state.step?.stepRunId ?? 'x';
	const outcomes = Object.keys({ ...stepOf(step) });
	const outcome = outcomes[pick % Math.max(outcomes.length, 1)] ?? 'good';
	const reason = sameInBoth(words);
	const [shown] = state.resultFiles;
	const commands: readonly DossierCommand[] = [
		{ type: 'receive', code: 'H29-261102-0001', hold: pick % 2 === 0 },
		{ type: 'enterStep' },
		{ type: 'reject', reason: pick % 5 === 0 ? words : '' },
		{ type: 'recordCheck', check: 'completeness', findings: [] },
		{ type: 'requestSupplement', supplementId: `s${state.seq}`, items: [{ text: reason }], reason },
		{ type: 'answerSupplement', documents: [paper(`d${state.seq}`, 'divorce')], note: words },
		...[1, 2, 3, 4].map(
			(): DossierCommand => ({
				type: 'completeStep',
				step,
				outcome,
				stepRunId: run,
				note: words,
				resultFiles: [file('result')],
				...(pick % 3 === 0 ? { feeLines: FEE } : {}),
			}),
		),
		{ type: 'postponeStep', step, stepRunId: run, until: later, reason },
		{ type: 'propose', step, stepRunId: run, kind: pick % 2 === 0 ? 'refuse' : 'supplement', items: [reason], reason },
		{ type: 'refuseResult', reason: words },
		{ type: 'attachResult', files: [file('result')] },
		...[1, 2, 3].map(
			(): DossierCommand => ({
				type: 'sign',
				step,
				outcome: 'sign',
				fileId: shown?.fileId ?? 'x',
				shownHash: shown?.fileId ?? 'x',
				method: 'account',
			}),
		),
		{ type: 'block', step, failure: 'bug', reason, owner: 'specialist' },
		{ type: 'unblock' },
		{ type: 'assign', assignee: { id: 'a', name: 'A' } },
		{ type: 'setFee', lines: pick % 2 === 0 ? FEE : [] },
		{ type: 'requestPayment' },
		{ type: 'recordPayment', amountVnd: state.payment.amountVnd, method: 'cash' },
		{ type: 'refundPayment', reason: words },
		{ type: 'pauseClock', reason: words, legalBasis: words },
		{ type: 'resumeClock', reason: words },
		{ type: 'extend', until: later.slice(0, 10), reason: words },
		{ type: 'recomputeDueAt', reason: words },
		{ type: 'withdraw', reason: pick % 7 === 0 ? words : '', note: words },
		{ type: 'stop', kind: 'other', reason: pick % 7 === 0 ? words : '' },
		{ type: 'reopen', step: 'examine', reason: words },
		{ type: 'returnResult', receivedBy: words },
		{
			type: 'moveVersion',
			moveId: `m${state.seq}`,
			because: 'migration',
			to: { ...state.procedure, version: `1.0.${state.seq}`, digest: `${state.seq}`.padEnd(64, 'c') },
			flow: otherFlow,
			reason: words,
			...(pick % 2 === 0 ? { answers: { ...state.answers, purpose: `p${state.seq}` } } : {}),
			...(pick % 3 === 0 ? { findings: [] } : {}),
		},
		{ type: 'revertVersionMove', moveId: state.moved?.moveId ?? 'x', reason: words },
		{ type: 'addNote', text: words },
		{ type: 'digitise', documentId: state.documents[0]?.id ?? 'x', level: 1 },
		{ type: 'recordSynchronisation', ok: pick % 2 === 0, seq: state.seq },
	];
	return commands[pick % commands.length] ?? { type: 'enterStep' };
}
/** The same steps, done by others. */
const otherFlow: Flow = {
	...flow,
	steps: flow.steps.map((step) => (step.kind === 'human' ? { ...step, role: 'unitHead', field: 'land' } : step)),
};
function stepOf(key: string): Readonly<Record<string, unknown>> {
	const step = flow.steps.find((known) => known.key === key);
	return step !== undefined && 'outcomes' in step ? step.outcomes : {};
}

function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		for (const member of Object.values(value)) deepFreeze(member);
	}
	return value;
}

const acts = fc.array(
	fc.record({ actor, pick: fc.nat({ max: 10_000 }), words: text, minutes: fc.nat({ max: 3_000 }) }),
	{ minLength: 10, maxLength: 60 },
);

/** Plays random acts; those that are refused change nothing. */
function play(story: readonly { actor: Actor; pick: number; words: string; minutes: number }[]): Story {
	const told = filed();
	let ms = Date.parse(told.now);
	for (const { actor: by, pick, words, minutes } of story) {
		ms += minutes * 60_000;
		told.now = new Date(ms).toISOString();
		const state = deepFreeze(told.dossier);
		const later = new Date(ms + 30 * 86_400_000).toISOString();
		const context = { now: told.now, actor: by, calendar: shippedCalendar, flow };
		// Of a few tries the first that is accepted: pure chance would seldom get past reception.
		for (let attempt = 0; attempt < TRIES; attempt++) {
			const command = deepFreeze(commandFor(state, pick + attempt * 7919, words, later));
			const decision = decide(state, command, context);
			expect(decide(state, command, context)).toEqual(decision);
			if (decision.ok) {
				told.does(by, command);
				break;
			}
			expect(decision.refusal.message.vi).not.toMatch(/\{|undefined/);
		}
	}
	return told;
}
const TRIES = 6;

describe('the laws of a dossier', () => {
	it('hold over any sequence of acts', () => {
		const seen = new Set<string>();
		fc.assert(
			fc.property(acts, (story) => {
				const { events, dossier } = play(story);
				for (const event of events) seen.add(event.type);
				// Only the arrows of the life cycle.
				const arrows = new Set(
					Object.entries(TRANSITIONS).flatMap(([from, tos]) =>
						tos.map((to) => `${nationalStatusCode(from as DossierState['status'])}→${nationalStatusCode(to)}`),
					),
				);
				for (const move of statusMoves(events)) expect(arrows).toContain(move);
				// The record is whole, and the state is nothing but its fold, also through a database.
				expect(verifyChain(events, dossier)).toMatchObject({ ok: true });
				expect(replay(JSON.parse(JSON.stringify(events)))).toEqual(JSON.parse(JSON.stringify(dossier)));
				// The promised date is the replay of the clock, and the clock runs only while work is possible.
				const { timeLimit, clock, clockState, dueAt } = dossier;
				const replayed = replayClock({ timeLimit, clockEvents: clock, calendar: shippedCalendar });
				expect({ state: replayed.state, dueAt: replayed.dueAt }).toEqual({ state: clockState, dueAt });
				expect(clockState).toBe(expectedClock(dossier));
				expectAxes(dossier);
			}),
			{ numRuns: 200 },
		);
		// The acts are no good as a test when they do not reach most of the life of a dossier.
		expect(seen.size).toBeGreaterThan(18);
	});

	it('a move to another version that is taken back leaves everything but the record as it was', () => {
		let moved = 0;
		fc.assert(
			fc.property(acts, fc.nat({ max: 5 }), (story, aside) => {
				const told = play(story);
				const before = told.dossier;
				const answers = { ...before.answers, added: 1 };
				const to = { ...before.procedure, version: '9.0.0', digest: 'ee'.repeat(32) };
				const move = { type: 'moveVersion', because: 'migration', moveId: 'm', to, flow: otherFlow } as const;
				const context = { now: told.now, actor: system, calendar: shippedCalendar, flow };
				const command: DossierCommand = { ...move, reason: 'Luật mới', answers, findings: [] };
				if (!decide(before, command, context).ok) return;
				moved++;
				told.does(system, command);
				expect(told.dossier).toMatchObject({ procedure: to, answers, dueAt: before.dueAt, clock: before.clock });
				for (let note = 0; note < aside; note++) told.does(receptionist, { type: 'addNote', text: 'Đã gọi điện.' });
				told.does(system, { type: 'revertVersionMove', moveId: 'm', reason: 'Nhầm' });
				const { seq, lastHash, notes, ...after } = told.dossier;
				const { seq: _, lastHash: __, notes: ___, ...was } = before;
				expect(after).toEqual({ ...was, moved: null });
				expect([seq, notes]).toEqual([before.seq + aside + 2, before.notes + aside]);
				expect(verifyChain(told.events, { seq, lastHash })).toMatchObject({ ok: true });
			}),
			{ numRuns: 150 },
		);
		expect(moved).toBeGreaterThan(30);
	});

	it('a final dossier changes only by notes, refunds and synchronisation', () => {
		fc.assert(
			fc.property(acts, (story) => {
				const { events } = play(story);
				let final = false;
				for (const [index, event] of events.entries()) {
					if (final) expect(['noted', 'paymentRefunded', 'synchronised']).toContain(event.type);
					final = final || isFinal(replay(events.slice(0, index + 1))?.status ?? 'registered');
				}
			}),
			{ numRuns: 60 },
		);
	});
});

function expectedClock({ status, clock, subStatus, resumeStatus }: DossierState): DossierState['clockState'] {
	if (clock.length === 0) return 'notStarted';
	if (isFinal(status) || status === 'resolved') return 'stopped';
	if (status === 'paymentRequested') return 'paused';
	if (status === 'supplementRequested') return resumeStatus === 'registered' ? 'notStarted' : 'paused';
	return subStatus === 'waitingOtherBody' || subStatus === 'paused' ? 'paused' : 'running';
}

function expectAxes({
	status,
	payment,
	delivery,
	step,
	blocked,
	receivedAt,
	code,
	resolvedAt,
	outcome,
}: DossierState): void {
	expect(payment.status === 'pending').toBe(status === 'paymentRequested');
	expect(payment.amountVnd === 0).toBe(payment.status === 'none');
	expect(delivery.status).toBe(status === 'returned' ? 'delivered' : status === 'resolved' ? 'waiting' : 'none');
	expect(receivedAt === null).toBe(code === null);
	expect(resolvedAt === null).toBe(outcome === null);
	expect(resolvedAt !== null).toBe(status === 'resolved' || status === 'returned');
	if (status === 'processing') expect(step).not.toBeNull();
	if (isFinal(status) || status === 'resolved') expect([step, blocked]).toEqual([null, null]);
	if (blocked !== null) expect(step?.kind).toBe('auto');
}
