import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, migration, openDatabase, shippedMigrations } from '../../src/index.ts';

describe('Opening a SQLite database', () => {
	let folder: string;
	let path: string;
	const opened: Database[] = [];
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'motcua-open-'));
		path = join(folder, 'motcua.sqlite');
	});
	afterEach(async () => {
		for (const db of opened.splice(0)) await db.close();
		rmSync(folder, { recursive: true, force: true });
	});
	const open = async (options: Partial<Parameters<typeof openDatabase>[0]> = {}): Promise<Database> => {
		const db = await openDatabase({ url: `sqlite:${path}`, ...options });
		opened.push(db);
		return db;
	};
	/** Every error says in both languages what is wrong, and where. */
	const refused = async (promise: Promise<unknown>, code: string, about: string): Promise<void> => {
		const error = await promise.then(
			() => null,
			(e: unknown) => e,
		);
		expect(error).toMatchObject({
			code,
			text: { vi: expect.stringContaining(about), en: expect.stringContaining(about) },
		});
	};

	it.each(['', 'sqlite:', 'mysql://x/y', 'postgres://', '/var/lib/motcua'])('refuses the address %j', async (url) => {
		await expect(openDatabase({ url })).rejects.toMatchObject({ code: 'database.badUrl' });
	});

	it('makes the folder and the file when they are not there', async () => {
		const db = await open({ url: `sqlite:${join(folder, 'a', 'b', 'new.sqlite')}` });
		expect(db.schemaVersion).toBe(shippedMigrations('sqlite').length);
	});

	it('names a folder that cannot be made or written', async () => {
		writeFileSync(join(folder, 'file'), 'not a folder');
		await refused(
			open({ url: `sqlite:${join(folder, 'file', 'x.sqlite')}` }),
			'database.unwritable',
			join(folder, 'file'),
		);
	});

	it('names a folder without write permission', async () => {
		// Root may write to every ordinary folder, so it is tried where the kernel itself says no.
		if (process.getuid?.() === 0) {
			await refused(open({ url: 'sqlite:/proc/motcua.sqlite' }), 'database.unwritable', '/proc');
			return;
		}
		chmodSync(folder, 0o500);
		await refused(open(), 'database.unwritable', folder);
		chmodSync(folder, 0o700);
	});

	it('names a file that is no database', async () => {
		writeFileSync(path, 'Đây là một tệp văn bản, không phải cơ sở dữ liệu.');
		await refused(open(), 'database.notADatabase', path);
	});

	it('names a file that was cut off or overwritten', async () => {
		await (await open()).close();
		const { size } = await import('node:fs').then((fs) => fs.statSync(path));
		writeFileSync(path, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(size - 16, 0xab)]));
		const error = await open().then(
			() => null,
			(e: { code?: string }) => e.code,
		);
		expect(['database.notADatabase', 'database.damaged']).toContain(error);
	});

	it('does not touch the database of another program', async () => {
		const other = new SqliteDatabase(path);
		other.exec('CREATE TABLE contacts (name TEXT)');
		other.close();
		await refused(open(), 'database.foreign', path);
		const again = new SqliteDatabase(path);
		expect(again.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['contacts']);
		again.close();
	});

	it('refuses a second server on the same file, but lets a tool work beside the first', async () => {
		await open();
		await refused(open(), 'database.inUse', path);
		const tool = await open({ exclusive: false });
		expect(tool.schemaVersion).toBeGreaterThan(0);
	});

	it('refuses while another process runs a server on it, and not any more once that was killed', async () => {
		const script = `const { openDatabase } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/index.ts'))}); await openDatabase({ url: ${JSON.stringify(`sqlite:${path}`)} }); console.log('open'); setInterval(() => {}, 1000);`;
		const server = spawn(process.execPath, ['--input-type=module', '-e', script], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		await once(server.stdout, 'data');
		await refused(open(), 'database.inUse', path);
		server.kill('SIGKILL');
		await once(server, 'exit');
		expect((await open()).schemaVersion).toBeGreaterThan(0);
	});

	it('says so when another program keeps the file locked', async () => {
		const other = new SqliteDatabase(path);
		other.exec('BEGIN EXCLUSIVE; CREATE TABLE x (y)');
		await refused(open(), 'database.locked', path);
		other.close();
	});

	it('refuses a database of a newer version and names both', async () => {
		const newer = [
			...shippedMigrations('sqlite'),
			migration(99, 'from-the-future', 'CREATE TABLE future (x INTEGER) STRICT'),
		];
		await (await open({ shipped: newer })).close();
		await refused(open(), 'database.newerSchema', '99');
		await refused(open({ migrations: 'refuse' }), 'database.newerSchema', '99');
	});

	it('refuses to migrate when it was told not to', async () => {
		await refused(open({ migrations: 'refuse' }), 'database.needsMigration', '0');
		await (await open()).close();
		expect((await open({ migrations: 'refuse' })).schemaVersion).toBe(shippedMigrations('sqlite').length);
	});

	it('leaves nothing open after an error', async () => {
		const broken = [migration(1, 'broken', 'CREATE TABLE a (x INTEGER); CREATE TABEL b')];
		await refused(open({ shipped: broken }), 'database.migrationFailed', 'broken');
		expect((await open()).schemaVersion).toBe(shippedMigrations('sqlite').length);
	});

	it('is as durable as it says', async () => {
		const db = await open();
		if (!('sqlite' in db)) throw new Error('not SQLite');
		const { writer, reader } = (
			db as unknown as { sqlite: { writer: SqliteDatabase.Database; reader: SqliteDatabase.Database } }
		).sqlite;
		const pragma = (name: string) => writer.pragma(name, { simple: true });
		expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
		expect(() => reader.exec("INSERT INTO search_word VALUES ('x', 1)")).toThrow(/readonly/);
	});
});
