import { acceptanceDueAt } from '../../deadlines/due-at.ts';
import { replayClock } from '../../deadlines/replay-clock.ts';
import { closingOf, isWorkingDay, latestApologyAt, workingDateFrom } from '../../deadlines/timing.ts';
import { formatDate, formatInstant, parseDate } from '../../formats/dates.ts';
import { sameInBoth } from '../../localised.ts';
import type { DossierCommand } from '../commands.ts';
import type { Refusal } from '../context.ts';
import { endWaiting } from './shared/clock-events.ts';
import { type Draft, type Handler, isBlank, refusal, refused } from './shared/draft.ts';

/** A pause that sector law orders; everything else that stops the clock does so by itself. */
export const pauseClock: Handler<DossierCommand<'pauseClock'>> = (draft, { reason, legalBasis }) => {
	const { step, clockState } = draft.state;
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	if (isBlank(legalBasis)) return refused('reason.required', {}, 'legalBasis');
	if (clockState !== 'running') return refused('clock.notRunning');
	if (step !== null && step.kind !== 'human') return refused('clock.stepRunning');
	const pause = draft.clockEvent('pause', 'law', sameInBoth(reason), { legalBasis });
	return draft.add('clockPaused', { reason, ...draft.clock(pause) }).decision();
};

export const resumeClock: Handler<DossierCommand<'resumeClock'>> = (draft, { reason }) => {
	const { clock, clockState } = draft.state;
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	if (clockState !== 'paused' || clock.at(-1)?.cause !== 'law') return refused('clock.notPaused');
	return draft.add('clockResumed', { reason, ...draft.clock(...endWaiting(draft)) }).decision();
};

/** Apology and new date: once, issued at least one day before the due date (decree 61/2018 art. 19.9). */
export const extend: Handler<DossierCommand<'extend'>> = (draft, command) => {
	const { reason, until, document } = command;
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	const { state, act } = draft;
	if (state.extension !== null) return refused('extend.once');
	if (state.clockState !== 'running' || state.dueAt === null) return refused('extend.paused');
	const wrong = newDateRefusal(draft, state.dueAt, until);
	if (wrong !== null) return { ok: false, refusal: wrong };
	const event = draft.clockEvent('extend', 'extension', sameInBoth(reason), {
		legalBasis: 'Khoản 9 Điều 19 Nghị định 61/2018/NĐ-CP',
		until,
	});
	const to = closingOf(until, act.calendar);
	return draft
		.add('extended', { from: state.dueAt, to, reason, document: document ?? null, ...draft.clock(event) })
		.decision();
};

function newDateRefusal({ act }: Draft, dueAt: string, until: string): Refusal | null {
	const { at, calendar } = act;
	const latest = latestApologyAt(dueAt, calendar);
	if (at > latest) return refusal('extend.tooLate', { until: formatInstant(latest, calendar.timeZone) });
	if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || !parseDate(until).ok) return refusal('extend.date', {}, 'until');
	if (!isWorkingDay(until, calendar)) {
		return refusal('extend.dayOff', { next: formatDate(workingDateFrom(until, calendar)) }, 'until');
	}
	if (closingOf(until, calendar) <= dueAt) {
		return refusal('extend.notLater', { due: formatInstant(dueAt, calendar.timeZone) }, 'until');
	}
	return null;
}

/** A new swap day or closure: open dossiers are counted again, and the trace says what that changed. */
export const recomputeDueAt: Handler<DossierCommand<'recomputeDueAt'>> = (draft, { reason }) => {
	const { act, state } = draft;
	const { calendar, rules } = act;
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	const started = state.clockState === 'running' || state.clockState === 'paused';
	const dueAt = {
		from: state.dueAt,
		to: started ? replayClock({ timeLimit: state.timeLimit, clockEvents: state.clock, calendar }).dueAt : state.dueAt,
	};
	const acceptance = {
		from: state.acceptanceDueAt,
		to:
			state.status === 'registered'
				? acceptanceDueAt(acceptanceSince(draft), calendar, rules.acceptanceWorkingHours)
				: state.acceptanceDueAt,
	};
	if (dueAt.from === dueAt.to && acceptance.from === acceptance.to) return draft.decision();
	const calendarVersion = calendar.version;
	return draft.add('dueAtRecomputed', { calendarVersion, dueAt, acceptanceDueAt: acceptance, reason }).decision();
};

/** The desk's hours run from the filing, or from the supplement that came last. */
function acceptanceSince({ state }: Draft): string {
	return state.supplements.at(-1)?.answeredAt ?? state.submittedAt;
}
