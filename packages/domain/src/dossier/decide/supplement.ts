import { acceptanceDueAt } from '../../deadlines/due-at.ts';
import { endOfWorkingDayAfter } from '../../deadlines/timing.ts';
import { formatInstant } from '../../formats/dates.ts';
import { DESK_ROLES, holdsRole } from '../../roles.ts';
import type { DossierCommand } from '../commands.ts';
import type { Refusal } from '../context.ts';
import type { Supplement } from '../state.ts';
import { pauseFor, supplementArrived } from './shared/clock-events.ts';
import { type Draft, type Handler, isBlank, refusal, refused } from './shared/draft.ts';
import { instantOf } from './shared/instants.ts';

/** Decree 61/2018 art. 19.4: the body says what is missing within three working days of reception. */
const ASK_WITHIN_WORKING_DAYS = 3;

/** 1, 2, 4 → 5: instruct the applicant once, in full, in writing (decree 61/2018 art. 15). */
export const requestSupplement: Handler<DossierCommand<'requestSupplement'>> = (draft, command) => {
	const { status } = draft.state;
	if (status === 'registered' && !holdsRole(draft.act.actor, DESK_ROLES)) return refused('actor.deskOnly');
	if (command.items.length === 0 || command.items.some((item) => isBlank(item.text.vi))) {
		return refused('supplement.noItems', {}, 'items');
	}
	if (isBlank(command.reason.vi)) return refused('reason.required', {}, 'reason');
	const phase = status === 'registered' ? 'beforeAcceptance' : 'afterAcceptance';
	const wrong = phase === 'afterAcceptance' ? askedBefore(draft) : null;
	if (wrong !== null) return { ok: false, refusal: wrong };
	const respondBy = respondByOf(draft, command.respondBy);
	if (respondBy !== null && respondBy <= draft.act.at) return refused('instant.notInFuture', {}, 'respondBy');

	const { at, actor } = draft.act;
	const supplement: Supplement = {
		id: command.supplementId,
		phase,
		items: command.items,
		reason: command.reason,
		requestedAt: at,
		respondBy,
		answeredAt: null,
		askedBy: { id: actor.id, name: actor.name },
		late: isLate(draft),
	};
	const clock = phase === 'afterAcceptance' ? pauseFor(draft, 'supplement', command.reason) : [];
	return draft.add('supplementRequested', { supplement, ...draft.clock(...clock) }).decision();
};

function askedBefore({ act, state }: Draft): Refusal | null {
	const before = state.supplements.find((asked) => asked.phase === 'afterAcceptance');
	if (before === undefined || act.rules.secondSupplement) return null;
	return refusal('supplement.askedOnce', { when: formatInstant(before.requestedAt, act.calendar.timeZone) });
}

/** `''` sorts before every instant: an unreadable one is refused as not in the future. */
function respondByOf({ act }: Draft, given: string | undefined): string | null {
	if (given !== undefined) return instantOf(given) ?? '';
	const days = act.rules.supplementWorkingDays;
	return days === 0 ? null : endOfWorkingDayAfter(act.at, days, act.calendar);
}

function isLate({ act, state }: Draft): boolean {
	if (state.receivedAt === null) return false;
	return act.at > endOfWorkingDayAfter(state.receivedAt, ASK_WITHIN_WORKING_DAYS, act.calendar);
}

/** 5 → 1 before acceptance (the desk has its hours again), 5 → 2 or 4 after it. */
export const answerSupplement: Handler<DossierCommand<'answerSupplement'>> = (draft, command) => {
	const { act, state } = draft;
	const documents = command.documents ?? [];
	const open = state.supplements.findLast((asked) => asked.answeredAt === null);
	if (act.actor.kind === 'staff' && isBlank(command.note)) return refused('note.required', {}, 'note');
	const nothing = command.answers === undefined && documents.length === 0;
	// Staff may take in what leaves no trace in the data: a paper shown at the desk. Their note says so.
	if (open === undefined || (nothing && act.actor.kind === 'citizen')) return refused('supplement.empty');
	const atDesk = open.phase === 'beforeAcceptance';
	return draft
		.add('supplementAnswered', {
			supplementId: open.id,
			...(command.answers === undefined ? {} : { answers: command.answers }),
			documents,
			note: command.note ?? null,
			acceptanceDueAt: atDesk ? acceptanceDueAt(act.at, act.calendar, act.rules.acceptanceWorkingHours) : null,
			stepRunId: state.step?.kind === 'auto' ? draft.nextRunId : null,
			...draft.clock(...(atDesk ? [] : supplementArrived(draft))),
		})
		.decision();
};
