import { newId } from '@motcua/domain';
import { max } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import {
	addToOutbox,
	bringRunForward,
	createStepRun,
	type Database,
	failStepRun,
	findIntent,
	findStepRun,
	leaseStepRun,
	listParkedIntents,
	listWorkRuns,
	outboxFailed,
	readBacklog,
	restartChecks,
	workRuns,
} from '../../src/index.ts';
import { createTestWard, fileDossier, TEST_DIGEST } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

/** The `minute`-th minute of a day of tests. */
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 1, minute)).toISOString();

onBothEngines('The work monitor', (engine) => {
	let db: Database;
	let wardId: string;
	let dossier: Awaited<ReturnType<typeof fileDossier>>;
	let wards = 0;

	beforeEach(async () => {
		const { open, freshUrl } = engine();
		db = await open({ url: await freshUrl() });
		wardId = await createTestWard(db, String(10_000 + ++wards));
		dossier = await fileDossier(db, wardId);
	});

	const plan = async (kind: 'check' | 'step', runAt: string): Promise<string> => {
		const id = newId();
		await db.write((tx) =>
			createStepRun(tx, {
				id,
				wardId,
				dossierId: dossier.id,
				step: 'verify',
				kind,
				procedureDigest: TEST_DIGEST,
				maxAttempts: 3,
				runAt,
				createdAt: at(0),
			}),
		);
		return id;
	};
	const fail = async (id: string): Promise<void> => {
		const held = await db.write((tx) => leaseStepRun(tx, id, { owner: 'w', now: at(5), leaseUntil: at(6) }));
		if (held === null) throw new Error('nothing to take');
		await db.write((tx) => failStepRun(tx, held, { failure: 'bug', result: { message: 'no' }, now: at(5) }));
	};
	const intend = async (dueAt: string): Promise<number> => {
		await db.write((tx) =>
			addToOutbox(tx, { kind: 'notify', wardId, dossierId: dossier.id, payload: {}, dueAt, createdAt: at(0) }),
		);
		const { outbox } = db.tables;
		const [entry] = await db.read.select({ n: max(outbox.n) }).from(outbox);
		return entry?.n ?? expect.fail('nothing was added');
	};
	const park = (n: number): Promise<void> =>
		db.write((tx) => outboxFailed(tx, { n, error: 'the mail server is away', retryAt: null, now: at(9) }));

	it('counts what is due, what waits, what runs and what was lost', async () => {
		expect(await readBacklog(db.read, at(30))).toEqual({
			step: { due: 0, later: 0, running: 0, lost: 0, oldestDueAt: null },
			check: { due: 0, later: 0, running: 0, lost: 0, oldestDueAt: null },
			outbox: { due: 0, later: 0, parked: 0, oldestDueAt: null },
		});
		await plan('step', at(12));
		await plan('step', at(11));
		await plan('step', at(40));
		await plan('check', at(20));
		const [held, silent] = [await plan('step', at(10)), await plan('step', at(10))];
		await db.write((tx) => leaseStepRun(tx, held, { owner: 'w', now: at(29), leaseUntil: at(31) }));
		await db.write((tx) => leaseStepRun(tx, silent, { owner: 'w', now: at(20), leaseUntil: at(22) }));
		await fail(await plan('check', at(1)));
		await park(await intend(at(2)));
		await intend(at(3));
		await intend(at(50));
		expect(await readBacklog(db.read, at(30))).toEqual({
			step: { due: 2, later: 1, running: 1, lost: 1, oldestDueAt: at(11) },
			check: { due: 1, later: 0, running: 0, lost: 0, oldestDueAt: at(20) },
			outbox: { due: 1, later: 1, parked: 1, oldestDueAt: at(3) },
		});
	});

	it('pages through the runs of a ward in one state, newest first, with the codes of their dossiers', async () => {
		const failed = [await plan('step', at(1)), await plan('step', at(1)), await plan('check', at(1))];
		for (const id of failed) await fail(id);
		await plan('step', at(1));
		const first = await listWorkRuns(db.read, { wardId, state: 'failed', limit: 2 });
		expect(first.items.map(({ id }) => id)).toEqual([failed[2], failed[1]]);
		expect(first.items[0]).toMatchObject({
			dossierId: dossier.id,
			temporaryCode: dossier.temporaryCode,
			code: null,
			failure: 'bug',
			result: { message: 'no' },
		});
		const rest = await listWorkRuns(db.read, { wardId, state: 'failed', limit: 2, cursor: first.nextCursor });
		expect(rest.items.map(({ id }) => id)).toEqual([failed[0]]);
		expect(rest.nextCursor).toBeNull();
		const bad = listWorkRuns(db.read, { wardId, state: 'failed', cursor: 'nonsense' });
		await expect(bad).rejects.toMatchObject({ code: 'list.badCursor' });
		expect((await listWorkRuns(db.read, { wardId: newId(), state: 'failed' })).items).toEqual([]);
		expect((await workRuns(db.read, [...failed, newId()])).length).toBe(3);
		expect(await workRuns(db.read, [])).toEqual([]);
	});

	it('finds the newest runs in a state by an index, however many are done', async () => {
		if (db.dialect !== 'sqlite') return;
		const planOf = async (state: string, condition: string): Promise<string> =>
			JSON.stringify(
				await db.read.sqlRows(
					`EXPLAIN QUERY PLAN SELECT id FROM step_run WHERE ward_id = ? AND ${condition} AND state = ? AND created_at < 5 ORDER BY created_at DESC, id DESC`,
					[wardId, state],
				),
			);
		const failed = await planOf('failed', "state <> 'done'");
		expect(failed).toContain('step_run_not_done');
		expect(failed).not.toContain('TEMP B-TREE');
		const done = await planOf('done', "state = 'done'");
		expect(done).toContain('step_run_done');
		expect(done).not.toContain('TEMP B-TREE');
	});

	it('finds what was given up by an index, however many messages wait', async () => {
		if (db.dialect !== 'sqlite') return;
		const planOf = async (sql: string): Promise<string> =>
			JSON.stringify(await db.read.sqlRows(`EXPLAIN QUERY PLAN ${sql}`, []));
		expect(await planOf('SELECT count(*) FROM outbox WHERE parked_at IS NOT NULL')).toContain('outbox_parked');
		const page = await planOf(
			"SELECT * FROM outbox WHERE ward_id = 'x' AND parked_at IS NOT NULL ORDER BY n DESC LIMIT 9",
		);
		expect(page).toContain('outbox_parked');
		expect(page).not.toContain('TEMP B-TREE');
	});

	it('brings a waiting run forward, of its own ward and while it waits', async () => {
		const id = await plan('step', at(40));
		expect(await db.write((tx) => bringRunForward(tx, { id, wardId: newId(), now: at(10) }))).toBe(false);
		expect(await db.write((tx) => bringRunForward(tx, { id, wardId, now: at(10) }))).toBe(true);
		expect((await findStepRun(db.read, id))?.runAt).toBe(at(10));
		expect(await db.write((tx) => bringRunForward(tx, { id, wardId, now: at(10) }))).toBe(false);
	});

	it('gives checks that were given up another chance, and steps never', async () => {
		const [check, step] = [await plan('check', at(1)), await plan('step', at(1))];
		expect(await db.write((tx) => restartChecks(tx, { id: check, wardId, now: at(10) }))).toBe(false);
		await fail(check);
		await fail(step);
		expect(await db.write((tx) => restartChecks(tx, { id: check, wardId: newId(), now: at(10) }))).toBe(false);
		expect(await db.write((tx) => restartChecks(tx, { id: check, wardId, now: at(10) }))).toBe(true);
		expect(await findStepRun(db.read, check)).toMatchObject({ state: 'pending', attempt: 0, finishedAt: null });
		expect(await db.write((tx) => restartChecks(tx, { id: step, wardId, now: at(10) }))).toBe(false);
	});

	it('pages through the intents that were given up, of one ward', async () => {
		const parked = [await intend(at(1)), await intend(at(2)), await intend(at(3))];
		for (const n of parked) await park(n);
		const first = await listParkedIntents(db.read, { wardId, limit: 2 });
		expect(first.items.map(({ n }) => n)).toEqual([parked[2], parked[1]]);
		const rest = await listParkedIntents(db.read, { wardId, limit: 2, cursor: first.nextCursor });
		expect(rest).toMatchObject({ items: [{ n: parked[0], lastError: 'the mail server is away' }], nextCursor: null });
		expect((await listParkedIntents(db.read, { wardId: newId() })).items).toEqual([]);
		expect(await findIntent(db.read, wardId, parked[0] ?? 0)).toMatchObject({ parkedAt: at(9) });
		expect(await findIntent(db.read, newId(), parked[0] ?? 0)).toBeNull();
		await expect(listParkedIntents(db.read, { wardId, cursor: 'nonsense' })).rejects.toMatchObject({
			code: 'list.badCursor',
		});
	});
});
