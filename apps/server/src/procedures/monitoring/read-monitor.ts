import {
	type CapabilityCount,
	countCapabilityCalls,
	countPinned,
	countRuns,
	type MonitoredRun,
	measureRuns,
	type RunCount,
	type RunTimes,
	type RunWindow,
	recentFailures,
	recentRuns,
} from '@motcua/database';
import type { Localised } from '@motcua/domain';
import { badInput } from '../../api/errors.ts';
import type { Services } from '../../services.ts';
import { CHECKS } from '../../steps/run/failure-policy.ts';
import type { LoadedProcedure } from '../catalogue.ts';
import { knownVersion } from '../versions/known-version.ts';
import { failureText } from './failure-classes.ts';
import type { DossierLog, MonitoredError, VersionMonitor } from './monitoring-views.ts';
import { readRunRecords } from './run-record.ts';

/** What somebody wants to look at; instants are ISO. */
export interface MonitorQuery {
	readonly code: string;
	readonly digest: string;
	readonly from: string;
	readonly to: string;
}

const LAST_ERRORS = 20;
const LAST_RUNS = 50;

/** Names of the steps of a version. A version whose package cannot be read is told by keys. */
type StepName = (step: string) => Localised;

const CHECKS_NAME: Localised = { vi: 'Kiểm tra khi nộp', en: 'Checks of the filing' };

/**
 * How a version fares in a ward between two instants.
 *
 * @throws {UserError} `version.unknown`, `monitor.window` when the time ends before it begins
 */
export async function readMonitor(services: Services, wardId: string, query: MonitorQuery): Promise<VersionMonitor> {
	const { read } = services.db;
	const { code, digest } = query;
	const stored = await knownVersion(read, code, digest);
	const window = windowOf(wardId, query);
	const [counts, times, failed, calls, pins, stepName] = await Promise.all([
		countRuns(read, window),
		measureRuns(read, window),
		recentFailures(read, window, LAST_ERRORS),
		countCapabilityCalls(read, window),
		countPinned(read, wardId, [digest]),
		stepNames(services, digest),
	]);
	return {
		code,
		name: stored.name,
		digest,
		version: stored.version,
		from: window.from,
		to: window.to,
		openDossiers: pins.get(digest) ?? 0,
		totals: countsOf(counts),
		steps: stepsOf(counts, times, stepName),
		failures: failuresOf(counts),
		errors: failed.map((run) => errorOf(run, stepName)),
		calls: callsOf(calls),
	};
}

/**
 * What the last runs of a version wrote, by dossier, the one with the newest run first; of one dossier when it is named.
 *
 * @throws {UserError} `version.unknown`, `monitor.window`
 */
export async function readLogs(
	services: Services,
	wardId: string,
	{ dossierId, ...query }: MonitorQuery & { readonly dossierId?: string | undefined },
): Promise<readonly DossierLog[]> {
	await knownVersion(services.db.read, query.code, query.digest);
	const [runs, stepName] = await Promise.all([
		recentRuns(services.db.read, windowOf(wardId, query), {
			...(dossierId === undefined ? {} : { dossierId }),
			limit: LAST_RUNS,
		}),
		stepNames(services, query.digest),
	]);
	return [...Map.groupBy(runs, (run) => run.dossierId)].map(([id, own]) => ({
		dossierId: id,
		dossierCode: codeOf(own[0]),
		runs: own.map((run) => ({
			id: run.id,
			step: stepName(run.step),
			at: run.finishedAt ?? run.createdAt,
			outcome: outcomeOf(run),
			wallMs: run.wallMs,
			lines: readRunRecords(run.result).flatMap(({ log }) => log),
		})),
	}));
}

function windowOf(wardId: string, { digest, from, to }: MonitorQuery): RunWindow {
	if (Date.parse(from) < Date.parse(to)) return { wardId, digest, from, to };
	throw badInput('monitor.window', 'to', {
		vi: 'Khoảng thời gian kết thúc trước khi bắt đầu. Hãy chọn lại.',
		en: 'The time ends before it begins. Choose again.',
	});
}

