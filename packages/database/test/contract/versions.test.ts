import { newId, sameInBoth } from '@motcua/domain';
import type { DossierState } from '@motcua/domain/dossier';
import { beforeAll, expect, it } from 'vitest';
import {
	addVersionMoveDossiers,
	advanceVersionMove,
	closeBreaker,
	completeStepRun,
	countPinned,
	countPinnedEverywhere,
	countRuns,
	countStepFailures,
	countVersionMove,
	createStepRun,
	createVersionMove,
	type Database,
	failStepRun,
	findBreaker,
	findPackage,
	findVersionMove,
	findVersionMoveDossier,
	isOpen,
	leaseStepRun,
	listVersionMoves,
	measureRuns,
	openBreaker,
	openBreakers,
	pinnedDossiers,
	readRetained,
	recentFailures,
	recentRuns,
	recordPackage,
	retirePackage,
	setVersionMoveDossier,
	unfinishedVersionMoves,
	versionMoveDossierIds,
	versionMoveDossiers,
	versionsInUse,
} from '../../src/index.ts';
import { advanceDossier, byOfficer, createTestWard, fileDossier, TEST_DIGEST } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 1, minute)).toISOString();
const hex = (): string => newId().replaceAll('-', '').padEnd(64, '0');
const reason = sameInBoth('Lỗi liên tục');

async function installNext(db: Database): Promise<string> {
	const digest = hex();
	await db.write((tx) =>
		recordPackage(tx, {
			digest,
			code: '1.004873',
			version: '1.1.0',
			name: sameInBoth('Bản mới'),
			manifest: { apiVersion: 1 },
			signature: 'local',
			bytes: 10,
			installedAt: at(0),
			installedBy: 'it',
		}),
	);
	return digest;
}

onBothEngines('Versions', (engine) => {
	let db: Database;
	let wardId: string;
	let next: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
		next = await installNext(db);
	});
	const moved = (dossier: DossierState, digest: string, moveId = 'm') =>
		advanceDossier(
			db,
			dossier,
			byOfficer('versionMoved', {
				moveId,
				because: 'migration',
				from: dossier.procedure,
				to: { ...dossier.procedure, version: '1.1.0', digest },
				reason: 'Luật mới',
			}),
		);

	it('count a dossier on the version that it stands on, before and after a move', async () => {
		const dossier = await fileDossier(db, wardId);
		const before = await countPinned(db.read, wardId, [TEST_DIGEST, next]);
		await moved(dossier, next);
		const after = await countPinned(db.read, wardId, [TEST_DIGEST, next]);
		expect([after.get(TEST_DIGEST), after.get(next)]).toEqual([
			(before.get(TEST_DIGEST) ?? 0) - 1,
			(before.get(next) ?? 0) + 1,
		]);
		const list = await pinnedDossiers(db.read, { wardId, digest: next, limit: 10 });
		expect(list.map(({ id }) => id)).toContain(dossier.id);
		expect(await countPinnedEverywhere(db.read, next)).toBe(after.get(next));
	});

	it('are told as in use while a dossier is open on them', async () => {
		const inUse = await versionsInUse(db.read);
		expect(inUse.find(({ digest }) => digest === next)).toMatchObject({ version: '1.1.0', published: 0 });
		expect(inUse.find(({ digest }) => digest === next)?.openDossiers).toBeGreaterThan(0);
		const unused = await installNext(db);
		expect((await versionsInUse(db.read)).map(({ digest }) => digest)).not.toContain(unused);
	});

	it('are retired with what their dossiers are read with, and come back when they are installed again', async () => {
		const digest = await installNext(db);
		const retained = { flow: { steps: [] } };
		expect(await db.write((tx) => retirePackage(tx, digest, { at: at(5), by: 'it', retained }))).toBe(true);
		expect(await db.write((tx) => retirePackage(tx, digest, { at: at(6), by: 'it', retained: {} }))).toBe(false);
		expect(await findPackage(db.read, digest)).toMatchObject({ retiredAt: at(5), retiredBy: 'it' });
		expect(await readRetained(db.read, digest)).toEqual(retained);
		const stored = await findPackage(db.read, digest);
		if (stored === null) throw new Error('no package');
		await db.write((tx) => recordPackage(tx, stored));
		expect(await findPackage(db.read, digest)).toMatchObject({ retiredAt: null, retained: null, version: '1.1.0' });
	});
});

