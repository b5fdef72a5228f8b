import { setTimeout as pause } from 'node:timers/promises';
import { fileUntilKilled } from './citizens.ts';
import { type Evidence, type EvidenceRoom, openEvidenceRoom } from './evidence.ts';
import type { Violation } from './ledger.ts';
import { type MailSink, openMailSink } from './mail-sink.ts';
import { workUntilKilled } from './officers.ts';
import { finishInPeace } from './recovery.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { type Stage, setStage } from './stage.ts';
import { afterRecovery, always, verify } from './verify.ts';

export interface CrashOptions {
	/** An empty folder. */
	readonly dataDir: string;
	readonly kills: number;
	/** The same seed gives the same people, choices and pauses; the machine's timing stays its own. */
	readonly seed: number;
	/** Citizens wait while so many dossiers are open. */
	readonly openAtMost: number;
	/** Waits at the end until the mails that a kill held up are sent: an intent in hand is free again after two minutes. */
	readonly awaitMail: boolean;
	readonly onKill?: (done: number, run: RunSummary) => void;
}

/** One start and its end. */
export interface RunSummary {
	/** Null: killed before it listened. */
	readonly readyMs: number | null;
	readonly livedMs: number;
	readonly filings: number;
	readonly acts: number;
	readonly violations: number;
}

export interface CrashReport {
	readonly runs: readonly RunSummary[];
	readonly violations: readonly Violation[];
	/** What the last look found, for more questions. */
	readonly evidence: Evidence;
	readonly stage: Stage;
	/** Automatic steps that a kill caught in the middle. */
	readonly interruptedSteps: number;
	readonly mails: { readonly received: number; readonly repeated: number };
}

const CITIZENS = 3;
const OFFICERS = 3;
/** Most kills come while the server is at work, some while it still starts. */
const KILL_WHILE_STARTING = 0.15;
const LONGEST_START_MS = 900;
/** A life is measured in what is begun in it, so that a slow machine gets as much to lose as a fast one. */
const MOST_BEGUN = 60;
const LONGEST_WORK_MS = 15_000;
const LAST_MOMENT_MS = 40;

/**
 * Kills the server with SIGKILL at random instants while citizens file and staff work, starts it again on the same folder,
 * and holds what it left each time against what it had promised. At the end it runs in peace until everything is done.
 *
 * A kill leaves what the kernel already had: it proves order and atomicity of the writes. That they survive a power cut
 * as well rests on fsync, which the database's own tests hold against a failing disk.
 */
export async function runCrashTest(options: CrashOptions): Promise<CrashReport> {
	const { dataDir, kills } = options;
	const mail = await openMailSink();
	try {
		const stage = await setStage(options);
		const room = openEvidenceRoom(dataDir, stage.wardId);
		const found: Violation[] = [];
		const runs: RunSummary[] = [];
		let interruptedSteps = 0;
		for (let kill = 1; kill <= kills; kill++) {
			const { run, violations, interrupted } = await liveAndDie(stage, room, mail);
			found.push(...violations.map((one) => ({ ...one, what: `${one.what} (after kill ${kill})` })));
			interruptedSteps += interrupted;
			runs.push({ ...run, violations: violations.length });
			options.onKill?.(kill, { ...run, violations: violations.length });
		}
		const server = startServerProcess({ dataDir, port: stage.port, smtpUrl: mail.url });
		await server.ready;
		await finishInPeace(stage, options.awaitMail);
		found.push(...(await endProperly(server)));
		const evidence = await room.collect({ everything: true });
		found.push(...verify(afterRecovery, { ledger: stage.traffic.ledger, evidence }));
		found.push(...mailViolations(evidence, mail));
		return {
			runs,
			violations: [...found, ...stage.traffic.ledger.violations],
			evidence,
			stage,
			interruptedSteps,
			mails: mailCounts(mail),
		};
	} finally {
		await mail.close();
	}
}

interface Life {
	readonly run: Omit<RunSummary, 'violations'>;
	readonly violations: readonly Violation[];
	readonly interrupted: number;
}

async function liveAndDie({ dataDir, port, traffic }: Stage, room: EvidenceRoom, mail: MailSink): Promise<Life> {
	const { random, ledger } = traffic;
	const before = { filings: ledger.filings.length, acts: ledger.acts.length };
	const server = startServerProcess({ dataDir, port, smtpUrl: mail.url });
	traffic.killed = false;
	const started = performance.now();
	let readyMs: number | null = null;
	let busy: Promise<unknown> = Promise.resolve();
	if (random.next() < KILL_WHILE_STARTING) await pause(random.next() * LONGEST_START_MS);
	else {
		readyMs = await server.ready;
		busy = Promise.all([
			...Array.from({ length: CITIZENS }, () => fileUntilKilled(traffic)),
			...Array.from({ length: OFFICERS }, () => workUntilKilled(traffic)),
		]);
		await untilBegun(traffic, random.integer(1, MOST_BEGUN));
		await pause(random.next() * LAST_MOMENT_MS);
	}
	traffic.killed = true;
	const orphans = await server.kill();
	const livedMs = performance.now() - started;
	await busy;
	const evidence = await room.collect();
	countUnanswered(traffic.ledger, evidence);
	return {
		run: {
			readyMs,
			livedMs,
			filings: ledger.filings.length - before.filings,
			acts: ledger.acts.length - before.acts,
		},
		violations: [
			...verify(always, { ledger, evidence }),
			...orphans.map((pid) => ({ rule: 'noOrphans', where: `process ${pid}`, what: 'outlived the server' })),
			...complaints(server),
		],
		interrupted: evidence.stepRuns.filter(({ state }) => state === 'running').length,
	};
}

/** Resolves once so many more uploads, filings and acts were begun. */
async function untilBegun(traffic: Stage['traffic'], count: number): Promise<void> {
	const enough = traffic.begun + count;
	const limit = performance.now() + LONGEST_WORK_MS;
	while (traffic.begun < enough && performance.now() < limit) await pause(1);
}

/** How many filings the kill took the answer from, and which of them had been stored all the same. */
function countUnanswered({ filings, repeated }: Stage['traffic']['ledger'], { keys }: Evidence): void {
	for (const { answer, attempts, submission } of filings) {
		if (answer !== null || attempts === 0) continue;
		if (keys.has(submission.idempotencyKey)) repeated.stored++;
		else repeated.lost++;
	}
}

const complaints = (server: ServerProcess): Violation[] =>
	server.errors().map((line) => ({ rule: 'noErrors', where: 'log of the server', what: line.slice(0, 600) }));

async function endProperly(server: ServerProcess): Promise<readonly Violation[]> {
	const code = await server.stop();
	const stopped = code === 0 ? [] : [{ rule: 'stopsProperly', where: 'SIGTERM', what: `ended with ${code}` }];
	return [...stopped, ...complaints(server)];
}

/** Every message that is marked as sent has reached the mail server at least once. */
const mailViolations = ({ notifications }: Evidence, { received }: MailSink): Violation[] =>
	notifications
		.filter(({ id, state }) => state === 'sent' && !received.has(`${id}@motcua`))
		.map(({ id }) => ({ rule: 'mailIsSent', where: id, what: 'is marked as sent and never came' }));

function mailCounts({ received }: MailSink): CrashReport['mails'] {
	const counts = [...received.values()];
	return { received: counts.length, repeated: counts.filter((count) => count > 1).length };
}
