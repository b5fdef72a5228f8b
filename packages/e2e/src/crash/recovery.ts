import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, openDatabase } from '@motcua/database';
import { fileUntilKilled } from './citizens.ts';
import { workUntilKilled } from './officers.ts';
import type { Stage } from './stage.ts';

const OFFICE_PATIENCE_MS = 240_000;
const STEPS_PATIENCE_MS = 30_000;
/** Longer than an intent is held by a worker that died. */
const MAIL_PATIENCE_MS = 200_000;
const LOOK_EVERY_MS = 100;

/**
 * Lets the last server run on: whoever has no answer sends again, the office brings every dossier to its end, automatic
 * steps (and mails, when awaited) come to rest. Returns when all of it did, or when patience is over; the rules then say
 * what did not.
 */
export async function finishInPeace({ traffic, dataDir }: Stage, awaitMail: boolean): Promise<void> {
	traffic.killed = false;
	traffic.closing = true;
	await fileUntilKilled(traffic);
	const patience = new AbortController();
	const enough = pause(OFFICE_PATIENCE_MS, undefined, { signal: patience.signal }).then(
		() => {
			traffic.killed = true;
		},
		() => {},
	);
	await Promise.all([workUntilKilled(traffic), workUntilKilled(traffic)]);
	patience.abort();
	await enough;
	await untilQuiet(dataDir, awaitMail);
}

async function untilQuiet(dataDir: string, awaitMail: boolean): Promise<void> {
	const beside = await openDatabase({
		url: `sqlite:${join(dataDir, 'motcua.sqlite')}`,
		migrations: 'refuse',
		exclusive: false,
	});
	try {
		await until(async () => (await openRuns(beside)) === 0, STEPS_PATIENCE_MS);
		if (awaitMail)
			await until(async () => (await beside.read.select().from(beside.tables.outbox)).length === 0, MAIL_PATIENCE_MS);
	} finally {
		await beside.close();
	}
}

async function openRuns({ read, tables }: Database): Promise<number> {
	const runs = await read.select({ state: tables.stepRun.state }).from(tables.stepRun);
	return runs.filter(({ state }) => state === 'pending' || state === 'running').length;
}

async function until(holds: () => Promise<boolean>, patienceMs: number): Promise<void> {
	const limit = performance.now() + patienceMs;
	while (!(await holds()) && performance.now() < limit) await pause(LOOK_EVERY_MS);
}
