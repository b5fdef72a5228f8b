import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMotcua } from './motcua-process.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'motcua-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = (environment: Readonly<Record<string, string>>) =>
	runMotcua(['start'], {
		MOTCUA_DATA_DIR: join(folder, 'data'),
		MOTCUA_PORT: '0',
		MOTCUA_LOG_LEVEL: 'error',
		...environment,
	});

describe('motcua start refuses a setting that cannot work', () => {
	const wrong: readonly (readonly [name: string, value: string, expected: RegExp])[] = [
		['MOTCUA_PORT', '99999', /whole number from 0 to 65535/],
		['MOTCUA_PORT', 'http', /whole number from 0 to 65535/],
		['MOTCUA_LOG_LEVEL', 'loud', /one of: fatal, error/],
		['MOTCUA_PUBLIC_URL', 'motcua.example.vn', /starts with http:/],
		['MOTCUA_DATABASE_URL', 'mysql://ward', /sqlite:/],
		['MOTCUA_JOBS_URL', 'amqp://ward', /redis:/],
		['MOTCUA_WORKERS', 'outside', /one of: inside, apart/],
		['MOTCUA_KEEP_BACKUPS', '0', /whole number from 1 to 1000/],
		['MOTCUA_KEEP_UPLOADS_DAYS', 'week', /whole number from 2 to 3650/],
		['MOTCUA_REMIND_DESK', 'mot.cua', /e-mail addresses, separated by commas/],
		['MOTCUA_REMIND_SUPPLEMENT_DAYS', '31', /whole number from 0 to 30/],
		['MOTCUA_TIME_ZONE', 'Asia/Hanoi2', /IANA time zone/],
		['MOTCUA_MAX_FILE_MB', '0', /whole number from 1 to 500/],
		['MOTCUA_PROT', '8080', /no such setting/],
	];
	it.each(wrong)('%s=%s', async (name, value, expected) => {
		const running = start({ [name]: value });
		expect(await running.ended()).toBe(2);
		expect(running.printed()).toContain(name);
		expect(running.printed()).toMatch(expected);
	});

	it('does not print the password of an address that it refuses', async () => {
		const running = start({ MOTCUA_DATABASE_URL: 'mysql://ward:hunter2@db' });
		expect(await running.ended()).toBe(2);
		expect(running.printed()).not.toContain('hunter2');
	});
});

describe('motcua start names what is wrong with the machine', () => {
	it('a port that another program has', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await new Promise((listening) => other.once('listening', listening));
		const address = other.address();
		const port = typeof address === 'object' && address !== null ? String(address.port) : '';
		const running = start({ MOTCUA_PORT: port });
		expect(await running.ended()).toBe(2);
		expect(running.printed()).toContain(`Port ${port} is used by another program`);
		other.close();
	});

	it('a data folder that can not be made', async () => {
		await writeFile(join(folder, 'file'), '');
		const running = start({ MOTCUA_DATA_DIR: join(folder, 'file', 'data') });
		expect(await running.ended()).toBe(2);
		expect(running.printed()).toMatch(/MOTCUA_DATA_DIR.*config\.dataDir/);
	});

	it('a database that a newer version wrote, which stays as it was', async () => {
		const first = start({});
		await first.until(/http:\/\/127\.0\.0\.1:\d+/);
		first.child.kill('SIGTERM');
		expect(await first.ended()).toBe(0);

		const file = join(folder, 'data', 'motcua.sqlite');
		const database = new Database(file);
		const [ledger] = database
			.prepare("select name from sqlite_master where type = 'table' and name like '%migration%'")
			.pluck()
			.all();
		const columns = database.prepare(`select name from pragma_table_info('${ledger}')`).pluck().all().map(String);
		const [newest] = database.prepare(`select * from ${ledger} order by 1 desc limit 1`).raw().all() as [unknown[]];
		const future = newest.map((value, index) => (index === 0 ? 9_999 : value));
		database
			.prepare(`insert into ${ledger} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
			.run(...future);
		database.close();

		const second = start({});
		expect(await second.ended()).toBe(2);
		expect(second.printed()).toContain('database.newerSchema');
	});
});

describe('motcua start', () => {
	it('prints the one-time set-up address of an empty installation, and stops cleanly when asked', async () => {
		const running = start({});
		const [, url = '', token = ''] = await running.until(/(http:\/\/127\.0\.0\.1:\d+)\/admin\/thiet-lap#(\S+)/);
		expect(token.length).toBeGreaterThan(20);
		expect((await fetch(`${url}/healthz`)).status).toBe(200);
		expect((await fetch(`${url}/readyz`)).status).toBe(200);
		// As systemd and a terminal do: every process of the service is told, and npm tells its child once more.
		running.child.kill('SIGTERM');
		running.child.kill('SIGINT');
		expect(await running.ended()).toBe(0);
	});
});
