import type { DossierEvent, DossierState, Localised } from '@motcua/domain';
import { feeTotal } from '@motcua/domain';
import { type StepResult, type StepRunResult, VALIDATE } from '@motcua/procedure-sdk';
import { amount } from '../../../dossiers/texts/moment.ts';
import type { Services } from '../../../services.ts';
import { stepRequest } from '../../../steps/run/step-request.ts';
import type { LoadedProcedure, WardContext } from '../../catalogue.ts';
import { mainFeeVnd } from '../../main-fee.ts';
import type { WardProcedureConfig } from '../../ward-procedure-config.ts';
import type { MoveDetail } from '../version-views.ts';
import type { Crossing, ReadAgain } from './compare-answers.ts';

/** What surrounds a dry run. */
export interface DryRunFrame {
	readonly services: Services;
	readonly ward: WardContext;
	readonly config: WardProcedureConfig;
	/** ISO instant. */
	readonly now: string;
	/** Makes the random numbers of the trial the same for both versions. */
	readonly moveId: string;
}

type Compared = Pick<MoveDetail, 'changed' | 'untried' | 'fee'>;

/**
 * Runs the checks of the filing and the automatic steps that the dossier went through in the sandbox, by both versions and
 * on the same instant, and tells which would end otherwise. Nothing that a run asks for is done; one that must call outside
 * is denied that and counts as not tried.
 */
export async function compareSteps(
	frame: DryRunFrame,
	crossing: Crossing,
	read: ReadAgain,
	events: readonly DossierEvent[],
): Promise<Compared> {
	const { source, target, state } = crossing;
	const fixed = feeChange(mainFeeVnd(source.manifest, frame.config), mainFeeVnd(target.manifest, frame.config));
	// The same code on the same answers ends as before.
	if (read.unchanged && source.package.code === target.package.code) return { changed: [], untried: [], fee: fixed };
	const changed: MoveDetail['changed'][number][] = [];
	const untried: MoveDetail['untried'][number][] = [];
	let fee = fixed;
	for (const key of handlersOf(crossing, events)) {
		const [before, after] = await Promise.all([
			tried(frame, source, key, state),
			tried(frame, target, key, { ...state, answers: read.answers }),
		]);
		const name = key === VALIDATE ? CHECK_OF_FILING : target.stepName(key);
		if (isOutside(before) || isOutside(after)) untried.push({ key, name });
		else if (described(before) !== described(after))
			changed.push({ key, name, before: told(before, source, key), after: told(after, target, key) });
		fee ??= feeChange(feeOf(before), feeOf(after));
	}
	return { changed, untried, fee };
}

const CHECK_OF_FILING: Localised = { vi: 'Kiểm tra tờ khai', en: 'Check of the declaration' };

/** Checks, before anybody has accepted; afterwards the automatic steps that are behind the dossier. Those that both have. */
function handlersOf({ state, source, target }: Crossing, events: readonly DossierEvent[]): readonly string[] {
	const has = (procedure: LoadedProcedure, key: string): boolean =>
		procedure.package.code !== undefined && procedure.manifest.handlers.includes(key);
	const checks = state.receivedAt === null ? target.decisionFlow.checks : [];
	const passed = events.flatMap((event) =>
		event.type === 'stepCompleted' && event.actor.kind === 'system' ? [event.data.step] : [],
	);
	const keys = new Set([...checks, ...passed.filter((key) => target.step(key)?.kind === 'auto')]);
	return [...keys].filter((key) => has(source, key) && has(target, key));
}

function tried(
	{ services, ward, config, now, moveId }: DryRunFrame,
	procedure: LoadedProcedure,
	handler: string,
	state: DossierState,
): Promise<StepRunResult> {
	const { code = '', codeMap } = procedure.package;
	const run = { id: `${moveId}.${state.id}.${handler}`, step: handler };
	return services.runner.run({
		digest: procedure.digest,
		code,
		...(codeMap === undefined ? {} : { sourceMap: codeMap }),
		request: stepRequest({ run, state, procedure, ward, config, now }, handler),
	});
}

const isOutside = (ran: StepRunResult): boolean => !ran.ok && (ran.failure === 'denied' || ran.failure === 'retryable');

/** What counts of an answer: the way it goes on, what it writes, finds and charges. Not the words. */
function described(ran: StepRunResult): string {
	if (!ran.ok) return ran.failure;
	const { result } = ran;
	const { patch = {}, findings = [] } = result.kind === 'done' ? result : {};
	return JSON.stringify([
		wayOf(result),
		Object.entries(patch).sort(([a], [b]) => a.localeCompare(b)),
		findings.map(({ code, path }) => `${code} ${path}`).sort(),
		feeOf(ran),
	]);
}

const wayOf = (result: StepResult): string => (result.kind === 'done' ? result.outcome : result.kind);

function feeOf(ran: StepRunResult): number | null {
	if (!ran.ok || ran.result.kind !== 'done') return null;
	const intent = ran.result.intents?.find(({ kind }) => kind === 'setFee');
	return intent?.kind === 'setFee' ? feeTotal(intent.lines) : null;
}

const feeChange = (beforeVnd: number | null, afterVnd: number | null): MoveDetail['fee'] =>
	beforeVnd === afterVnd ? null : { beforeVnd, afterVnd };

/** The way that a step goes on, in the words of its flow; a check has only one. */
function wayIn(result: StepResult, procedure: LoadedProcedure, key: string): readonly Localised[] {
	const step = procedure.step(key);
	if (result.kind !== 'done' || step?.kind !== 'auto' || procedure.flow.checks.includes(key)) return [];
	return [step.outcomes[result.outcome]?.label ?? { vi: result.outcome, en: result.outcome }];
}

const NOTHING: Localised = { vi: 'Không phát hiện điểm cần lưu ý', en: 'Nothing to note' };

/** An answer in words. */
function told(ran: StepRunResult, procedure: LoadedProcedure, key: string): Localised {
	if (!ran.ok) return { vi: `Lỗi (${ran.failure})`, en: `Fails (${ran.failure})` };
	const { result } = ran;
	const fee = feeOf(ran);
	const parts = [
		...(WAYS[result.kind] ?? wayIn(result, procedure, key)),
		...(result.kind === 'done' ? (result.findings ?? []).map(({ message }) => message) : []),
		...(fee === null ? [] : [amount(fee)]),
	];
	const [first = NOTHING, ...more] = parts;
	const all = [first, ...more];
	return { vi: all.map(({ vi }) => vi).join('; '), en: all.map(({ en }) => en).join('; ') };
}

const WAYS: Readonly<Partial<Record<StepResult['kind'], readonly Localised[]>>> = {
	needInput: [{ vi: 'Đề xuất yêu cầu bổ sung', en: 'Proposes to ask for a supplement' }],
	wait: [{ vi: 'Chờ rồi kiểm tra lại', en: 'Waits and looks again' }],
	refuse: [{ vi: 'Đề xuất từ chối', en: 'Proposes a refusal' }],
};
