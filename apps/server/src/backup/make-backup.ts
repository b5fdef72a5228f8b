import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copySqliteDatabase, type Database, takeProcessLock } from '@motcua/database';
import type { Logger } from 'pino';
import type { ServerConfig } from '../config.ts';
import { version } from '../version.ts';
import { BackupError } from './backup-error.ts';
import { type BackupManifest, MANIFEST, storePath, UNFINISHED } from './backup-manifest.ts';
import { runPostgresTool } from './postgres-tools.ts';
import { removeOldBackups } from './remove-old-backups.ts';
import { exists, filesBelow, hashFile, keepBytes, syncFile } from './stored-bytes.ts';

/** What a backup needs to know of an installation; it may run or not. */
export interface BackupSource {
	readonly config: Pick<ServerConfig, 'dataDir' | 'backupDir' | 'databaseUrl' | 'keep'>;
	readonly db: Pick<Database, 'sqlite' | 'schemaVersion'>;
	readonly logger: Pick<Logger, 'warn'>;
}

/** A backup that was made. */
export interface MadeBackup {
	/** Its folder. */
	readonly folder: string;
	readonly files: number;
	/** Files whose bytes no earlier backup had. */
	readonly newFiles: number;
	/** Bytes of database and files together. */
	readonly bytes: number;
}

type Part = BackupManifest['files'][number];

/**
 * Makes a backup beside the running server: first the database as of one commit, then the files that it names and the
 * packages, keys, connections and their secrets. Files never change and are stored before their rows, so that what the database names is there. The
 * backup gets its name when all of it is on the disk; then the oldest ones go.
 *
 * @throws {BackupError} `backup.damaged` when the database is not sound, `backup.incomplete` when a file is missing,
 *   `backup.noTool`, `backup.toolFailed`, `backup.running`
 */
export async function makeBackup(source: BackupSource, signal: AbortSignal): Promise<MadeBackup> {
	// Another one would take this one's bytes for left-overs.
	const lock = takeProcessLock(join(source.config.backupDir, 'making'));
	if (lock === null)
		throw new BackupError('backup.running', {
			vi: 'Đang có một lần sao lưu khác chạy vào cùng thư mục. Chờ lần đó xong rồi thử lại.',
			en: 'Another backup into the same folder is being made. Wait for it, then try again.',
		});
	try {
		return await makeLocked(source, signal);
	} finally {
		lock.release();
	}
}

