import { expect, it } from 'vitest';
import {
	appendEvents,
	createStepRun,
	type Database,
	findRunnableStepRuns,
	findStaff,
	loadDossier,
	migration,
	openIncidents,
	setRoles,
	shippedMigrations,
} from '../../src/index.ts';
import { aSubmission, createTestWard, fileDossier, TEST_DIGEST } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

onBothEngines('Migrations', (engine) => {
	const shippedFor = (db: Database) => shippedMigrations(db.dialect);
	const addColumn = migration(900, 'add-column', "ALTER TABLE ward ADD COLUMN motto TEXT NOT NULL DEFAULT 'vì dân'");

	it('are numbered from 1 without gaps, the same on both engines', () => {
		const names = (dialect: 'sqlite' | 'postgres') =>
			shippedMigrations(dialect).map(({ version, name }) => [version, name]);
		expect(names('sqlite')).toEqual(names('postgres'));
		expect(names('sqlite')[0]).toEqual([1, 'baseline']);
	});

	it('bring an older database up to date with its data, once', async () => {
		const { open, freshUrl } = engine();
		const url = await freshUrl();
		const old = await open({ url });
		const version = old.schemaVersion;
		const wardId = await createTestWard(old);
		const submission = aSubmission(wardId);
		await old.write((tx) => appendEvents(tx, submission));
		await old.close();

		const next = migration(version + 1, 'add-column', addColumn.sql);
		const upgraded = await open({ url, shipped: [...shippedFor(old), next] });
		expect(upgraded.schemaVersion).toBe(version + 1);
		expect(await upgraded.pendingMigrations()).toEqual([]);
		expect(await upgraded.migrate()).toEqual([]);
		expect((await upgraded.read.sqlRows('SELECT motto FROM ward', [])).flat()).toEqual(['vì dân']);
		expect((await loadDossier(upgraded.read, wardId, submission.after.id))?.state).toEqual(submission.after);
		await upgraded.write((tx) => appendEvents(tx, aSubmission(wardId)));
	});

	it('give staff of an older database no address, Vietnamese and the reminder', async () => {
		const { open, freshUrl } = engine();
		const url = await freshUrl();
		const now = await engine().open({ url: await freshUrl() });
		const old = await open({ url, shipped: shippedFor(now).slice(0, 8) });
		expect(old.schemaVersion).toBe(8);
		const wardId = await createTestWard(old);
		await old.write(async (tx) => {
			const account = { id: 'user-1', name: 'Lê Thị Lan', email: 'lan@staff.invalid', emailVerified: true };
			const times = { createdAt: new Date(0), updatedAt: new Date(0) };
			await tx.insert(tx.tables.user).values({ ...account, ...times });
			const active = old.dialect === 'sqlite' ? '1, 0' : 'true, false';
			await tx.sqlRows(
				`INSERT INTO staff (id, user_id, full_name, title, active, must_change_password, created_at, updated_at)
				 VALUES ('staff-1', 'user-1', 'Lê Thị Lan', 'Công chức', ${active}, 0, 0) RETURNING id`,
				[],
			);
			const granted = { at: '2026-03-02T00:00:00.000Z', by: 'setup' };
			await setRoles(tx, { staffId: 'staff-1', wardId }, [{ role: 'clerk', field: null }], granted);
		});
		await old.close();

		const upgraded = await open({ url });
		expect(upgraded.schemaVersion).toBe(now.schemaVersion);
		expect(await findStaff(upgraded.read, wardId, 'staff-1')).toMatchObject({
			fullName: 'Lê Thị Lan',
			active: true,
			email: null,
			letterLanguage: 'vi',
			reminders: true,
		});
		expect(await openIncidents(upgraded.read)).toEqual([]);
	});

	it('let the runs that wait in an older database be found ward by ward', async () => {
		const { open, freshUrl, db } = engine();
		const url = await freshUrl();
		const old = await open({ url, shipped: shippedFor(db).slice(0, 10) });
		const wardId = await createTestWard(old);
		const dossierId = (await fileDossier(old, wardId)).id;
		const runAt = '2026-03-02T01:00:00.000Z';
		const step = { step: 'draft', kind: 'step', procedureDigest: TEST_DIGEST, maxAttempts: 3 } as const;
		await old.write((tx) => createStepRun(tx, { id: 'run-1', wardId, dossierId, ...step, runAt, createdAt: runAt }));
		await old.close();

		const upgraded = await open({ url });
		const indexes =
			upgraded.dialect === 'sqlite'
				? "SELECT name FROM pragma_index_list('step_run')"
				: "SELECT indexname FROM pg_indexes WHERE tablename = 'step_run'";
		const names = (await upgraded.read.sqlRows(indexes, [])).flat();
		expect(names).toContain('step_run_due_of_ward');
		expect(names).not.toContain('step_run_due_step');
		expect((await findRunnableStepRuns(upgraded.read, runAt)).map(({ id }) => id)).toContain('run-1');
	});

	it('that fail leave the database as it was before them', async () => {
		const { open, freshUrl } = engine();
		const url = await freshUrl();
		const old = await open({ url });
		const version = old.schemaVersion;
		await old.close();
		const good = migration(version + 1, 'good', 'CREATE TABLE good (x INTEGER)');
		const bad = migration(version + 2, 'bad', 'CREATE TABLE half (x INTEGER); INSERT INTO nowhere VALUES (1);');
		await expect(open({ url, shipped: [...shippedFor(old), good, bad] })).rejects.toMatchObject({
			code: 'database.migrationFailed',
			text: { en: expect.stringContaining('bad') },
		});
		const after = await open({ url, shipped: [...shippedFor(old), good] });
		expect(after.schemaVersion).toBe(version + 1);
		await expect(after.read.sqlRows('SELECT * FROM half', [])).rejects.toThrow();
		expect(await after.read.sqlRows('SELECT * FROM good', [])).toEqual([]);
	});

	it('that were changed after they were applied are noticed', async () => {
		const { open, freshUrl, db } = engine();
		const url = await freshUrl();
		const [first, ...rest] = shippedFor(db);
		if (first === undefined) throw new Error('no migration');
		await (await open({ url })).close();
		const edited = migration(first.version, first.name, `${first.sql}\n-- edited`);
		await expect(open({ url, shipped: [edited, ...rest] })).rejects.toMatchObject({
			code: 'database.changedMigration',
			text: { en: expect.stringContaining('baseline') },
		});
	});

	it('that a newer program made are refused', async () => {
		const { open, freshUrl, db } = engine();
		const url = await freshUrl();
		await (await open({ url, shipped: [...shippedFor(db), addColumn] })).close();
		await expect(open({ url })).rejects.toMatchObject({
			code: 'database.newerSchema',
			text: { vi: expect.stringContaining('900') },
		});
	});
});
