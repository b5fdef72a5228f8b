import { PROFESSIONAL_ROLES } from '@motcua/domain';
import type { Localised } from '@motcua/forms';
import type { AutoStep, CitizenStep, FlowStep, FlowTransition, HumanStep, PaymentStep } from '../contract.ts';
import type { Exactly } from '../exactly.ts';

type Spec<S> = Omit<S, 'key' | 'kind'>;
export type HumanSpec = Spec<HumanStep>;
export type AutoSpec = Spec<AutoStep>;
export type CitizenSpec = Spec<CitizenStep>;
export type PaymentSpec = Spec<PaymentStep>;
/** A check has one way out, so its outcomes are not written. */
export type CheckSpec = Omit<AutoSpec, 'outcomes'>;

/** A step as the author writes it; its key is the name of the property. */
export type StepSource =
	| (HumanSpec & { readonly kind: 'human' })
	| (AutoSpec & { readonly kind: 'auto' })
	| (CitizenSpec & { readonly kind: 'citizen' })
	| (PaymentSpec & { readonly kind: 'payment' });
export type CheckSource = CheckSpec & { readonly kind: 'check' };

/** The only outcome of a check: what it found stands in its findings. */
export const CHECKED = 'checked';

/**
 * Whether the core lets this step lead to an end: a result is the professional unit's (status 4 to 9), code acts for it, and a
 * payment only waits for money. A cashier, the desk or the citizen may not end a flow.
 */
export const mayLeadToEnd = (step: FlowStep): boolean =>
	step.kind === 'human'
		? PROFESSIONAL_ROLES.some((role) => role === step.role)
		: step.kind === 'auto' || step.kind === 'payment';

/** Where an outcome leads: a step of this flow, `resolved` or `refused`. */
export const to = <const Target extends string>(
	target: Target,
	label: Localised,
	options: { readonly needsNote?: boolean } = {},
): FlowTransition & { readonly to: Target } => ({ to: target, label, ...options });

/**
 * Builders of flow steps. What the steps lead to is checked by the compiler in `defineProcedure`.
 */
export const step = {
	/** A member of staff acts and chooses an outcome. */
	human: <const S extends HumanSpec>(spec: Exactly<S, HumanSpec>): S & { readonly kind: 'human' } => ({
		...spec,
		kind: 'human',
	}),
	/** The handler of the same key runs in the sandbox. */
	auto: <const S extends AutoSpec>(spec: Exactly<S, AutoSpec>): S & { readonly kind: 'auto' } => ({
		...spec,
		kind: 'auto',
	}),
	/** The citizen answers on the tracking page; silence takes the outcome of `timeout`. */
	citizen: <const S extends CitizenSpec>(spec: Exactly<S, CitizenSpec>): S & { readonly kind: 'citizen' } => ({
		...spec,
		kind: 'citizen',
	}),
	/** The fee must be paid first; skipped when nothing is due. */
	payment: <const S extends PaymentSpec>(spec: Exactly<S, PaymentSpec>): S & { readonly kind: 'payment' } => ({
		...spec,
		kind: 'payment',
	}),
	/** The handler of the same key runs once after each submission, before reception; only its findings count. */
	check: <const S extends CheckSpec>(spec: Exactly<S, CheckSpec>): S & { readonly kind: 'check' } => ({
		...spec,
		kind: 'check',
	}),
} as const;