async function makeLocked(source: BackupSource, signal: AbortSignal): Promise<MadeBackup> {
	const { backupDir } = source.config;
	const createdAt = Temporal.Now.instant();
	const name = createdAt.toString({ smallestUnit: 'millisecond' }).replaceAll(/[:.]/g, '');
	const unfinished = join(backupDir, `${UNFINISHED}${name}`);
	await mkdir(unfinished, { recursive: true, mode: 0o700 });
	try {
		const { database, fileIds } = await saveDatabase(source, unfinished, signal);
		const { files, newFiles } = await saveFiles(source, signal);
		refuseMissing(fileIds, files);
		const manifest: BackupManifest = {
			format: 'motcua-backup-1',
			createdAt: createdAt.toString(),
			program: version,
			database,
			files,
		};
		await writeFile(join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, '\t')}\n`, {
			mode: 0o600,
			flush: true,
		});
		const folder = join(backupDir, name);
		await rename(unfinished, folder);
		await syncFile(backupDir);
		await removeOldBackups(backupDir, source.config.keep.backups);
		const bytes = files.reduce((sum, file) => sum + file.bytes, database.bytes);
		return { folder, files: files.length, newFiles, bytes };
	} catch (error) {
		await rm(unfinished, { recursive: true, force: true });
		throw error;
	}
}

async function saveDatabase(
	{ config, db }: BackupSource,
	folder: string,
	signal: AbortSignal,
): Promise<{ readonly database: BackupManifest['database']; readonly fileIds: readonly string[] }> {
	if (db.sqlite === null) {
		const target = join(folder, 'database.dump');
		await runPostgresTool('pg_dump', config.databaseUrl, ['--format=custom', '--no-owner', `--file=${target}`], signal);
		await syncFile(target);
		const database = { kind: 'postgres' as const, file: 'database.dump', schemaVersion: db.schemaVersion };
		return { database: { ...database, ...(await hashFile(target)) }, fileIds: [] };
	}
	const target = join(folder, 'database.sqlite');
	const { problem, schemaVersion, fileIds } = await copySqliteDatabase(db.sqlite.path, target);
	if (problem !== null)
		throw new BackupError('backup.damaged', {
			vi: `Cơ sở dữ liệu có lỗi nên không dùng làm bản sao lưu: ${problem}. Giữ nguyên máy, kiểm tra ổ đĩa và các bản sao lưu trước.`,
			en: `The database is not sound and makes no backup: ${problem}. Leave the machine as it is, check the disk and the earlier backups.`,
		});
	await syncFile(target);
	const database = { kind: 'sqlite' as const, file: 'database.sqlite', schemaVersion };
	return { database: { ...database, ...(await hashFile(target)) }, fileIds };
}

const CONNECTIONS = 'connections.json';
const FILE_ID = /^files\/[0-9a-f]{2}\/([0-9a-f]{64})$/;

async function saveFiles(
	{ config, logger }: BackupSource,
	signal: AbortSignal,
): Promise<{ readonly files: Part[]; readonly newFiles: number }> {
	const { dataDir, backupDir } = config;
	const paths = [
		...(await filesBelow(dataDir, 'files')).filter((path) => FILE_ID.test(path)),
		...(await filesBelow(dataDir, 'packages')),
		...(await filesBelow(dataDir, 'keys')),
		...(await filesBelow(dataDir, 'secrets')),
		...((await exists(join(dataDir, CONNECTIONS))) ? [CONNECTIONS] : []),
	];
	const files: Part[] = [];
	let newFiles = 0;
	for (const path of paths) {
		signal.throwIfAborted();
		const file = join(dataDir, path);
		const named = FILE_ID.exec(path)?.[1];
		const isKept = named !== undefined && (await exists(storePath(backupDir, named)));
		const found = isKept ? await sizeOnly(file, named) : await hashFile(file).catch(ignoreMissing);
		// Swept while the backup ran.
		if (found === null) continue;
		if (named !== undefined && found.sha256 !== named) {
			logger.warn({ file: path }, 'a stored file does not have the content that its name promises');
			continue;
		}
		if (!(await exists(storePath(backupDir, found.sha256)))) {
			await keepBytes(backupDir, file, found.sha256, named === undefined);
			newFiles++;
		}
		files.push({ path, ...found });
	}
	return { files, newFiles };
}

/** A name that is a hash, kept by an earlier backup: reading it all again would cost every night an hour. */
async function sizeOnly(file: string, sha256: string): Promise<{ sha256: string; bytes: number } | null> {
	const found = await stat(file).catch(ignoreMissing);
	return found === null ? null : { sha256, bytes: found.size };
}

function ignoreMissing(error: unknown): null {
	if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
	throw error;
}

/** A backup without all files that its database names would fail when it is needed. */
export function refuseMissing(fileIds: readonly string[], files: readonly Part[]): void {
	const there = new Set(files.map(({ sha256 }) => sha256));
	const missing = fileIds.filter((id) => !there.has(id));
	if (missing.length === 0) return;
	throw new BackupError('backup.incomplete', {
		vi: `Thiếu ${missing.length} tệp mà cơ sở dữ liệu có ghi, ví dụ ${missing[0]}. Kiểm tra thư mục files/ và ổ đĩa.`,
		en: `${missing.length} files that the database names are missing, such as ${missing[0]}. Check the folder files/ and the disk.`,
	});
}
