/**
 * How many dossiers per second the write gate takes at concurrency 1, 16 and 64, each answered after its fsync, beside one
 * row per transaction under the same group commit. `node bench/submissions.ts [seconds per figure]`; with `POSTGRES_URL`
 * the dossiers go there (an empty database).
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@motcua/domain';
import SqliteDatabase from 'better-sqlite3';
import { addToOutbox, appendEvents, claimKey, createStepRun, openDatabase } from '../src/index.ts';
import { aSubmission, createTestWard, TEST_DIGEST } from '../src/testing/index.ts';

const seconds = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));

/** About 2 kB of answers in 15 fields, different each time. */
function answers(): Record<string, unknown> {
	const fields = Array.from({ length: 14 }, (_, i) => [
		`field${i}`,
		`Giá trị của trường số ${i} ${randomBytes(40).toString('hex')}`,
	]);
	return { ...Object.fromEntries(fields), purpose: 'Kết hôn với ông Trần Văn Đức tại Phường Hạ Đình' };
}
const bodies = Array.from({ length: 200 }, answers);

async function measure(name: string, concurrency: number, once: () => Promise<unknown>): Promise<number> {
	const until = performance.now() + seconds * 1_000;
	const start = performance.now();
	const cpu = process.cpuUsage();
	let done = 0;
	const latencies: number[] = [];
	const worker = async () => {
		while (performance.now() < until) {
			const began = performance.now();
			await once();
			latencies.push(performance.now() - began);
			done++;
		}
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
	const elapsed = (performance.now() - start) / 1_000;
	const used = process.cpuUsage(cpu);
	latencies.sort((a, b) => a - b);
	const at = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(1);
	const rate = done / elapsed;
	console.log(
		`${name.padEnd(34)} c=${String(concurrency).padEnd(3)} ${rate.toFixed(0).padStart(7)}/s  p50 ${at(0.5)} p99 ${at(0.99)} ms  cpu ${((used.user + used.system) / done).toFixed(0)} µs`,
	);
	return rate;
}

/** The ceiling: one row of the same size, one fsync per turn of the event loop, nothing else. */
function bareGroupCommit() {
	const db = new SqliteDatabase(join(folder, 'bare.sqlite'));
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	db.exec('CREATE TABLE submission (id TEXT PRIMARY KEY, body TEXT NOT NULL)');
	const insert = db.prepare('INSERT INTO submission VALUES (?, ?)');
	let queue: { body: string; done: () => void }[] = [];
	let n = 0;
	return (): Promise<void> =>
		new Promise((done) => {
			if (queue.length === 0) {
				setImmediate(() => {
					const batch = queue;
					queue = [];
					db.exec('BEGIN IMMEDIATE');
					for (const { body } of batch) insert.run(newId(), body);
					db.exec('COMMIT');
					for (const each of batch) each.done();
				});
			}
			queue.push({ body: JSON.stringify(bodies[n++ % bodies.length]), done });
		});
}

async function main(): Promise<void> {
	const path = join(folder, 'motcua.sqlite');
	const db = await openDatabase({ url: process.env.POSTGRES_URL ?? `sqlite:${path}` });
	const wardId = await createTestWard(db);
	const bare = bareGroupCommit();
	let n = 0;
	const oneRow = () => {
		const body = bodies[n++ % bodies.length] ?? {};
		return db.write((tx) => claimKey(tx, { wardId, key: newId(), bodyHash: '' }, body, '2026-03-02T01:00:00.000Z'));
	};
	const dossier = () => {
		const now = new Date().toISOString();
		const submission = aSubmission(wardId, { answers: bodies[n++ % bodies.length] ?? {} }, now);
		const dossierId = submission.after.id;
		return db.write(async (tx) => {
			await claimKey(tx, { wardId, key: newId(), bodyHash: 'x'.repeat(64) }, { dossierId }, now);
			await appendEvents(tx, submission);
			const id = newId();
			await createStepRun(tx, {
				id,
				wardId,
				dossierId,
				step: 'check',
				kind: 'check',
				procedureDigest: TEST_DIGEST,
				maxAttempts: 5,
				runAt: now,
				createdAt: now,
			});
			await addToOutbox(tx, {
				kind: 'step.run',
				wardId,
				dossierId,
				payload: { stepRunId: id },
				dueAt: now,
				createdAt: now,
			});
		});
	};
	for (const concurrency of [1, 16, 64]) {
		const ceiling = await measure('bare group commit, one row', concurrency, bare);
		await measure('gate, one row', concurrency, oneRow);
		const rate = await measure('gate, whole dossier', concurrency, dossier);
		console.log(`  ratio ${(rate / ceiling).toFixed(2)}`);
	}
	const count = db.sqlite?.writer.prepare<[], number>('SELECT count(*) FROM dossier').pluck().get() ?? 0;
	await db.close();
	if (count > 0) console.log(`${count} dossiers, ${(statSync(path).size / count).toFixed(0)} bytes each`);
}

try {
	await main();
} finally {
	rmSync(folder, { recursive: true, force: true });
}
