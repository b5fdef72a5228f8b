import type { Localised } from '@motcua/forms';
import type { CapabilityRequest, FlowTransition, MessageTexts, ProcedureManifest } from '../contract.ts';
import type { Simplify, UnionToIntersection } from '../exactly.ts';
import type { CheckSource, StepSource } from '../flow/step.ts';
import type { AnswersOf } from '../form/answers.ts';
import type { FormSource } from '../form/form.ts';

/** The flow as the author writes it. */
export interface FlowSource {
	/** First step after reception. */
	readonly start: string;
	readonly steps: { readonly [key: string]: StepSource };
	/** Run once after each submission, before reception; their findings are shown to the desk. */
	readonly checks?: { readonly [key: string]: CheckSource };
}

/** What `defineProcedure` takes: the manifest without what can be computed, and the parts that it names. */
export interface ProcedureDefinition
	extends Omit<ProcedureManifest, 'manifestVersion' | 'apiVersion' | 'forms' | 'handlers' | 'validates'> {
	/** `application` is the citizen's form, the others are staff forms of human steps. */
	readonly forms: { readonly application: FormSource; readonly [id: string]: FormSource };
	readonly flow: FlowSource;
	readonly messages: MessageTexts;
	/** Set when the handlers include `validate`. Default false. */
	readonly validates?: boolean;
}

/** An end of every flow: the result is ready, or a negative one. */
export type FlowEnd = 'resolved' | 'refused';

type Steps<D extends ProcedureDefinition> = D['flow']['steps'];
export type StepKey<D extends ProcedureDefinition> = keyof Steps<D> & string;
type KeysOfKind<D extends ProcedureDefinition, Kind extends string> = {
	[K in StepKey<D>]: Steps<D>[K] extends { readonly kind: Kind } ? K : never;
}[StepKey<D>];
export type AutoKey<D extends ProcedureDefinition> = KeysOfKind<D, 'auto'>;
export type CheckKey<D extends ProcedureDefinition> = D['flow']['checks'] extends infer C extends object
	? keyof C & string
	: never;

/** Outcomes that the step of this key may choose. */
export type OutcomeOf<D extends ProcedureDefinition, K> =
	K extends StepKey<D> ? (Steps<D>[K] extends { readonly outcomes: infer O } ? keyof O & string : never) : never;

/** All answers of the citizen's form. */
export type ApplicationAnswers<D extends ProcedureDefinition> = AnswersOf<D['forms']['application']>;

type StaffFormKey<D extends ProcedureDefinition> = Exclude<keyof D['forms'] & string, 'application'>;
/** Answers of the staff forms; any of them may not have been reached yet. */
export type StaffAnswers<D extends ProcedureDefinition> = [StaffFormKey<D>] extends [never]
	? unknown
	: Partial<Simplify<UnionToIntersection<{ [K in StaffFormKey<D>]: AnswersOf<D['forms'][K]> }[StaffFormKey<D>]>>>;

/** What the manifest asks for under this name. */
export type Asked<D extends ProcedureDefinition, Use extends CapabilityRequest['use']> = Extract<
	D['capabilities'][number],
	{ readonly use: Use }
>;
export type Has<D extends ProcedureDefinition, Use extends CapabilityRequest['use']> = [Asked<D, Use>] extends [never]
	? false
	: true;
type Readable<D extends ProcedureDefinition> = Asked<D, 'dossier.read'>['fields'];
/** The answers that the manifest asks to read. */
export type ReadableAnswers<D extends ProcedureDefinition> =
	'all' extends Readable<D>
		? ApplicationAnswers<D>
		: Simplify<Pick<ApplicationAnswers<D>, Extract<Exclude<Readable<D>, 'all'>[number], keyof ApplicationAnswers<D>>>>;
/** The fields of the dossier's result that the manifest asks to write. */
export type WritableField<D extends ProcedureDefinition> = Asked<D, 'result.write'>['fields'][number];

/** Settings that the ward may change: the fee amounts, in VND. */
export type SettingsOf<D extends ProcedureDefinition> = D['fee'] extends { readonly amounts: infer A }
	? { readonly [K in keyof A]: number }
	: object;

/** A place among the answers: a key, or a part of its answer (`requester.fullName`). */
export type AnswerPath<Answers> = (keyof Answers & string) | `${keyof Answers & string}.${string}`;

type WithTarget<Target> = Omit<FlowTransition, 'to'> & { readonly to: Target };

/** What must hold between the parts of a definition, written so that the wrong word itself is underlined. */
export interface Consistent<D extends ProcedureDefinition> {
	readonly flow: {
		readonly start: StepKey<D>;
		readonly steps: { readonly [K in StepKey<D>]: ConsistentStep<D, Steps<D>[K]> };
	};
	readonly requester: { readonly [K in keyof D['requester']]: AnswerPath<ApplicationAnswers<D>> };
	readonly capabilities: readonly ConsistentCapability<D>[];
}
type ConsistentStep<D extends ProcedureDefinition, S> = S extends { readonly outcomes: infer O }
	? { readonly outcomes: { readonly [K in keyof O]: WithTarget<StepKey<D> | FlowEnd> } } & (S extends {
			readonly kind: 'human';
		}
			? { readonly form?: StaffFormKey<D> }
			: S extends { readonly kind: 'citizen' }
				? { readonly timeout: { readonly outcome: keyof O } }
				: unknown)
	: { readonly next: StepKey<D> | FlowEnd };
type ConsistentCapability<D extends ProcedureDefinition> =
	| {
			readonly use: 'dossier.read';
			readonly fields: 'all' | readonly (keyof ApplicationAnswers<D>)[];
			readonly why: Localised;
	  }
	| Exclude<CapabilityRequest, { readonly use: 'dossier.read' }>;
