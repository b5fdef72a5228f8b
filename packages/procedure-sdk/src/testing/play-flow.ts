import type { FeeLine, FlowStep, StepIntent } from '../contract.ts';
import type { SampleDossier } from '../fixtures/index.ts';
import type { HandlersFor } from '../procedure/define-handlers.ts';
import type { Procedure } from '../procedure/define-procedure.ts';
import type { FlowEnd, OutcomeOf, ProcedureDefinition, StepKey } from '../procedure/definition.ts';
import type { HandlerName } from './run-handler.ts';
import { runHandler } from './run-handler.ts';

/** What a person does at a step: the outcome they choose and what they write into its form. */
export interface PlayedAct<Outcome extends string = string> {
	readonly outcome: Outcome;
	readonly writes?: Readonly<Record<string, unknown>>;
}

/** By step: what is done there, in turn when the flow comes back to it. */
export type FlowScript<D extends ProcedureDefinition> = {
	readonly [K in StepKey<D>]?: PlayedAct<OutcomeOf<D, K>> | readonly PlayedAct<OutcomeOf<D, K>>[];
};

/** How a whole run went. */
export interface PlayedFlow {
	readonly end: FlowEnd;
	/** `step outcome`, in the order of the run; a payment is `step paid` or `step nothingDue`. */
	readonly path: readonly string[];
	/** What staff wrote and automatic steps patched, at the end. */
	readonly result: Readonly<Record<string, unknown>>;
	readonly fee: readonly FeeLine[];
	/** Data of the paper rendered last: what was signed. */
	readonly paper: Readonly<Record<string, unknown>> | null;
	/** Ids of the messages that steps sent. */
	readonly messages: readonly string[];
}

const MOST_STEPS = 200;

/**
 * Plays a dossier from reception to its end: automatic steps by their handlers, people by the script. Staff forms are not
 * evaluated; what they would refuse is for a test of the form.
 *
 * @throws Error when the script has no act for a step or names an outcome that it has not, when a signature finds no paper,
 * and when an automatic step does not answer `done`: the message names the way so far.
 */
export async function playFlow<P extends Procedure>(
	procedure: P,
	handlers: HandlersFor<P>,
	sample: SampleDossier,
	script: P extends Procedure<infer D> ? FlowScript<D> : never,
): Promise<PlayedFlow> {
	const run = new Run(sample.result);
	const acts = new Map(Object.entries(script as Record<string, PlayedAct | readonly PlayedAct[]>));
	let at: string = procedure.flow.start;
	while (at !== 'resolved' && at !== 'refused') {
		if (run.path.length >= MOST_STEPS) throw new Error(`no end after ${MOST_STEPS} steps: ${run.way}`);
		const step = procedure.flow.steps.find((one) => one.key === at);
		if (step === undefined) throw new Error(`there is no step "${at}": ${run.way}`);
		if (step.kind === 'payment') at = run.pay(step);
		else if (step.kind === 'auto') {
			const dossier = { ...sample, result: run.result, stepRunId: `play:${run.path.length}` };
			const answered = await runHandler(procedure, handlers, step.key as HandlerName<P>, dossier);
			at = run.take(step, answered);
		} else at = run.act(step, acts.get(step.key));
	}
	return { ...run.report(), end: at };
}

class Run {
	readonly path: string[] = [];
	result: Record<string, unknown>;
	#fee: readonly FeeLine[] = [];
	#paper: Readonly<Record<string, unknown>> | null = null;
	readonly #messages: string[] = [];
	readonly #turns = new Map<string, number>();

	constructor(result: Readonly<Record<string, unknown>> = {}) {
		this.result = { ...result };
	}

	get way(): string {
		return this.path.join(' → ');
	}

	report() {
		return { path: this.path, result: this.result, fee: this.#fee, paper: this.#paper, messages: this.#messages };
	}

	pay(step: Extract<FlowStep, { kind: 'payment' }>): string {
		this.path.push(`${step.key} ${this.#fee.some((line) => line.amountVnd > 0) ? 'paid' : 'nothingDue'}`);
		return step.next;
	}

	take(step: Extract<FlowStep, { kind: 'auto' }>, answered: Awaited<ReturnType<typeof runHandler>>): string {
		if (!answered.ok) throw new Error(`${this.way} → ${step.key}: ${answered.failure}, ${answered.message}`);
		const { result } = answered;
		if (result.kind !== 'done') throw new Error(`${this.way} → ${step.key}: answered ${result.kind}`);
		Object.assign(this.result, result.patch);
		for (const intent of result.intents ?? []) this.#intend(intent);
		return this.#leave(step, result.outcome);
	}

	act(
		step: Exclude<FlowStep, { kind: 'auto' | 'payment' }>,
		acts: PlayedAct | readonly PlayedAct[] | undefined,
	): string {
		const turn = this.#turns.get(step.key) ?? 0;
		this.#turns.set(step.key, turn + 1);
		const list: readonly PlayedAct[] = acts === undefined ? [] : 'outcome' in acts ? [acts] : acts;
		const act = list[Math.min(turn, list.length - 1)];
		if (act === undefined) throw new Error(`the script says nothing about ${step.key}: ${this.way}`);
		if (step.kind === 'human' && step.act === 'sign' && this.#paper === null)
			throw new Error(`${step.key} has nothing to sign: ${this.way}`);
		Object.assign(this.result, act.writes);
		return this.#leave(step, act.outcome);
	}

	#leave(step: Exclude<FlowStep, { kind: 'payment' }>, outcome: string): string {
		const transition = step.outcomes[outcome];
		if (transition === undefined)
			throw new Error(`${step.key} has no outcome "${outcome}", only ${Object.keys(step.outcomes).join(', ')}`);
		this.path.push(`${step.key} ${outcome}`);
		return transition.to;
	}

	#intend(intent: StepIntent): void {
		if (intent.kind === 'setFee') this.#fee = intent.lines;
		else if (intent.kind === 'renderResult') this.#paper = intent.data;
		else if (intent.kind === 'notify') this.#messages.push(intent.message);
	}
}
