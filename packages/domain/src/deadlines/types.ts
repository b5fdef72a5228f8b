import type { Localised } from '../localised.ts';

export type TimeLimitUnit = 'same-day' | 'working-days' | 'days' | 'months' | 'years' | 'hours';
/** How long the office may take, from the published procedure. */
export interface TimeLimit {
	/** Whole number above 0; 0 for `same-day`. */
	readonly amount: number;
	readonly unit: TimeLimitUnit;
	readonly note?: Localised;
}

export type ClockEventType = 'start' | 'pause' | 'resume' | 'restart' | 'extend' | 'stop';
/**
 * Why the clock is touched. A pause for a `supplement` leaves the remainder to be counted anew from the day on which the
 * dossier is complete; any other pause adds the working days that passed while waiting.
 */
export type ClockCause =
	| 'reception'
	| 'supplement'
	| 'payment'
	| 'otherBody'
	| 'law'
	| 'extension'
	| 'resolved'
	| 'reopened'
	| 'withdrawn'
	| 'stopped';

/** One entry of the dossier's append-only list; the due date is their replay. */
export interface ClockEvent {
	/** ISO instant. */
	readonly at: string;
	readonly type: ClockEventType;
	readonly cause: ClockCause;
	readonly reason: Localised;
	readonly legalBasis: string | null;
	/** Name of who caused it. */
	readonly by: string;
	/** Of `extend`: the new date, `YYYY-MM-DD`, a working day. */
	readonly until?: string;
}

export type ClockState = 'notStarted' | 'running' | 'paused' | 'stopped';
