import { listWorkRuns, type WorkRun, workRuns } from '@motcua/database';
import { sameInBoth } from '@motcua/domain';
import { z } from 'zod';
import type { Services } from '../../services.ts';
import { CHECKS } from '../../steps/run/failure-policy.ts';
import type { Page } from '../../views.ts';
import { noRun } from './acts/refusals.ts';
import { refusalOfRunAct } from './acts/run-rules.ts';
import type { RunBrief, RunDetail, RunState } from './job-views.ts';

/** What the runner keeps of an attempt; of checks, one record per check. */
const record = z.object({
	message: z.string().optional(),
	stack: z.string().nullish(),
	log: z.array(z.string()).catch([]),
	cpuMs: z.number().nullish(),
	wallMs: z.number().nullish(),
});
type Kept = z.infer<typeof record>;

/** The kept records by the name of what ran: one for a step (named ''), one per check. */
function keptOf(run: WorkRun): readonly (readonly [name: string, kept: Kept])[] {
	const one = record.safeParse(run.result);
	if (one.success && (run.kind === 'step' || one.data.message !== undefined || one.data.log.length > 0))
		return [['', one.data]];
	const several = z.record(z.string(), record).safeParse(run.result);
	return several.success ? Object.entries(several.data) : [];
}

const labelled = (name: string, line: string): string => (name === '' ? line : `${name}: ${line}`);
const sum = (kept: readonly (readonly [string, Kept])[], key: 'cpuMs' | 'wallMs'): number | null => {
	const known = kept.flatMap(([, one]) => (one[key] == null ? [] : [one[key]]));
	return known.length === 0 ? null : Math.round(known.reduce((all, ms) => all + ms, 0));
};

/** A run as lists show it. */
export async function runBrief(services: Services, run: WorkRun): Promise<RunBrief> {
	const kept = keptOf(run);
	const messages = kept.flatMap(([name, { message }]) => (message === undefined ? [] : [labelled(name, message)]));
	return {
		id: run.id,
		kind: run.kind,
		step: await stepName(services, run),
		state: run.state,
		attempt: run.attempt,
		maxAttempts: run.maxAttempts,
		runAt: run.runAt,
		createdAt: run.createdAt,
		finishedAt: run.finishedAt,
		failure: run.failure,
		message: messages.length === 0 ? null : messages.join('\n'),
		dossier: { id: run.dossierId, code: run.code ?? run.temporaryCode, procedureCode: run.procedureCode },
	};
}

/** A run with everything that is kept of it. */
export async function runDetail(services: Services, run: WorkRun): Promise<RunDetail> {
	const kept = keptOf(run);
	const stacks = kept.flatMap(([name, { stack }]) => (stack ? [labelled(name, stack)] : []));
	const acts = await Promise.all(
		(['runAgain', 'runNow'] as const).map(async (act) => ({
			act,
			refusal: (await refusalOfRunAct(services, run, act))?.wire.message ?? null,
		})),
	);
	return {
		...(await runBrief(services, run)),
		leaseOwner: run.leaseOwner,
		leaseUntil: run.leaseUntil,
		stack: stacks.length === 0 ? null : stacks.join('\n'),
		log: kept.flatMap(([name, { log }]) => log.map((line) => labelled(name, line))),
		cpuMs: sum(kept, 'cpuMs'),
		wallMs: sum(kept, 'wallMs'),
		acts,
	};
}

async function stepName({ catalogue }: Services, run: WorkRun) {
	if (run.step === CHECKS) return { vi: 'Kiểm tra hồ sơ mới nộp', en: 'Checks of the filing' };
	// A package whose code was taken away still leaves its runs behind.
	const procedure = await catalogue.procedure(run.procedureDigest).catch(() => null);
	return procedure?.stepName(run.step) ?? sameInBoth(run.step);
}

/** Runs of the ward in one state, newest first. */
export async function listRuns(
	services: Services,
	wardId: string,
	query: { readonly state: RunState; readonly cursor: string | null },
): Promise<Page<RunBrief>> {
	const page = await listWorkRuns(services.db.read, { wardId, ...query });
	return { items: await Promise.all(page.items.map((run) => runBrief(services, run))), nextCursor: page.nextCursor };
}

/**
 * A run of the ward.
 *
 * @throws {UserError} `jobs.runUnknown`
 */
export async function findRun(services: Services, wardId: string, id: string): Promise<WorkRun> {
	const [run] = await workRuns(services.db.read, [id]);
	if (run?.wardId !== wardId) throw noRun(id);
	return run;
}
