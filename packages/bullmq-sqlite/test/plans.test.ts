import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Bench } from './contract/harness.ts';
import { program } from './model/programs.ts';
import { Side } from './model/side.ts';
import { startSqlite, temporaryFolder } from './servers.ts';

/** What is looked at whole on purpose: the few clients, what no job owns any more. */
const meant = /^SCAN (bullmq_client|log|child|sqlite_schema)\b/;

/** Rows that are all read, jobs of a queue that are all read, rows that are sorted after they were read. */
const isSlow = (detail: string): boolean =>
	/^SCAN|^SEARCH bullmq_job .*\(queue=\?\)$|^USE TEMP B-TREE/.test(detail) && !meant.test(detail);

/** Families and clients are small, and sorted each time. */
const isSmall = (text: string): boolean => /FROM bullmq_(child|client)\b/.test(text);

it('every statement finds its rows by an index, however many jobs there are', async () => {
	const folder = temporaryFolder();
	const db = new Database(join(folder.path, 'plans.sqlite'));
	const texts = new Set<string>();
	const prepare = db.prepare.bind(db);
	db.prepare = ((text: string) => {
		texts.add(text);
		return prepare(text);
	}) as typeof db.prepare;

	const running = await startSqlite({ database: db });
	for (const [index, { setup, steps }] of fc.sample(program, { numRuns: 15, seed: 1 }).entries()) {
		const bench = new Bench(running, new Set());
		const side = new Side(bench, `plan-${index}`, setup);
		for (const step of steps) await side.play(step);
		await side.snapshot();
		await bench.close();
	}
	await running.close();

	const queries = [...texts].filter((text) => /^\s*(SELECT|UPDATE|DELETE)/.test(text));
	expect(queries.length).toBeGreaterThan(60);
	const plans = queries.map((text) => {
		const steps = prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`);
		const details = steps.all(...Array.from(text.matchAll(/\?/g), () => 1)).map((row) => row.detail);
		return { text, slow: details.filter(isSlow) };
	});
	expect(plans.filter(({ text, slow }) => slow.length > 0 && !isSmall(text))).toEqual([]);
	db.close();
	folder.remove();
}, 60_000);
