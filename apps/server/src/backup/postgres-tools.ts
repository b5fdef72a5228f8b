import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { BackupError } from './backup-error.ts';

const DEBIAN = '/usr/lib/postgresql';

/** Folders where PostgreSQL's programs may lie, the newest version first: an old one can't read a newer server. */
function folders(): string[] {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
	return [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
}

/** Path of `pg_dump` or `pg_restore` on this machine; null when there is none. */
export function findPostgresTool(name: 'pg_dump' | 'pg_restore'): string | null {
	return (
		folders()
			.map((folder) => join(folder, name))
			.find((path) => existsSync(path)) ?? null
	);
}

const missing = (name: string): BackupError =>
	new BackupError('backup.noTool', {
		vi: `Không tìm thấy chương trình ${name} trên máy này nên không sao lưu, khôi phục được PostgreSQL. Cài gói postgresql-client cùng phiên bản với máy chủ, hoặc dùng cách sao lưu riêng của PostgreSQL.`,
		en: `The program ${name} is not on this machine, so PostgreSQL can't be backed up or restored. Install postgresql-client of the server's version, or use PostgreSQL's own means.`,
	});

/**
 * Runs a program of PostgreSQL against a database. The password goes by the environment, which other users can't read.
 *
 * @throws {BackupError} `backup.noTool`, `backup.toolFailed` with what the program said
 */
export async function runPostgresTool(
	name: 'pg_dump' | 'pg_restore',
	url: string,
	args: readonly string[],
	signal: AbortSignal,
): Promise<void> {
	const program = findPostgresTool(name);
	if (program === null) throw missing(name);
	const address = new URL(url);
	const password = decodeURIComponent(address.password);
	address.password = '';
	const child = spawn(program, [...args, '--no-password', `--dbname=${address.href}`], {
		env: { ...process.env, ...(password === '' ? {} : { PGPASSWORD: password }) },
		stdio: ['ignore', 'ignore', 'pipe'],
		signal,
	});
	let said = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said = (said + text).slice(-2_000);
	});
	const [code] = await once(child, 'close');
	if (code === 0) return;
	const reason = said.trim().split('\n').at(-1) ?? '';
	throw new BackupError('backup.toolFailed', {
		vi: `${name} không thực hiện được (mã ${code}): ${reason}`,
		en: `${name} failed (code ${code}): ${reason}`,
	});
}
