import { shippedCalendar as calendar, remainingWorkingTime } from '@motcua/domain/deadlines';
import type { DeskDossier } from '@motcua/server';
import { describe, expect, it } from 'vitest';
import { mayRest, nextActAt } from '../src/demo/pace.ts';
import type { Fate } from '../src/demo/plan.ts';
import type { Thread } from '../src/demo/threads.ts';
import { createRandom, makePerson } from '../src/play/index.ts';

/** A Monday, when the desk opens. */
const morning = Temporal.Instant.from('2026-11-16T07:30:00+07:00');
const sameDay = '2026-11-16T17:00:00+07:00';

const thread = (kind: Fate['kind'], clock: Partial<DeskDossier['clock']>): Thread => ({
	at: morning.epochMilliseconds,
	fate: { kind, stopAfter: null },
	code: '2.000815',
	person: makePerson(createRandom(1)),
	dossierId: 'd1',
	known: { clock: { acceptanceDueAt: null, dueAt: null, state: 'running', ...clock } } as DeskDossier,
	acts: 1,
	done: false,
});

describe('the pace of the demo', () => {
	it('leaves time for four more acts on a dossier that is due the same day', () => {
		for (let seed = 0; seed < 50; seed++) {
			const at = nextActAt(thread('finished', { dueAt: sameDay }), morning, calendar, createRandom(seed));
			const next = Temporal.Instant.fromEpochMilliseconds(at).toString();
			expect(remainingWorkingTime(next, sameDay, calendar).workingMinutes).toBeGreaterThanOrEqual(4 * 90);
		}
	});

	it('takes its time where there is no deadline, or none that runs', () => {
		for (const clock of [{ dueAt: null }, { dueAt: sameDay, state: 'paused' } as const]) {
			const at = nextActAt(thread('finished', clock), morning, calendar, createRandom(1));
			expect(at - morning.epochMilliseconds).toBeGreaterThan(60 * 60_000);
		}
	});

	it('leaves nothing standing over its deadline but what is meant to be late', () => {
		const before = Temporal.Instant.from('2026-11-16T12:00:00+07:00');
		const after = Temporal.Instant.from('2026-11-17T12:00:00+07:00');
		const due = { dueAt: sameDay };
		expect(mayRest(thread('underway', due), before)).toBe(true);
		expect(mayRest(thread('underway', due), after)).toBe(false);
		expect(mayRest(thread('underway', { acceptanceDueAt: sameDay }), after)).toBe(false);
		expect(mayRest(thread('late', due), after)).toBe(true);
	});
});
