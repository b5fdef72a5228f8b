import { spawn } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Worker } from 'bullmq';
import { createSqliteBackend } from '../../src/index.ts';
import { temporaryFolder } from '../servers.ts';

/** What a run of kills has shown. All but the first two must be 0. */
export interface KillReport {
	kills: number;
	promised: number;
	/** Jobs whose adding was answered and that are not there. */
	lost: number;
	/** Jobs whose completion was reported and that are not completed. */
	undone: number;
	/** Jobs with more than one completion in the store. */
	completedTwice: number;
	/** Jobs that a later process did not finish, or met an error with. */
	stuck: number;
	/** Times SQLite's own check found the file damaged. */
	damaged: number;
	/** Errors the victims met. */
	errors: number;
}

interface Promises {
	added: Set<string>;
	completed: Set<string>;
	errors: number;
}

const VICTIM = join(import.meta.dirname, 'victim.ts');

const killAt = (file: string, round: number, ms: number, promises: Promises): Promise<void> =>
	new Promise((resolve) => {
		const child = spawn(process.execPath, [VICTIM, file, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
		let text = '';
		child.stdout.on('data', (chunk: Buffer) => {
			// The clock starts with the first promise: a process that is killed while it loads its code proves nothing.
			if (text === '') setTimeout(() => child.kill('SIGKILL'), ms);
			text += chunk.toString();
		});
		child.once('close', () => {
			for (const line of text.split('\n').slice(0, -1)) note(line, promises);
			resolve();
		});
	});

const note = (line: string, promises: Promises): void => {
	const [kind, id = ''] = line.split(' ');
	if (kind === 'added') promises.added.add(id);
	else if (kind === 'completed') promises.completed.add(id);
	else promises.errors += 1;
};

const COMPLETED = 6;

/** Completions of each job that the event stream tells of. */
const completions = (db: Database.Database): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const body of db.prepare<[], string>('SELECT body FROM bullmq_event').pluck().all() as string[]) {
		for (const fields of JSON.parse(body) as string[][]) {
			if (fields[1] === 'completed') counts.set(fields[3] ?? '', (counts.get(fields[3] ?? '') ?? 0) + 1);
		}
	}
	return counts;
};

const check = (file: string, promises: Promises, report: KillReport): void => {
	const db = new Database(file);
	if (db.pragma('integrity_check', { simple: true }) !== 'ok') report.damaged += 1;
	const rows = db.prepare<[], { id: string; state: number }>('SELECT id, state FROM bullmq_job').all();
	const states = new Map(rows.map((row) => [row.id, row.state]));
	report.lost += [...promises.added].filter((id) => !states.has(id)).length;
	report.undone += [...promises.completed].filter((id) => states.get(id) !== COMPLETED).length;
	report.completedTwice += [...completions(db).values()].filter((count) => count > 1).length;
	db.close();
};

/** Lets one more process, which is not killed, finish everything. */
const finish = async (file: string): Promise<number> => {
	const options = { connection: file, concurrency: 50, lockDuration: 5000, stalledInterval: 200, maxStalledCount: 1e6 };
	const worker = new Worker('crash', async (job) => job.id, options, createSqliteBackend);
	const errors: Error[] = [];
	worker.on('error', (error) => errors.push(error));
	const db = new Database(file, { readonly: true });
	const open = db.prepare<[number], number>('SELECT count(*) FROM bullmq_job WHERE state <> ?').pluck();
	const until = Date.now() + 60_000;
	while (open.get(COMPLETED) !== 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
	const stuck = Number(open.get(COMPLETED));
	db.close();
	await worker.close();
	return stuck + errors.length;
};

/** Kills `kills` processes in the middle of their work on one file, at random instants, and checks the file each time. */
export const runKills = async (kills: number, onKill?: (report: KillReport) => void): Promise<KillReport> => {
	const folder = temporaryFolder();
	const report = { kills: 0, promised: 0, lost: 0, undone: 0, completedTwice: 0, stuck: 0, damaged: 0, errors: 0 };
	let file = '';
	let promises: Promises = { added: new Set(), completed: new Set(), errors: 0 };
	for (let round = 0; round < kills; round += 1) {
		// A new file now and then keeps the event stream, which holds the proof, below its limit.
		if (round % 5 === 0) {
			if (file !== '') report.stuck += await finish(file);
			report.promised += promises.added.size;
			file = join(folder.path, `crash-${round}.sqlite`);
			promises = { added: new Set(), completed: new Set(), errors: 0 };
		}
		await killAt(file, round, 5 + Math.random() * 150, promises);
		report.kills += 1;
		check(file, promises, report);
		report.errors += promises.errors;
		promises.errors = 0;
		onKill?.(report);
	}
	report.stuck += await finish(file);
	check(file, promises, report);
	report.promised += promises.added.size;
	folder.remove();
	return report;
};
