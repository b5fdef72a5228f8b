import type { Actor, DossierCommand, DossierEvent, DossierState, FileRef, Localised, Role } from '@motcua/domain';
import { canonicalJson, chain, decide, evolve } from '@motcua/domain/dossier';
import type { Answers } from '@motcua/forms';
import { evaluate } from '@motcua/forms';
import type { FlowStep, StepResult } from '@motcua/procedure-sdk';
import { FormRefusedError, RefusedError } from './errors.ts';
import { sha256, todayOf } from './file-dossier.ts';
import type { RecordedRun } from './run-handler-step.ts';
import { requestFor, runStep } from './run-handler-step.ts';
import type { RenderedData, SentMessage } from './sent.ts';
import { renderedBy, sentBy } from './sent.ts';
import type { WardContext } from './ward-context.ts';
import { SYSTEM, staff } from './ward-context.ts';

/** How an act at a human step is done. */
export interface ActOptions {
	/** Answers of the step's staff form. */
	readonly answers?: Answers;
	readonly note?: string;
	/** Who acts. Default: somebody of the step's role. */
	readonly role?: Role;
}

/**
 * A dossier in the test ward. Every act goes through the life cycle of the core: what it refuses is refused here, what the clock counts is
 * counted here. Automatic steps run by themselves after each act, until the dossier waits for somebody.
 */
export class TestDossier {
	readonly #ward: WardContext;
	#state: DossierState;
	readonly #events: DossierEvent[];
	/** `step outcome` in the order of the run. */
	readonly path: string[] = [];
	readonly messages: SentMessage[] = [];
	readonly rendered: RenderedData[] = [];
	/** Every run of the package's code. */
	readonly runs: RecordedRun[] = [];

	/** Made by `openTestWard(…).file(…)`. */
	constructor(ward: WardContext, state: DossierState, events: readonly DossierEvent[]) {
		this.#ward = ward;
		this.#state = state;
		this.#events = [...events];
	}

