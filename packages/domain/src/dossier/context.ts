import type { Calendar } from '../deadlines/calendar/calendar.ts';
import type { Localised } from '../localised.ts';
import type { Actor, Role } from '../roles.ts';
import type { NewEvent } from './events.ts';
import type { RefusalCode } from './refusals.ts';

/** The part of a procedure's flow that decisions need; structurally the `FlowDefinition` of the procedure contract. */
export interface Flow {
	readonly checks: readonly string[];
	readonly start: string;
	readonly steps: readonly FlowStep[];
}
export interface FlowTransition {
	/** A step key, `resolved` or `refused`. */
	readonly to: string;
	readonly label: Localised;
	readonly needsNote?: boolean;
}
interface StepBase {
	readonly key: string;
	readonly name: Localised;
	/** Internal deadline, in working hours from entering. */
	readonly workingHours?: number;
}
export interface HumanFlowStep extends StepBase {
	readonly kind: 'human';
	readonly role: Role;
	readonly field?: string;
	readonly outcomes: Readonly<Record<string, FlowTransition>>;
	readonly act?: 'sign';
	readonly pausesClock?: { readonly reason: Localised; readonly legalBasis: string };
}
export interface CitizenFlowStep extends StepBase {
	readonly kind: 'citizen';
	readonly question: Localised;
	readonly outcomes: Readonly<Record<string, FlowTransition>>;
	readonly timeout: { readonly amount: number; readonly unit: 'working-days' | 'hours'; readonly outcome: string };
}
export interface AutoFlowStep extends StepBase {
	readonly kind: 'auto';
	readonly outcomes: Readonly<Record<string, FlowTransition>>;
}
export interface PaymentFlowStep extends StepBase {
	readonly kind: 'payment';
	readonly role: Role;
	readonly next: string;
}
export type FlowStep = HumanFlowStep | CitizenFlowStep | AutoFlowStep | PaymentFlowStep;

/** What a ward may set about the life cycle. */
export interface WardRules {
	/** Ask for a second supplement after acceptance. The law: once, in full, in writing. */
	readonly secondSupplement: boolean;
	/** Working days that a citizen has to answer a supplement request, when the request names no date; 0 for no limit. */
	readonly supplementWorkingDays: number;
	/** Working hours within which the desk answers a filing. */
	readonly acceptanceWorkingHours: number;
	/** Who signs may not be the one who received and examined the same dossier. */
	readonly separateSigner: boolean;
}
/** Law and common practice, until a ward sets its own. The 15 working days are practice, not law. */
export const DEFAULT_WARD_RULES: WardRules = {
	secondSupplement: false,
	supplementWorkingDays: 15,
	acceptanceWorkingHours: 8,
	separateSigner: false,
};

/** Everything that a decision may depend on besides the state and the command. */
export interface DecideContext {
	/** The present instant, ISO 8601 with offset. */
	readonly now: string;
	readonly actor: Actor;
	/** The ward's calendar in force. */
	readonly calendar: Calendar;
	/** Flow of the procedure version that the dossier is pinned to. */
	readonly flow: Flow;
	readonly rules?: Partial<WardRules>;
}

/** A lawful refusal: an outcome, not an exception. */
export interface Refusal {
	readonly code: RefusalCode;
	/** What is wrong and what to do. */
	readonly message: Localised;
	/** Field of the command that it is about. */
	readonly field?: string;
}
export type Decision =
	| { readonly ok: true; readonly events: readonly NewEvent[] }
	| { readonly ok: false; readonly refusal: Refusal };
