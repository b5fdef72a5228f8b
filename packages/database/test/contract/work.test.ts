import { newId } from '@motcua/domain';
import { beforeAll, expect, it } from 'vitest';
import {
	addToOutbox,
	cancelStepRuns,
	claimKey,
	completeStepRun,
	createStepRun,
	type Database,
	failStepRun,
	findAnswer,
	findRunnableStepRuns,
	findStepRun,
	forgetKeysBefore,
	hurryOutbox,
	IdempotencyMismatchError,
	leaseStepRun,
	outboxDone,
	outboxFailed,
	outboxHealth,
	retryStepRun,
	StaleLeaseError,
	stepRunsOf,
	takeFromOutbox,
	unparkOutbox,
} from '../../src/index.ts';
import { createTestWard, fileDossier, TEST_DIGEST } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

/** The `minute`-th minute of a day of tests. */
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 1, minute)).toISOString();

onBothEngines('Step runs', (engine) => {
	let db: Database;
	let wardId: string;
	let dossierId: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
		dossierId = (await fileDossier(db, wardId)).id;
	});
	const plan = async (maxAttempts = 3, runAt = at(0)): Promise<string> => {
		const id = newId();
		await db.write((tx) =>
			createStepRun(tx, {
				id,
				wardId,
				dossierId,
				step: 'check',
				kind: 'check',
				procedureDigest: TEST_DIGEST,
				maxAttempts,
				runAt,
				createdAt: at(0),
			}),
		);
		return id;
	};
	const lease = (id: string, now: string, until: string, owner = 'worker') =>
		db.write((tx) => leaseStepRun(tx, id, { owner, now, leaseUntil: until }));

	it('are taken by one of many who try at once', async () => {
		const id = await plan();
		const taken = await Promise.all(Array.from({ length: 6 }, (_, i) => lease(id, at(1), at(2), `worker-${i}`)));
		expect(taken.filter((run) => run !== null).length).toBe(1);
		expect((await findStepRun(db.read, id))?.attempt).toBe(1);
	});

	it('are not taken before their time', async () => {
		const id = await plan(3, at(10));
		expect(await lease(id, at(9), at(20))).toBeNull();
		expect(await lease(id, at(10), at(20))).toMatchObject({ id, attempt: 1, state: 'running', leaseUntil: at(20) });
	});

	it('pass to another when the lease runs out, and the late answer of the first is refused', async () => {
		const id = await plan();
		const first = await lease(id, at(1), at(2));
		expect(await lease(id, at(1), at(3))).toBeNull();
		const second = await lease(id, at(2), at(4), 'other');
		expect(second).toMatchObject({ attempt: 2, leaseOwner: 'other' });
		if (first === null || second === null) throw new Error('no lease');
		await expect(db.write((tx) => completeStepRun(tx, first, { result: 'late', now: at(3) }))).rejects.toBeInstanceOf(
			StaleLeaseError,
		);
		await db.write((tx) => completeStepRun(tx, second, { result: { kind: 'done' }, now: at(3) }));
		expect(await findStepRun(db.read, id)).toMatchObject({
			state: 'done',
			result: { kind: 'done' },
			finishedAt: at(3),
			leaseUntil: null,
		});
		await expect(db.write((tx) => completeStepRun(tx, second, { result: 'twice', now: at(3) }))).rejects.toBeInstanceOf(
			StaleLeaseError,
		);
	});

	it('undo the effects of a late answer together with it', async () => {
		const id = await plan();
		const held = await lease(id, at(1), at(2));
		if (held === null) throw new Error('no lease');
		await lease(id, at(2), at(3));
		const key = newId();
		const late = db.write(async (tx) => {
			await claimKey(tx, { wardId, key, bodyHash: 'effect' }, {}, at(2));
			await completeStepRun(tx, held, { result: null, now: at(2) });
		});
		await expect(late).rejects.toBeInstanceOf(StaleLeaseError);
		expect(await findAnswer(db.read, { wardId, key, bodyHash: 'effect' })).toBeNull();
	});

	it('are tried again later, at most as often as allowed', async () => {
		const id = await plan(2);
		const first = await lease(id, at(1), at(2));
		if (first === null) throw new Error('no lease');
		await db.write((tx) =>
			retryStepRun(tx, first, { failure: 'retryable', result: { message: 'busy' }, runAt: at(5) }),
		);
		expect(await lease(id, at(4), at(6))).toBeNull();
		const second = await lease(id, at(5), at(6));
		expect(second?.attempt).toBe(2);
		// Its worker died: the attempts are used up, nobody may take it, and the reconciler closes it.
		expect(await lease(id, at(7), at(8))).toBeNull();
		const lost = (await findRunnableStepRuns(db.read, at(7))).find((run) => run.id === id);
		if (lost === undefined) throw new Error('the reconciler does not see it');
		await db.write((tx) => failStepRun(tx, lost, { failure: 'hostCrash', result: null, now: at(7) }));
		expect(await findStepRun(db.read, id)).toMatchObject({ state: 'failed', failure: 'hostCrash' });
	});

	it('are found by the reconciler when due or abandoned, and only then', async () => {
		const due = await plan(3, at(20));
		const future = await plan(3, at(40));
		const held = await plan(3, at(20));
		const abandoned = await plan(3, at(20));
		await lease(held, at(20), at(35));
		await lease(abandoned, at(20), at(25));
		const found = (await findRunnableStepRuns(db.read, at(30), 1_000)).map((run) => run.id);
		expect([due, abandoned].every((id) => found.includes(id))).toBe(true);
		expect([future, held].some((id) => found.includes(id))).toBe(false);
	});

	it('are found ward by ward by an index, however many wait in other wards', async () => {
		if (db.dialect !== 'sqlite') return;
		const planOf = async (sql: string): Promise<string> =>
			JSON.stringify(await db.read.sqlRows(`EXPLAIN QUERY PLAN ${sql}`, ['step', 'ward', at(0)]));
		const due = "state = 'pending' AND kind = ? AND ward_id = ? AND run_at <= ?";
		const page = await planOf(`SELECT id, ward_id FROM step_run WHERE ${due} ORDER BY run_at LIMIT 9`);
		expect(page).toContain('step_run_due_of_ward (kind=? AND ward_id=? AND run_at<?)');
		expect(page).not.toContain('TEMP B-TREE');
		const ofEach = due.replace('ward_id = ?', 'ward_id = ward.id AND ward_id <> ?');
		const wards = await planOf(`SELECT id FROM ward WHERE EXISTS (SELECT id FROM step_run WHERE ${ofEach})`);
		expect(wards).toContain('step_run_due_of_ward (kind=? AND ward_id=? AND run_at<?)');
	});

	it('are cancelled with their dossier, so that a running one comes too late', async () => {
		const ward = await createTestWard(db, '00399');
		const dossier = await fileDossier(db, ward);
		const id = newId();
		await db.write((tx) =>
			createStepRun(tx, {
				id,
				wardId: ward,
				dossierId: dossier.id,
				step: 'register',
				kind: 'step',
				procedureDigest: TEST_DIGEST,
				maxAttempts: 3,
				runAt: at(0),
				createdAt: at(0),
			}),
		);
		const held = await lease(id, at(1), at(9));
		if (held === null) throw new Error('no lease');
		expect(await db.write((tx) => cancelStepRuns(tx, wardId, dossier.id, at(2)))).toBe(0);
		expect(await db.write((tx) => cancelStepRuns(tx, ward, dossier.id, at(2)))).toBe(1);
		await expect(db.write((tx) => completeStepRun(tx, held, { result: null, now: at(3) }))).rejects.toBeInstanceOf(
			StaleLeaseError,
		);
		expect((await stepRunsOf(db.read, ward, dossier.id)).map((run) => run.state)).toEqual(['cancelled']);
	});
});