	/** The dossier as the core would have it: status, step, result, fee, deadline, findings. */
	get state(): DossierState {
		return this.#state;
	}
	/** Its legal record. */
	get events(): readonly DossierEvent[] {
		return this.#events;
	}
	/** The step of the flow that it stands in. */
	get step(): FlowStep | null {
		const { flow } = this.#ward.pkg;
		return flow.steps.find((step) => step.key === this.#state.step?.key) ?? null;
	}
	/** The ward that it lies in. */
	get ward(): WardContext {
		return this.#ward;
	}

	/** The checks of the flow, as after every filing; done by `file`. */
	async runChecks(): Promise<void> {
		for (const check of this.#ward.pkg.flow.checks) {
			const settled = await this.#run(check, `${this.#state.id}:${this.#state.seq}:${check}`);
			// A check only adds findings: one that fails is left out, it never holds up a dossier.
			if (!settled.ok || settled.result.kind !== 'done') continue;
			this.#do(SYSTEM, { type: 'recordCheck', check, findings: settled.result.findings ?? [] });
		}
	}

	/** The desk accepts the dossier: the clock starts and it enters the flow. */
	async receive(): Promise<this> {
		const day = todayOf(this.#ward).slice(2).replaceAll('-', '');
		this.#do(staff('receptionist'), { type: 'receive', code: `H26.334-${day}-0001` });
		return this.#goOn();
	}

	/** Somebody ends the present human step by an outcome; at a signing step that is the signature. */
	async act(outcome: string, options: ActOptions = {}): Promise<this> {
		const { step } = this;
		if (step?.kind !== 'human')
			throw new Error(`no person acts at ${step?.key ?? this.#state.status}: it is ${step?.kind ?? 'no step'}`);
		const actor = staff(options.role ?? step.role);
		const patch = step.form === undefined ? undefined : this.#formAnswers(step.form, options.answers ?? {});
		const note = options.note === undefined ? {} : { note: options.note };
		const [file] = this.#state.resultFiles;
		const signs = step.act === 'sign' && step.outcomes[outcome]?.needsNote !== true;
		if (signs && !file) throw new Error(`${step.key} has nothing to sign: no step before it rendered the result`);
		this.#do(
			actor,
			signs && file
				? {
						type: 'sign',
						step: step.key,
						outcome,
						fileId: file.fileId,
						shownHash: file.fileId,
						method: 'account',
						...note,
					}
				: { type: 'completeStep', step: step.key, outcome, ...(patch ? { patch } : {}), ...note },
		);
		this.path.push(`${step.key} ${outcome}`);
		return this.#goOn();
	}

	/** The citizen answers the question of the present step. */
	async citizenAnswers(outcome: string): Promise<this> {
		const key = this.#state.step?.key ?? '';
		this.#do(this.#citizen(), { type: 'completeStep', step: key, outcome });
		this.path.push(`${key} ${outcome}`);
		return this.#goOn();
	}

	/** The whole fee is paid. */
	async pay(): Promise<this> {
		const key = this.#state.step?.key ?? 'payment';
		this.#do(staff('cashier'), {
			type: 'recordPayment',
			amountVnd: this.#state.payment.amountVnd,
			method: 'cash',
			receiptNumber: '0001',
		});
		this.path.push(`${key} paid`);
		return this.#goOn();
	}

	/** Staff follow the supplement that a step proposes, or ask for one of their own. */
	async askForSupplement(items?: readonly Localised[]): Promise<this> {
		const proposed = this.#state.proposal;
		const texts = items ?? proposed?.items ?? [];
		const reason = proposed?.reason ?? { vi: 'Hồ sơ còn thiếu.', en: 'The dossier is incomplete.' };
		const role = this.#state.status === 'registered' ? 'receptionist' : 'specialist';
		this.#do(staff(role), {
			type: 'requestSupplement',
			supplementId: `supplement-${this.#state.seq}`,
			items: texts.map((text) => ({ text })),
			reason,
		});
		return this;
	}
	/** The citizen supplements: new answers, whole. */
	async supplement(answers: Answers): Promise<this> {
		this.#do(this.#citizen(), { type: 'answerSupplement', answers });
		if (this.#state.status === 'registered') await this.runChecks();
		return this.#goOn();
	}
	/** A person accepts the refusal that a step proposes. */
	async acceptRefusal(reason?: string): Promise<this> {
		const proposed = this.#state.proposal;
		this.#do(staff('specialist'), { type: 'refuseResult', reason: reason ?? proposed?.reason.vi ?? '' });
		this.path.push(`${proposed?.step ?? ''} refused`);
		return this;
	}
	/** Staff press "retry" on a blocked dossier. */
	async retry(): Promise<this> {
		this.#do(staff('specialist'), { type: 'unblock', note: 'Chạy lại.' });
		return this.#goOn();
	}
	/** The result is handed over. */
	async handOver(): Promise<this> {
		this.#do(staff('receptionist'), { type: 'returnResult', receivedBy: this.#state.requester.fullName });
		return this;
	}

	/**
	 * Lets the time pass until something happens by itself: an automatic step looks again, or the citizen's silence takes its outcome.
	 *
	 * @returns false when the dossier waits for nothing but people.
	 */
	async letTimePass(): Promise<boolean> {
		const { clock } = this.#ward;
		const current = this.#state.step;
		const { step } = this;
		if (current?.waitUntil) {
			clock.skipTo(current.waitUntil);
			await this.#goOn();
			return true;
		}
		if (step?.kind !== 'citizen' || !current?.dueAt) return false;
		clock.skipTo(current.dueAt);
		this.#do(SYSTEM, { type: 'completeStep', step: step.key, outcome: step.timeout.outcome });
		this.path.push(`${step.key} ${step.timeout.outcome}`);
		await this.#goOn();
		return true;
	}

	/** Runs automatic steps while there are any to run. */
	async #goOn(): Promise<this> {
		for (;;) {
			const { step, blocked, proposal, status } = this.#state;
			const waits = step?.waitUntil != null && Date.parse(step.waitUntil) > Date.parse(this.#ward.clock.now());
			if (status !== 'processing' || step?.kind !== 'auto' || blocked || proposal || waits) return this;
			await this.#runStep(step.key, step.stepRunId ?? '');
		}
	}

	async #runStep(key: string, stepRunId: string): Promise<void> {
		const settled = await this.#run(key, stepRunId);
		if (!settled.ok) {
			const { failure, message } = settled;
			const reason = { vi: message, en: message };
			this.#do(SYSTEM, { type: 'block', step: key, stepRunId, failure, reason, owner: 'administrator' });
			this.path.push(`${key} ${failure}`);
			return;
		}
		this.#commit(key, stepRunId, settled.result);
	}

	#commit(step: string, stepRunId: string, result: StepResult): void {
		const at = { step, stepRunId };
		if (result.kind === 'wait')
			this.#do(SYSTEM, { type: 'postponeStep', ...at, until: result.until, reason: result.reason });
		else if (result.kind === 'needInput') {
			this.#do(SYSTEM, { type: 'propose', ...at, kind: 'supplement', items: result.items, reason: result.reason });
		} else if (result.kind === 'refuse') {
			const { reason, legalBasis } = result;
			this.#do(SYSTEM, { type: 'propose', ...at, kind: 'refuse', reason, legalBasis });
		} else this.#complete(at, result);
		this.path.push(`${step} ${result.kind === 'done' ? result.outcome : result.kind}`);
	}

	#complete(
		at: { readonly step: string; readonly stepRunId: string },
		result: Extract<StepResult, { kind: 'done' }>,
	): void {
		const { outcome, patch, findings, intents = [] } = result;
		const fee = intents.find((intent) => intent.kind === 'setFee');
		const rendered = renderedBy(at.step, intents);
		const files = rendered.map(({ data }) => fileOf(data));
		this.#do(SYSTEM, {
			type: 'completeStep',
			...at,
			outcome,
			...(patch ? { patch } : {}),
			...(findings ? { findings } : {}),
			...(fee ? { feeLines: fee.lines } : {}),
			...(files.length > 0 ? { resultFiles: files } : {}),
		});
		this.rendered.push(...rendered);
		this.messages.push(...sentBy(at.step, intents, this.#ward.pkg.messages));
	}

	async #run(handler: string, stepRunId: string) {
		const { run, settled } = await runStep(this.#ward, requestFor(this.#ward, this.#state, handler, stepRunId));
		this.runs.push(run);
		return settled;
	}

	#formAnswers(id: string, answers: Answers): Answers {
		const form = this.#ward.pkg.forms[id];
		if (!form) throw new Error(`the package has no form “${id}”`);
		const evaluation = evaluate(form, answers, { today: todayOf(this.#ward) });
		const errors = evaluation.findings.filter((finding) => finding.severity === 'error');
		if (errors.length > 0) throw new FormRefusedError(id, errors);
		return evaluation.answers;
	}

	#citizen(): Actor {
		return { kind: 'citizen', id: 'citizen', name: this.#state.requester.fullName };
	}

	#do(actor: Actor, command: DossierCommand): void {
		const { clock, calendar, pkg, rules } = this.#ward;
		const decision = decide(this.#state, command, { now: clock.now(), actor, calendar, flow: pkg.flow, rules });
		if (!decision.ok) throw new RefusedError(command.type, decision.refusal);
		const events = chain(this.#state, decision.events);
		this.#events.push(...events);
		for (const event of events) this.#state = evolve(this.#state, event);
	}
}

/** Stands for the rendered result: the same data is the same file, other data is another. */
function fileOf(data: Readonly<Record<string, unknown>>): FileRef {
	const text = canonicalJson(data);
	return { fileId: sha256(text), name: 'ket-qua.pdf', mime: 'application/pdf', bytes: text.length, pages: 1 };
}