onBothEngines('Moves between versions', (engine) => {
	let db: Database;
	let wardId: string;
	let dossiers: DossierState[];
	let moveId: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
		const toDigest = await installNext(db);
		dossiers = [];
		for (let n = 0; n < 4; n++) dossiers.push(await fileDossier(db, wardId));
		moveId = newId();
		await db.write((tx) =>
			createVersionMove(tx, {
				id: moveId,
				wardId,
				code: '1.004873',
				fromDigest: TEST_DIGEST,
				toDigest,
				kind: 'migration',
				reason: 'Luật mới',
				state: 'planning',
				plannedAt: at(0),
				plannedBy: 'it',
			}),
		);
	});
	const row = (dossier: DossierState, verdict: 'ok' | 'manual' | 'refused') => ({
		moveId,
		dossierId: dossier.id,
		verdict,
		detail: { lost: [] },
		chosen: verdict === 'ok',
		state: 'planned' as const,
	});

	it('are found by their own ward only, and by a worker that starts', async () => {
		expect(await findVersionMove(db.read, wardId, moveId)).toMatchObject({ state: 'planning', kind: 'migration' });
		expect(await findVersionMove(db.read, 'other', moveId)).toBeNull();
		expect((await listVersionMoves(db.read, wardId, '1.004873')).map(({ id }) => id)).toEqual([moveId]);
		expect((await unfinishedVersionMoves(db.read)).map(({ id }) => id)).toContain(moveId);
	});

	it('keep the first verdict of each dossier, however often the dry run is begun again', async () => {
		const [a, b, c] = dossiers;
		if (!a || !b || !c) throw new Error('no dossiers');
		await db.write((tx) => addVersionMoveDossiers(tx, [row(a, 'ok'), row(b, 'manual')]));
		await db.write((tx) => addVersionMoveDossiers(tx, [row(a, 'refused'), row(c, 'refused')]));
		await db.write((tx) => addVersionMoveDossiers(tx, []));
		const counts = await countVersionMove(db.read, moveId);
		expect(new Map(counts.map(({ verdict, count }) => [verdict, count]))).toEqual(
			new Map([
				['ok', 1],
				['manual', 1],
				['refused', 1],
			]),
		);
		const listed = await versionMoveDossiers(db.read, moveId, { limit: 10 });
		expect(listed.map(({ dossierId }) => dossierId)).toEqual([a.id, b.id, c.id]);
		expect(await versionMoveDossiers(db.read, moveId, { verdict: 'manual', limit: 10 })).toMatchObject([
			{ dossierId: b.id, detail: { lost: [] }, requesterName: 'Nguyễn Thị Hường' },
		]);
	});

	it('go from state to state once, and say what became of each dossier', async () => {
		const [a, b] = dossiers;
		if (!a || !b) throw new Error('no dossiers');
		const begin = () => db.write((tx) => advanceVersionMove(tx, moveId, ['planning'], { state: 'planned' }));
		expect([await begin(), await begin()]).toEqual([true, false]);
		expect((await unfinishedVersionMoves(db.read)).map(({ id }) => id)).not.toContain(moveId);
		await db.write((tx) => setVersionMoveDossier(tx, moveId, b.id, { chosen: true }));
		const chosen = () => versionMoveDossierIds(db.read, moveId, { states: ['planned'], onlyChosen: true, limit: 10 });
		expect([...(await chosen())].sort()).toEqual([a.id, b.id].sort());
		await db.write((tx) => setVersionMoveDossier(tx, moveId, a.id, { state: 'skipped', note: reason }));
		expect(await chosen()).toEqual([b.id]);
		expect(await findVersionMoveDossier(db.read, moveId, a.id)).toMatchObject({ state: 'skipped', note: reason });
		expect(await findVersionMoveDossier(db.read, moveId, newId())).toBeNull();
	});
});