onBothEngines('The outbox', (engine) => {
	let db: Database;
	beforeAll(() => {
		db = engine().db;
	});
	const add = (kind: string, dueAt = at(0)) =>
		db.write((tx) =>
			addToOutbox(tx, { kind, wardId: 'w', dossierId: null, payload: { kind }, dueAt, createdAt: at(0) }),
		);
	const take = (now: string, heldUntil: string, limit?: number) =>
		db.write((tx) => takeFromOutbox(tx, { now, heldUntil, ...(limit === undefined ? {} : { limit }) }));

	it('gives each intent to one taker, again when that one dies, and no more once done', async () => {
		await add('a');
		await add('b');
		const [first, second] = await Promise.all([take(at(1), at(5)), take(at(1), at(5))]);
		expect([...first, ...second].map((entry) => entry.kind).sort()).toEqual(['a', 'b']);
		expect(await take(at(4), at(9))).toEqual([]);
		const again = await take(at(5), at(9));
		expect(again.map(({ kind, attempt, payload }) => [kind, attempt, payload])).toEqual([
			['a', 2, { kind: 'a' }],
			['b', 2, { kind: 'b' }],
		]);
		await db.write((tx) =>
			outboxDone(
				tx,
				again.map((entry) => entry.n),
			),
		);
		expect(await take(at(59), at(59))).toEqual([]);
	});

	it('keeps an intent of a transaction that fails from ever being seen', async () => {
		const failing = db.write(async (tx) => {
			await addToOutbox(tx, {
				kind: 'ghost',
				wardId: 'w',
				dossierId: null,
				payload: {},
				dueAt: at(0),
				createdAt: at(0),
			});
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		expect(await take(at(1), at(2))).toEqual([]);
	});

	it('holds back what is not due, takes the oldest first and no more than asked', async () => {
		await add('late', at(9));
		await add('early', at(3));
		await add('never', at(50));
		expect((await take(at(10), at(11), 1)).map((entry) => entry.kind)).toEqual(['early']);
		expect((await outboxHealth(db.read)).oldestDueAt).toBe(at(9));
		const rest = await take(at(20), at(21));
		expect(rest.map((entry) => entry.kind).sort()).toEqual(['early', 'late']);
		await db.write((tx) =>
			outboxDone(
				tx,
				rest.map((entry) => entry.n),
			),
		);
		await db.write(async (tx) =>
			outboxDone(
				tx,
				(await takeFromOutbox(tx, { now: at(50), heldUntil: at(51) })).map((entry) => entry.n),
			),
		);
	});

	it('gives back what failed at the time that is asked for, or parks it until a person acts', async () => {
		await add('fragile');
		const [taken] = await take(at(1), at(5));
		if (taken === undefined) throw new Error('nothing taken');
		await db.write((tx) => outboxFailed(tx, { n: taken.n, error: 'busy', retryAt: at(8), now: at(2) }));
		expect(await take(at(7), at(9))).toEqual([]);
		expect((await take(at(8), at(9))).map((entry) => entry.lastError)).toEqual(['busy']);
		await db.write((tx) => outboxFailed(tx, { n: taken.n, error: 'broken', retryAt: null, now: at(9) }));
		expect(await take(at(59), at(59))).toEqual([]);
		expect((await outboxHealth(db.read)).parked.map((entry) => entry.lastError)).toEqual(['broken']);
		await db.write((tx) => unparkOutbox(tx, taken.n, at(30)));
		expect((await take(at(30), at(31))).map((entry) => entry.attempt)).toEqual([1]);
	});

	it('hurries what waits because of one error, and nothing else', async () => {
		await add('withoutServer');
		await add('busy');
		const [first, second] = (await take(at(40), at(41))).slice(-2);
		if (first === undefined || second === undefined) throw new Error('nothing taken');
		const later = { retryAt: at(59), now: at(40) };
		await db.write((tx) => outboxFailed(tx, { n: first.n, error: 'no server', ...later }));
		await db.write((tx) => outboxFailed(tx, { n: second.n, error: 'busy', ...later }));
		expect(await db.write((tx) => hurryOutbox(tx, { error: 'no server', now: at(45) }))).toBe(1);
		const due = (await take(at(46), at(47))).map((entry) => entry.n);
		expect([due.includes(first.n), due.includes(second.n)]).toEqual([true, false]);
	});
});

onBothEngines('Idempotency keys', (engine) => {
	let db: Database;
	beforeAll(() => {
		db = engine().db;
	});
	const request = (key: string, bodyHash = 'body', wardId = 'w1') => ({ wardId, key, bodyHash });

	it('let a request take effect once, and give its answer to every repetition', async () => {
		const send = (answer: string) => db.write((tx) => claimKey(tx, request('once'), { code: answer }, at(0)));
		const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => send(`answer-${i}`)));
		const [winner, ...others] = answers.filter((answer) => answer === null);
		expect([winner, others]).toEqual([null, []]);
		const stored = await findAnswer<{ code: string }>(db.read, request('once'));
		expect(new Set(answers.filter((answer) => answer !== null).map((answer) => answer.code))).toEqual(
			new Set([stored?.code]),
		);
	});

	it('are free again when the transaction that took them fails', async () => {
		const failing = db.write(async (tx) => {
			await claimKey(tx, request('failed'), 1, at(0));
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		expect(await db.write((tx) => claimKey(tx, request('failed'), 2, at(0)))).toBeNull();
	});

	it('refuse the same key with another body', async () => {
		await db.write((tx) => claimKey(tx, request('reused', 'one'), 1, at(0)));
		await expect(db.write((tx) => claimKey(tx, request('reused', 'two'), 2, at(0)))).rejects.toBeInstanceOf(
			IdempotencyMismatchError,
		);
		await expect(findAnswer(db.read, request('reused', 'two'))).rejects.toMatchObject({
			code: 'request.keyReused',
			field: 'idempotencyKey',
		});
	});

	it('belong to a ward', async () => {
		await db.write((tx) => claimKey(tx, request('shared', 'a', 'w1'), 1, at(0)));
		expect(await db.write((tx) => claimKey(tx, request('shared', 'b', 'w2'), 2, at(0)))).toBeNull();
	});

	it('are forgotten by age', async () => {
		await db.write((tx) => claimKey(tx, request('old'), 1, '2020-01-01T00:00:00.000Z'));
		await db.write((tx) => claimKey(tx, request('new'), 1, '2026-01-01T00:00:00.000Z'));
		expect(await db.write((tx) => forgetKeysBefore(tx, '2025-01-01T00:00:00.000Z'))).toBe(1);
		expect(await findAnswer(db.read, request('old'))).toBeNull();
		expect(await findAnswer(db.read, request('new'))).toBe(1);
	});
});