async function stepNames(services: Services, digest: string): Promise<StepName> {
	const procedure: LoadedProcedure | null = await services.catalogue.procedure(digest).catch(() => null);
	return (step) => (step === CHECKS ? CHECKS_NAME : (procedure?.stepName(step) ?? { vi: step, en: step }));
}

const total = (counts: readonly RunCount[], of: (count: RunCount) => boolean): number =>
	counts.filter(of).reduce((sum, { runs }) => sum + runs, 0);

const countsOf = (counts: readonly RunCount[]): VersionMonitor['totals'] => ({
	runs: total(counts, ({ state }) => state !== 'cancelled'),
	done: total(counts, ({ state }) => state === 'done'),
	failed: total(counts, ({ state }) => state === 'failed'),
	waiting: total(counts, ({ state }) => state === 'pending' || state === 'running'),
});

const most = (values: readonly (number | null)[]): number | null => {
	const known = values.filter((value) => value !== null);
	return known.length === 0 ? null : Math.max(...known);
};

function stepsOf(counts: readonly RunCount[], times: readonly RunTimes[], stepName: StepName): VersionMonitor['steps'] {
	return [...Map.groupBy(counts, ({ step }) => step)].map(([step, own]) => {
		const measured = times.find((one) => one.step === step);
		return {
			step,
			name: stepName(step),
			...countsOf(own),
			attempts: own.reduce((sum, { attempts }) => sum + attempts, 0),
			p50Ms: measured?.p50Ms ?? null,
			p95Ms: measured?.p95Ms ?? null,
			maxCpuMs: most(own.map(({ maxCpuMs }) => maxCpuMs)),
			maxMemoryKb: most(own.map(({ maxMemoryKb }) => maxMemoryKb)),
		};
	});
}

/** Most frequent first. Runs that are tried again count by what stopped them last. */
function failuresOf(counts: readonly RunCount[]): VersionMonitor['failures'] {
	const failed = counts.filter(({ failure, state }) => failure !== null && state !== 'done');
	return [...Map.groupBy(failed, ({ failure }) => failure ?? '')]
		.map(([failure, own]) => ({ failure, ...failureText(failure), runs: total(own, () => true) }))
		.toSorted((a, b) => b.runs - a.runs);
}

function errorOf(run: MonitoredRun, stepName: StepName): MonitoredError {
	const told = readRunRecords(run.result).find(({ ok }) => !ok);
	return {
		at: run.finishedAt ?? run.createdAt,
		step: stepName(run.step),
		title: failureText(run.failure ?? '').title,
		message: told?.message ?? '',
		stack: told?.stack ?? null,
		dossierId: run.dossierId,
		dossierCode: codeOf(run),
	};
}

const codeOf = (run: MonitoredRun | undefined): string => run?.code ?? run?.temporaryCode ?? '';

/** How a run ended: an answer that asks something of a person is told as such, and is no failure. */
function outcomeOf({ state, failure, result }: MonitoredRun): Localised {
	if (state === 'failed' || (failure !== null && state !== 'done')) return failureText(failure ?? '').title;
	const [record] = readRunRecords(result);
	if (record?.kind === 'needInput' || record?.kind === 'refuse') return failureText(record.kind).title;
	return STATES[state];
}

const STATES: Readonly<Record<MonitoredRun['state'], Localised>> = {
	pending: { vi: 'Đang chờ chạy', en: 'Waits to run' },
	running: { vi: 'Đang chạy', en: 'Runs' },
	done: { vi: 'Xong', en: 'Done' },
	failed: { vi: 'Không thành công', en: 'Failed' },
	cancelled: { vi: 'Không cần nữa', en: 'Not needed any more' },
};

function callsOf(counts: readonly CapabilityCount[]): VersionMonitor['calls'] {
	return [...Map.groupBy(counts, ({ capability }) => capability)].map(([capability, own]) => {
		const sum = (of: (count: CapabilityCount) => boolean): number =>
			own.filter(of).reduce((all, { calls }) => all + calls, 0);
		return {
			capability,
			calls: sum(() => true),
			failed: sum(({ state }) => state === 'failed'),
			open: sum(({ state }) => state === 'started'),
			bytes: own.reduce((all, { bytes }) => all + bytes, 0),
			maxMs: most(own.map(({ maxMs }) => (maxMs === null ? null : Number(maxMs)))),
		};
	});
}
