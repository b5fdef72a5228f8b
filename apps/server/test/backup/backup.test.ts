import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDossier, openDatabase, recordFile } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readManifest, storePath } from '../../src/backup/backup-manifest.ts';
import { type MadeBackup, makeBackup } from '../../src/backup/make-backup.ts';
import { listBackups } from '../../src/backup/remove-old-backups.ts';
import { checkBackup, restoreBackup } from '../../src/backup/restore-backup.ts';
import { signIn } from '../../src/processes/roll-call.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

const signal = new AbortController().signal;

describe('a backup', () => {
	let test: TestServices;
	let ward: TestWard;
	let elsewhere: string;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		elsewhere = await mkdtemp(join(tmpdir(), 'motcua-restored-'));
	});
	afterEach(async () => {
		await test.close();
		await rm(elsewhere, { recursive: true, force: true });
	});

	const backup = (): Promise<MadeBackup> => makeBackup(test.services, signal);
	const target = () => ({ dataDir: elsewhere, databaseUrl: `sqlite:${join(elsewhere, 'motcua.sqlite')}` });

	it('made while people work comes back as it was: record, files, packages, keys and connections', async () => {
		await writeFile(join(test.dataDir, 'connections.json'), '{}');
		await mkdir(join(test.dataDir, 'secrets'));
		await writeFile(join(test.dataDir, 'secrets', 'register.json'), '{ "value": "x" }', { mode: 0o600 });
		const way = journey(test, ward);
		const dossier = await way.signed();
		const made = await backup();
		await way.registered();
		expect(made).toMatchObject({ newFiles: made.files });
		expect((await backup()).newFiles).toBe(0);

		const restored = await restoreBackup({ config: target(), backup: made.folder, replace: false });
		expect(restored).toMatchObject({ putAside: null, dossiers: 1, broken: 0 });
		const db = await openDatabase({ url: target().databaseUrl });
		const then = await loadDossier(db.read, ward.wardId, dossier.id);
		expect(then?.state.seq).toBe(dossier.seq);
		await db.close();
		for (const { path, sha256 } of restored.manifest.files) {
			const same = spawnSync('cmp', [join(elsewhere, path), join(test.dataDir, path)]);
			expect([path, sha256.length, same.status]).toEqual([path, 64, 0]);
		}
		const parts = new Set(restored.manifest.files.map(({ path }) => path.split('/')[0]));
		expect(parts).toEqual(new Set(['files', 'packages', 'keys', 'secrets', 'connections.json']));
		expect((await stat(join(elsewhere, 'secrets', 'register.json'))).mode & 0o777).toBe(0o600);
	});

	it('is refused where a file that the database names is missing, and leaves nothing behind', async () => {
		const { services } = test;
		const createdAt = services.clock.now().toString();
		const lost = { id: 'ab'.repeat(32), mime: 'text/plain', bytes: 1, pages: 1, scan: 'clean' as const, createdAt };
		await services.db.write((tx) => recordFile(tx, lost));
		await expect(backup()).rejects.toMatchObject({ code: 'backup.incomplete' });
		expect(await readdir(services.config.backupDir)).not.toContainEqual(expect.stringMatching(/unfinished/));
		expect(await listBackups(services.config.backupDir)).toEqual([]);
	});

	it('with one changed byte is told apart before anything is restored', async () => {
		await journey(test, ward).resolved();
		const made = await backup();
		const file = (await readManifest(made.folder)).files.find(({ path }) => path.startsWith('packages/'));
		await writeFile(storePath(test.services.config.backupDir, file?.sha256 ?? ''), 'something else');
		await expect(checkBackup(made.folder)).rejects.toMatchObject({ code: 'backup.damaged' });
		await expect(restoreBackup({ config: target(), backup: made.folder, replace: false })).rejects.toMatchObject({
			code: 'backup.damaged',
		});
		expect(await readdir(elsewhere)).toEqual([]);
	});

	it('does not come back over data, nor under a running server; with --replace what was there is put aside', async () => {
		const made = await backup();
		const config = target();
		const signedIn = signIn(elsewhere, 'server');
		const restore = (replace: boolean) => restoreBackup({ config, backup: made.folder, replace });
		await expect(restore(true)).rejects.toMatchObject({ code: 'restore.running' });
		signedIn.signOut();
		await restore(false);
		await expect(restore(false)).rejects.toMatchObject({ code: 'restore.notEmpty' });
		const { putAside } = await restore(true);
		expect(await readdir(putAside ?? '')).toContain('motcua.sqlite');
		await expect(restoreBackup({ config, backup: elsewhere, replace: true })).rejects.toMatchObject({
			code: 'backup.notABackup',
		});
	});

	it('goes when there are enough newer ones, with the bytes that only it had', async () => {
		const { services } = test;
		const { backupDir } = services.config;
		const first = await backup();
		const manifest = await readManifest(first.folder);
		// An old backup of the same time yesterday, with a file that is gone today.
		const old = join(backupDir, '2026-01-01T010000000Z');
		await cp(first.folder, old, { recursive: true });
		const gone = { path: 'files/aa/gone', sha256: 'a'.repeat(64), bytes: 4 };
		await writeFile(join(old, 'manifest.json'), JSON.stringify({ ...manifest, files: [...manifest.files, gone] }));
		await cp(join(old, 'manifest.json'), storePath(backupDir, gone.sha256));

		const config = { ...services.config, keep: { ...services.config.keep, backups: 1 } };
		const second = await makeBackup({ ...services, config }, signal);
		expect(await listBackups(backupDir)).toEqual([second.folder.split('/').at(-1)]);
		await expect(checkBackup(second.folder)).resolves.toMatchObject({ folder: second.folder });
		await expect(readdir(join(backupDir, 'store', 'aa')).then((names) => names.includes(gone.sha256))).resolves.toBe(
			false,
		);
	});
});

