import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { openPostgresChannel, type PostgresChannel, takeProcessLock } from '../../src/index.ts';

describe('A lock of a process', () => {
	it('is held by one, and free again when it is given back or its process is gone', () => {
		const folder = mkdtempSync(join(tmpdir(), 'motcua-lock-'));
		const path = join(folder, 'deep', 'one.lock');
		const lock = takeProcessLock(path);
		expect(lock).not.toBeNull();
		expect(takeProcessLock(path)).toBeNull();
		const source = join(import.meta.dirname, '../../src/sqlite/process-lock.ts');
		const script = `import { takeProcessLock } from ${JSON.stringify(source)};
			process.stdout.write(takeProcessLock(${JSON.stringify(path)}) === null ? 'taken' : 'free');
			process.kill(process.pid, 'SIGKILL');`;
		const other = () => spawnSync(process.execPath, ['--input-type=module', '-e', script]).stdout.toString();
		expect(other()).toBe('taken');
		lock?.release();
		expect(other()).toBe('free');
		const again = takeProcessLock(path);
		expect(again).not.toBeNull();
		again?.release();
		rmSync(folder, { recursive: true });
	});
});

const postgresUrl = inject('postgresUrl');
describe.skipIf(postgresUrl === null)('A channel on PostgreSQL', () => {
	const url = postgresUrl ?? '';
	const heard = async (texts: string[], count: number): Promise<void> => {
		while (texts.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
	};

	it('carries texts between processes, and gives the lead to one of them at a time', async () => {
		const texts: string[] = [];
		const open = (onText: (text: string) => void): Promise<PostgresChannel> =>
			openPostgresChannel({ url, channel: 'motcua_test', onText });
		const [one, two] = [await open(() => {}), await open((text) => texts.push(text))];
		expect(await one.lead()).toBe(true);
		expect(await two.lead()).toBe(false);
		one.send('chào');
		await heard(texts, 1);
		expect(texts).toEqual(['chào']);
		await one.close();
		expect(await two.lead()).toBe(true);
		await two.close();
	});

	it('is made again when the server ends the connection; the lead may be another’s by then', async () => {
		const texts: string[] = [];
		const open = (onText: (text: string) => void): Promise<PostgresChannel> =>
			openPostgresChannel({ url, channel: 'motcua_again', onText });
		const one = await open((text) => texts.push(text));
		expect(await one.lead()).toBe(true);
		const admin = new pg.Client({ connectionString: url });
		await admin.connect();
		await admin.query(
			"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%motcua_again%' AND pid <> pg_backend_pid()",
		);
		await admin.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted");
		const two = await open(() => {});
		while (!(await two.lead())) await new Promise((resolve) => setTimeout(resolve, 20));
		while (texts.length === 0) {
			two.send('lại');
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		await admin.end();
		await one.close();
		await two.close();
	}, 20_000);
});
