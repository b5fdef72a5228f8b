import type { DossierState } from '@motcua/domain';
import { applyGrants } from '@motcua/plugin-host';
import type { StepRequest, StepResult, StepRunResult } from '@motcua/procedure-sdk';
import { restrictView, settingsFor } from '@motcua/procedure-sdk';
import type { RecordedCall } from '../calls/fake-calls.ts';
import type { WardContext } from './ward-context.ts';
import { WARD } from './ward-context.ts';

/** One run of one handler, with everything that is needed to repeat it. */
export interface RecordedRun {
	readonly handler: string;
	readonly request: StepRequest;
	readonly ran: StepRunResult;
	readonly calls: readonly RecordedCall[];
}

/** An answer that counts, or who must act and why. */
export type Settled =
	| { readonly ok: true; readonly result: StepResult }
	| { readonly ok: false; readonly failure: string; readonly message: string };

/** The request that the core would send for this dossier now. */
export function requestFor(ward: WardContext, state: DossierState, handler: string, stepRunId: string): StepRequest {
	const { timeZone } = ward.calendar;
	const { id, code, channel, submittedAt, receivedAt, dueAt, answers, result, documents } = state;
	const papers = documents.map(({ requirement, name, files }) => ({
		requirement,
		name,
		pages: files.reduce<number | null>((sum, { pages }) => (sum === null || pages === null ? null : sum + pages), 0),
	}));
	const view = { id, code, channel, submittedAt, receivedAt, dueAt, answers, result, papers };
	return {
		stepRunId,
		handler,
		dossier: restrictView(view, ward.grants),
		now: Temporal.Instant.from(ward.clock.now()).toString({ timeZone, smallestUnit: 'second' }),
		timeZone,
		settings: settingsFor(ward.pkg.manifest, ward.settings),
		ward: WARD,
	};
}

/** Runs a handler where the ward runs code and holds its answer against the rights, as the core does. */
export async function runStep(
	ward: WardContext,
	request: StepRequest,
): Promise<{ readonly run: RecordedRun; readonly settled: Settled }> {
	const { pkg, runner, calls } = ward;
	const made: RecordedCall[] = [];
	const { handler, stepRunId } = request;
	const step = pkg.flow.steps.find((one) => one.key === handler);
	const isStep = step?.kind === 'auto' && !pkg.flow.checks.includes(handler);
	const ran = await runner.run({
		digest: 'working-copy',
		code: pkg.code ?? '',
		...(pkg.codeMap ? { sourceMap: pkg.codeMap } : {}),
		request,
		...(step?.kind === 'auto' && step.timeoutMs ? { limits: { wallMs: step.timeoutMs } } : {}),
		...(isStep ? { onCall: calls.handlerFor(handler, stepRunId, (call) => made.push(call)) } : {}),
	});
	return { run: { handler, request, ran, calls: made }, settled: settle(ward, handler, ran) };
}

function settle({ pkg, grants }: WardContext, handler: string, ran: StepRunResult): Settled {
	if (!ran.ok) return { ok: false, failure: ran.failure, message: ran.message };
	const { manifest, flow, messages } = pkg;
	const granted = applyGrants(ran.result, { handler, manifest, flow, messages, grants });
	return granted.ok
		? { ok: true, result: granted.result }
		: { ok: false, failure: granted.failure, message: granted.message.en };
}