/** A server of the version that the machine's pg_dump can read; PostgreSQL refuses to run as root. */
const bin = '/usr/lib/postgresql/15/bin';
const canRun = spawnSync(join(bin, 'initdb'), ['--version']).status === 0 && process.getuid?.() === 0;

describe.skipIf(!canRun)('a backup of PostgreSQL', () => {
	it('is made with pg_dump and comes back with pg_restore', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'motcua-pg-backup-'));
		spawnSync('chmod', ['711', folder]);
		const data = join(folder, 'server');
		spawnSync('install', ['-d', '-o', '65534', '-g', '65534', data]);
		const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];
		spawnSync('setpriv', [
			...asNobody,
			join(bin, 'initdb'),
			'-D',
			data,
			'-U',
			'postgres',
			'-A',
			'trust',
			'--no-sync',
			'-E',
			'UTF8',
		]);
		const port = 20_000 + (process.pid % 20_000);
		const args = ['-D', data, '-p', String(port), '-k', data, '-c', 'listen_addresses=127.0.0.1'];
		const server = spawn('setpriv', [...asNobody, join(bin, 'postgres'), ...args], { stdio: 'ignore' });
		const url = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
		const createdb = (name: string) =>
			spawnSync(join(bin, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name]);
		try {
			while (createdb('ward').status !== 0) await new Promise((resolve) => setTimeout(resolve, 100));
			createdb('restored');
			const test = await startTestServices({ config: { databaseUrl: url('ward') } });
			const ward = await createTestWard(test.services);
			const dossier = await journey(test, ward).received();
			const made = await makeBackup(test.services, signal);
			const config = { dataDir: join(folder, 'restored'), databaseUrl: url('restored') };
			const restored = await restoreBackup({ config, backup: made.folder, replace: false });
			expect(restored).toMatchObject({ dossiers: 1, broken: 0 });
			const db = await openDatabase({ url: config.databaseUrl });
			expect((await loadDossier(db.read, ward.wardId, dossier.id))?.state.seq).toBe(dossier.seq);
			await db.close();
			const again = { config, backup: made.folder, replace: false };
			await expect(restoreBackup(again)).rejects.toMatchObject({ code: 'restore.notEmpty' });
			const before = { config: { ...config, dataDir: join(folder, 'other') }, backup: made.folder, replace: false };
			await expect(restoreBackup(before)).rejects.toMatchObject({ code: 'backup.toolFailed' });
			await expect(restoreBackup({ ...again, replace: true })).resolves.toMatchObject({ dossiers: 1, broken: 0 });
			await test.close();
		} finally {
			server.kill('SIGINT');
			await new Promise((resolve) => server.once('exit', resolve));
			await rm(folder, { recursive: true, force: true });
		}
	}, 120_000);
});
