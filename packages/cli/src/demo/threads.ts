import type { DeskDossier } from '@motcua/server';
import type { Person } from '../play/people.ts';
import { makePerson } from '../play/people.ts';
import type { Random } from '../play/random.ts';
import { drawFate, type Fate, fateKinds, fateOf } from './plan.ts';

export const TIME_ZONE = 'Asia/Ho_Chi_Minh';
/** How far back the story begins. */
export const DAYS_BACK = 30;

/** One dossier of the story, at the moment of its next event. */
export interface Thread {
	/** Milliseconds since 1970. */
	at: number;
	readonly fate: Fate;
	readonly code: string;
	readonly person: Person;
	dossierId: string | null;
	/** As staff saw it last. */
	known: DeskDossier | null;
	acts: number;
	done: boolean;
}

/** Procedures that people ask for more often than for others. */
const POPULAR: Readonly<Record<string, number>> = { '2.000815': 5, '2.000635': 4 };
const ORDINARY = 3;
/** Old enough for everything that may happen to a dossier, young enough to have begun within the story. */
const EVERY_FATE_AGE: readonly [number, number] = [6, DAYS_BACK - 4];

/** Who files what and when; with enough dossiers every procedure meets every fate. */
export function planThreads(codes: readonly string[], count: number, end: Temporal.Instant, random: Random): Thread[] {
	const weights = codes.map((code) => [code, POPULAR[code] ?? ORDINARY] as const);
	const certain = codes.flatMap((code) => fateKinds.map((kind) => ({ code, kind })));
	const isLarge = count >= 2 * certain.length;
	return Array.from({ length: count }, (_, index): Thread => {
		const fixed = isLarge ? certain[index] : undefined;
		// More filings lately than a month ago, as in a ward that has just begun.
		const ageDays = fixed ? random.integer(...EVERY_FATE_AGE) : Math.floor(DAYS_BACK * random.next() ** 1.4);
		return {
			at: filingMoment(end, ageDays, random).epochMilliseconds,
			fate: fixed ? fateOf(fixed.kind, random) : drawFate(random, ageDays),
			code: fixed?.code ?? random.weighted(weights),
			person: makePerson(random),
			dossierId: null,
			known: null,
			acts: 0,
			done: false,
		};
	});
}

/** A moment on that day when people file: mostly in office hours, some in the evening from the sofa. */
function filingMoment(end: Temporal.Instant, ageDays: number, random: Random): Temporal.Instant {
	const day = end.toZonedDateTimeISO(TIME_ZONE).startOfDay().subtract({ days: ageDays });
	const minutes = random.next() < 0.8 ? random.integer(7 * 60 + 30, 16 * 60 + 30) : random.integer(18 * 60, 22 * 60);
	const moment = day.add({ minutes }).toInstant();
	return Temporal.Instant.compare(moment, end) > 0 ? end.subtract({ minutes: random.integer(5, 50) }) : moment;
}

/** So far apart events count as happening at one moment: shorter than the pause between two acts on a dossier. */
const MOMENT_MS = 30 * 60_000;

/**
 * The threads whose events are next, in the order of time, each of another procedure: registers are numbered per procedure,
 * so what their automatic steps do at one time cannot change anybody's number. Empty when nothing happens any more before
 * `end`.
 */
export function nextTogether(threads: readonly Thread[], end: number): readonly Thread[] {
	const waiting = threads.filter((thread) => !thread.done && thread.at <= end).sort((a, b) => a.at - b.at);
	const until = (waiting[0]?.at ?? 0) + MOMENT_MS;
	const byProcedure = new Map<string, Thread>();
	for (const thread of waiting) {
		if (thread.at > until) break;
		if (!byProcedure.has(thread.code)) byProcedure.set(thread.code, thread);
	}
	return [...byProcedure.values()];
}

export const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(TIME_ZONE).toPlainDate();
