import type { FormFinding, Localised } from '@motcua/forms';
import type {
	HttpAnswer,
	HttpMethod,
	HttpRequest,
	PaymentState,
	RegisterAnswer,
	RenderedPaper,
	RenderRequest,
	WardInquiry,
	WardQuestion,
} from '../capability-calls.ts';
import type { DossierView, FeeLine, StepIntent, StepRequest, StepResult } from '../contract.ts';
import type {
	AnswerPath,
	ApplicationAnswers,
	Asked,
	Has,
	ProcedureDefinition,
	ReadableAnswers,
	SettingsOf,
	StaffAnswers,
	WritableField,
} from './definition.ts';

/** Shown to administrators with the run. At most 200 lines of 2,000 characters; the rest is counted, not kept. */
export interface StepLogger {
	info(message: string): void;
	warn(message: string): void;
	error(message: string): void;
}

/** Seeded by the run: a retry of the same run draws the same numbers. Not for secrets. */
export interface SeededRandom {
	/** In [0, 1). */
	next(): number;
	/** A whole number between the two, both included. */
	integer(min: number, max: number): number;
	/** 16 hex digits. */
	id(): string;
}

/**
 * A text in both languages with `{{name}}` placeholders filled in: `t('Còn {{days}} ngày', '{{days}} days left', { days: 3 })`.
 * Throws when a placeholder has no value.
 */
export type Translate = (vi: string, en: string, values?: Readonly<Record<string, string | number>>) => Localised;

/** A fee line as the step gives it; the runtime multiplies. */
export type FeeLineInput = Omit<FeeLine, 'amountVnd'>;

/** Without `result.write` there is no patch: an empty object type would take every property. */
type Patch<D extends ProcedureDefinition> = [WritableField<D>] extends [never]
	? never
	: { readonly [K in WritableField<D>]?: unknown };

/** What a `done` may carry besides its outcome. */
export interface DoneParts<D extends ProcedureDefinition> {
	/** Joins the dossier's result. */
	readonly patch?: Patch<D>;
	/** Shown to the desk. */
	readonly findings?: readonly FormFinding[];
	readonly intents?: readonly StepIntent[];
}

/** What every handler sees: frozen, fixed in time, the same for every repetition of the run. */
export interface HandlerContext<D extends ProcedureDefinition> {
	readonly stepRunId: string;
	/** The citizen's answers, as far as `dossier.read` was granted. */
	readonly answers: ReadableAnswers<D>;
	/** Answers of staff and patches of earlier steps. */
	readonly result: StaffAnswers<D> & { readonly [K in WritableField<D>]?: unknown };
	readonly dossier: Omit<DossierView, 'answers' | 'result'>;
	/** ISO instant with offset, fixed for the run. */
	readonly now: string;
	/** ISO date of `now` in the ward's time zone. */
	readonly today: string;
	readonly timeZone: string;
	readonly settings: SettingsOf<D>;
	readonly ward: StepRequest['ward'];
	readonly t: Translate;
	readonly random: SeededRandom;
	readonly log: StepLogger;
	/** Something remarkable about an answer. `code` is stable; default severity `warning`. */
	finding(
		path: AnswerPath<ApplicationAnswers<D>> | `${keyof ApplicationAnswers<D> & string}[${number}]${string}` | '',
		code: string,
		message: Localised,
		severity?: FormFinding['severity'],
	): FormFinding;
}

/** Helpers of an automatic step. */
export interface StepContext<D extends ProcedureDefinition, Outcome extends string> extends HandlerContext<D> {
	/** Go on by this outcome. */
	done<O extends Outcome>(outcome: O, parts?: DoneParts<D>): DoneResult<D, O>;
	/** The citizen must supply something; a person at the desk confirms the request. */
	needInput(items: readonly Localised[], reason: Localised): Extract<StepResult, { kind: 'needInput' }>;
	/** Look again at this instant (ISO with offset). */
	wait(until: string, reason: Localised): Extract<StepResult, { kind: 'wait' }>;
	/** A lawful refusal, proposed to staff. */
	refuse(reason: Localised, legalBasis: string): Extract<StepResult, { kind: 'refuse' }>;
	/**
	 * Calls out of the sandbox: those of the manifest and no others. Automatic steps only; at most 32 calls in a run; the calls of a run are
	 * answered one after another. Await every call before answering.
	 */
	readonly use: CallsOf<D>;
}

export type DoneResult<D extends ProcedureDefinition, Outcome extends string> = DoneParts<D> & {
	readonly kind: 'done';
	readonly outcome: Outcome;
};

