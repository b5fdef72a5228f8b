import type { Calendar } from '../../../deadlines/calendar/calendar.ts';
import { replayClock } from '../../../deadlines/replay-clock.ts';
import type { ClockCause, ClockEvent, ClockEventType } from '../../../deadlines/types.ts';
import type { Localised } from '../../../localised.ts';
import type { Actor } from '../../../roles.ts';
import type { Decision, Flow, Refusal, WardRules } from '../../context.ts';
import type { ClockChange, DossierEvent, DossierEventData, DossierEventType, NewEvent } from '../../events.ts';
import { evolve } from '../../evolve.ts';
import { REFUSALS, type RefusalCode } from '../../refusals.ts';
import type { DossierState } from '../../state.ts';

/** The context of a decision, made ready: normal instant, rules filled up. */
export interface Act {
	/** ISO instant, UTC with milliseconds. */
	readonly at: string;
	readonly actor: Actor;
	readonly calendar: Calendar;
	readonly flow: Flow;
	readonly rules: WardRules;
}

/** A lawful refusal, its text filled in. */
export function refusal(
	code: RefusalCode,
	values: Readonly<Record<string, string | Localised>> = {},
	field?: string,
): Refusal {
	const text: Localised = REFUSALS[code];
	const message = { vi: fill(text.vi, 'vi', values), en: fill(text.en, 'en', values) };
	return { code, message, ...(field === undefined ? {} : { field }) };
}
function fill(text: string, lang: 'vi' | 'en', values: Readonly<Record<string, string | Localised>>): string {
	return text.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = values[name] ?? '';
		return typeof value === 'string' ? value : value[lang];
	});
}

/** Whether a required text is missing. */
export function isBlank(text: string | null | undefined): boolean {
	return text === null || text === undefined || text.trim() === '';
}

export function event<T extends DossierEventType>(act: Act, type: T, data: DossierEventData[T]): NewEvent<T> {
	return { type, at: act.at, actor: act.actor, data } as NewEvent<T>;
}

/**
 * The events of one decision as they come about, with the state that they lead to: a later part of the decision sees what an
 * earlier one did. Numbers are those that the events will have in the record, hashes are not there yet.
 */
export class Draft {
	readonly act: Act;
	readonly events: NewEvent[] = [];
	state: DossierState;

	constructor(state: DossierState, act: Act) {
		this.state = state;
		this.act = act;
	}

	/** Number of the event that is added next. */
	get nextSeq(): number {
		return this.state.seq + 1;
	}

	/** Identity of the run that an automatic step gets by the event that is added next. */
	get nextRunId(): string {
		return `${this.state.id}.${this.nextSeq}`;
	}

	add<T extends DossierEventType>(type: T, data: DossierEventData[T]): this {
		const added = event(this.act, type, data) as NewEvent;
		this.events.push(added);
		const place = { dossierId: this.state.id, seq: this.nextSeq, prevHash: '', hash: '' };
		this.state = evolve(this.state, { ...added, ...place } as DossierEvent);
		return this;
	}

	/** What these clock events do; spread into the data of an event. No events, no change. */
	clock(...events: readonly ClockEvent[]): { readonly clock?: ClockChange } {
		if (events.length === 0) return {};
		const { timeLimit, clock } = this.state;
		const { calendar } = this.act;
		const { dueAt } = replayClock({ timeLimit, clockEvents: [...clock, ...events], calendar });
		return { clock: { events, dueAt, calendarVersion: calendar.version } };
	}

	clockEvent(
		type: ClockEventType,
		cause: ClockCause,
		reason: Localised,
		more: { readonly legalBasis?: string; readonly until?: string } = {},
	): ClockEvent {
		return {
			at: this.act.at,
			type,
			cause,
			reason,
			legalBasis: more.legalBasis ?? null,
			by: this.act.actor.name,
			...(more.until === undefined ? {} : { until: more.until }),
		};
	}

	/** The decision, when nothing was refused on the way. */
	decision(): Decision {
		return { ok: true, events: this.events };
	}
}

export function refused(
	code: RefusalCode,
	values?: Readonly<Record<string, string | Localised>>,
	field?: string,
): Decision {
	return { ok: false, refusal: refusal(code, values, field) };
}

/** A handler sees a dossier in a status and an actor of a kind that the table of commands lets through. */
export type Handler<C> = (draft: Draft, command: C) => Decision;