onBothEngines('Runs of a version', (engine) => {
	let db: Database;
	let wardId: string;
	let dossier: DossierState;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
		dossier = await fileDossier(db, wardId);
	});
	const window = () => ({ wardId, digest: TEST_DIGEST, from: at(0), to: at(59) });

	async function run(
		step: string,
		wallMs: number,
		failure: string | null = null,
		cpuMs: number = wallMs / 2,
	): Promise<string> {
		const id = newId();
		await db.write(async (tx) => {
			await createStepRun(tx, {
				id,
				wardId,
				dossierId: dossier.id,
				step,
				kind: 'step',
				procedureDigest: TEST_DIGEST,
				maxAttempts: 5,
				runAt: at(10),
				createdAt: at(10),
			});
			const held = await leaseStepRun(tx, id, { owner: 'w', now: at(11), leaseUntil: at(12) });
			if (held === null) throw new Error('no lease');
			const cost = { cpuMs, wallMs, memoryKb: wallMs * 10 };
			if (failure === null) await completeStepRun(tx, held, { result: { log: [] }, now: at(11), cost });
			else await failStepRun(tx, held, { failure, result: { message: `${step} failed` }, now: at(11), cost });
		});
		return id;
	}

	it('are counted and measured by step', async () => {
		for (let ms = 1; ms <= 20; ms++) await run('price', ms);
		await run('draft', 7.4);
		await run('draft', 300, 'wallLimit');
		expect(await measureRuns(db.read, window())).toEqual([
			{ step: 'draft', runs: 2, p50Ms: 7, p95Ms: 300 },
			{ step: 'price', runs: 20, p50Ms: 10, p95Ms: 19 },
		]);
		const counts = await countRuns(db.read, window());
		expect(counts).toContainEqual(
			expect.objectContaining({
				step: 'price',
				state: 'done',
				failure: null,
				runs: 20,
				maxCpuMs: 10,
				maxMemoryKb: 200,
			}),
		);
		expect(counts).toContainEqual(expect.objectContaining({ step: 'draft', failure: 'wallLimit', runs: 1 }));
		expect(await measureRuns(db.read, { ...window(), wardId: 'other' })).toEqual([]);
		expect(await countRuns(db.read, { ...window(), from: at(11) })).toEqual([]);
	});

	it('are added up from an index alone', () => {
		const { sqlite } = db;
		if (sqlite === null) return;
		const { sql, params } = countRuns(db.read, window()).toSQL();
		const plan = sqlite.reader.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...params);
		expect(plan.map(({ detail }) => detail).join('\n')).toContain('COVERING INDEX step_run_version');
	});

	it('that failed are listed newest first with the dossier that they were for', async () => {
		const id = await run('draft', 5, 'bug');
		const failures = await recentFailures(db.read, window(), 5);
		expect(failures.map((one) => one.failure).sort()).toEqual(['bug', 'wallLimit']);
		expect(failures.find((one) => one.id === id)).toMatchObject({
			dossierId: dossier.id,
			temporaryCode: dossier.temporaryCode,
			result: { message: 'draft failed' },
		});
		expect(await recentRuns(db.read, window(), { limit: 3 })).toHaveLength(3);
		expect(await recentRuns(db.read, window(), { dossierId: newId(), limit: 3 })).toEqual([]);
	});

	it('open the breaker of their step once, until a person closes it', async () => {
		const asked = { digest: TEST_DIGEST, step: 'draft', failures: ['bug', 'wallLimit'], since: at(5) };
		expect(await countStepFailures(db.read, asked)).toBe(2);
		expect(await countStepFailures(db.read, { ...asked, failures: ['bug'] })).toBe(1);
		expect(await countStepFailures(db.read, { ...asked, since: at(12) })).toBe(0);
		await run('draft', 5_000, 'wallLimit', 12);
		expect(await countStepFailures(db.read, asked)).toBe(3);
		expect(await countStepFailures(db.read, { ...asked, busyOnly: ['wallLimit'] })).toBe(2);
		const opening = { digest: TEST_DIGEST, step: 'draft', failures: 5, at: at(20), reason };
		expect(isOpen(await findBreaker(db.read, TEST_DIGEST, 'draft'))).toBe(false);
		expect(await db.write((tx) => openBreaker(tx, opening))).toBe(true);
		expect(await db.write((tx) => openBreaker(tx, opening))).toBe(false);
		expect(isOpen(await findBreaker(db.read, TEST_DIGEST, 'draft'))).toBe(true);
		expect(await openBreakers(db.read)).toMatchObject([{ step: 'draft', failures: 5, reason }]);
		const closing = { digest: TEST_DIGEST, step: 'draft', at: at(30), by: 'it' };
		expect(await db.write((tx) => closeBreaker(tx, closing))).toBe(true);
		expect(await db.write((tx) => closeBreaker(tx, closing))).toBe(false);
		expect(await openBreakers(db.read)).toEqual([]);
		expect(await db.write((tx) => openBreaker(tx, { ...opening, at: at(40) }))).toBe(true);
		expect(await findBreaker(db.read, TEST_DIGEST, 'draft')).toMatchObject({ openedAt: at(40), closedBy: null });
	});
});