/** Sets the fee: there when the manifest asks for `fee.write`. */
export interface FeeTools {
	/** The fee of this dossier, replacing an earlier one. An empty list means nothing is due. */
	fee(lines: readonly FeeLineInput[]): Extract<StepIntent, { kind: 'setFee' }>;
}
/** Writes to the citizen: there when the manifest asks for `notify`. */
export interface NotifyTools<D extends ProcedureDefinition> {
	/** Sends a text of `messages`; `values` fill its placeholders. */
	notify(
		message: keyof D['messages'] & string,
		values?: Readonly<Record<string, string>>,
	): Extract<StepIntent, { kind: 'notify' }>;
}
/** Renders the result: there when the manifest asks for `document.render`. */
export interface RenderTools {
	/** Data for the template of the result. */
	renderResult(data: Readonly<Record<string, unknown>>): Extract<StepIntent, { kind: 'renderResult' }>;
	/** Puts a paper that `use.render` made in this run among the dossier's results. */
	attach(paper: RenderedPaper): Extract<StepIntent, { kind: 'attach' }>;
}

/** Requests to the hosts of the manifest: there when it asks for `http`. */
export interface HttpCalls<Methods extends HttpMethod, Secrets extends string> {
	/**
	 * Sends a request and waits for the answer; every status is an answer.
	 *
	 * @throws RetryableError when there is no connection, no answer in time, or one that is too large.
	 */
	http(
		request: Omit<HttpRequest, 'method' | 'secrets'> & {
			readonly method: Methods;
			readonly secrets?: Readonly<Record<string, Secrets>>;
		},
	): Promise<HttpAnswer>;
}
/** Looks into registers: there when the manifest asks for `register`. */
export interface RegisterCalls<Registers extends Readonly<Record<string, readonly string[]>>> {
	/** @throws RetryableError when the register does not answer. */
	register<Name extends keyof Registers & string>(
		register: Name,
		query: Readonly<Record<string, string>>,
	): Promise<
		Omit<RegisterAnswer, 'record'> & {
			readonly record: { readonly [Field in Registers[Name][number]]?: unknown } | null;
		}
	>;
}
/** Asks another ward: there when the manifest asks for `askWard`. */
export interface AskWardCalls {
	/**
	 * Asks, or looks how a question stands that was asked under the same key. A person answers: while the state is `asked`, answer the step
	 * with `wait(answerBy, …)`; the run comes again when the answer is there, or at that instant.
	 */
	askWard<const Choices extends WardQuestion['choices']>(
		question: Omit<WardQuestion, 'choices'> & { readonly choices: Choices },
	): Promise<
		Omit<WardInquiry, 'answer'> & {
			readonly answer:
				| (Omit<NonNullable<WardInquiry['answer']>, 'choice'> & { readonly choice: keyof Choices & string })
				| null;
		}
	>;
}
/** The dossier's fee: there when the manifest asks for `payment`. */
export interface PaymentCalls {
	readonly payment: {
		/** Asks for this fee now, before the step answers; the citizen pays at the counter. Asking for the same again changes nothing. */
		ask(lines: readonly FeeLineInput[]): Promise<PaymentState>;
		/** How the fee stands. */
		state(): Promise<PaymentState>;
	};
}
/** Renders papers beside the result: there when the manifest asks for `document.render`. */
export interface RenderCalls<Templates extends string> {
	render(request: Omit<RenderRequest, 'template'> & { readonly template: Templates }): Promise<RenderedPaper>;
}

type If<Condition, Tools> = Condition extends true ? Tools : unknown;

type SecretOf<Http> = Http extends { readonly secrets: readonly (infer Name extends string)[] } ? Name : never;

/** What `context.use` holds: only what the manifest asks for exists in the type. */
export type CallsOf<D extends ProcedureDefinition> = If<
	Has<D, 'http'>,
	HttpCalls<Asked<D, 'http'>['methods'][number], SecretOf<Asked<D, 'http'>>>
> &
	If<Has<D, 'register'>, RegisterCalls<Asked<D, 'register'>['registers']>> &
	If<Has<D, 'askWard'>, AskWardCalls> &
	If<Has<D, 'payment'>, PaymentCalls> &
	If<Has<D, 'document.render'>, RenderCalls<Asked<D, 'document.render'>['templates'][number]>>;

/** Only what the manifest asks for exists in the type. */
export type ToolsOf<D extends ProcedureDefinition> = If<Has<D, 'fee.write'>, FeeTools> &
	If<Has<D, 'notify'>, NotifyTools<D>> &
	If<Has<D, 'document.render'>, RenderTools>;
