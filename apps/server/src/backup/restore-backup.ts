import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { checkSqliteDatabase, listWards, openDatabase, readEvents, verifyAudit } from '@motcua/database';
import { verifyChain } from '@motcua/domain/dossier';
import type { ServerConfig } from '../config.ts';
import { livingProcesses } from '../processes/roll-call.ts';
import { BackupError } from './backup-error.ts';
import { type BackupManifest, readManifest, storePath } from './backup-manifest.ts';
import { refuseMissing } from './make-backup.ts';
import { runPostgresTool } from './postgres-tools.ts';
import { copyDurably, exists, hashFile } from './stored-bytes.ts';

/** A backup whose every byte was looked at. */
export interface CheckedBackup {
	readonly folder: string;
	readonly manifest: BackupManifest;
}

/**
 * Reads a whole backup and compares it with its manifest; changes nothing.
 *
 * @throws {BackupError} `backup.notABackup`, `backup.damaged` naming the first file, `backup.incomplete`
 */
export async function checkBackup(backup: string): Promise<CheckedBackup> {
	const folder = resolve(backup);
	const manifest = await readManifest(folder);
	const { database, files } = manifest;
	await compare(join(folder, database.file), database);
	for (const file of files) await compare(storePath(dirname(folder), file.sha256), file);
	if (database.kind === 'sqlite') {
		const { problem, fileIds } = await checkSqliteDatabase(join(folder, database.file));
		if (problem !== null) throw damaged(database.file);
		refuseMissing(fileIds, files);
	}
	return { folder, manifest };
}

async function compare(file: string, expected: { readonly sha256: string; readonly bytes: number }): Promise<void> {
	const found = await hashFile(file).catch(() => null);
	if (found?.sha256 !== expected.sha256 || found.bytes !== expected.bytes) throw damaged(basename(file));
}

const damaged = (file: string): BackupError =>
	new BackupError('backup.damaged', {
		vi: `Bản sao lưu bị hỏng: tệp ${file} thiếu hoặc không còn như khi sao lưu. Dùng bản sao lưu khác.`,
		en: `The backup is damaged: the file ${file} is missing or not what it was. Use another backup.`,
	});

export interface RestoreOptions {
	readonly config: Pick<ServerConfig, 'dataDir' | 'databaseUrl'>;
	/** Folder of the backup. */
	readonly backup: string;
	/** Puts aside what is in the data folder; without it that is refused. */
	readonly replace: boolean;
}

/** What came back. */
export interface Restored {
	readonly manifest: BackupManifest;
	/** Where the data of before lies now; null when there was none. */
	readonly putAside: string | null;
	readonly dossiers: number;
	/** Records and logs whose chain of hashes does not hold. */
	readonly broken: number;
}

/**
 * Brings a backup back into the data folder, after looking at every byte of it: database, files, packages, keys, connections and their secrets. The
 * queue starts empty: the step engine fills it again from the tables. At the end all chains of hashes are recomputed.
 *
 * @throws {BackupError} what {@link checkBackup} throws, `restore.running`, `restore.notEmpty`, `backup.otherDatabase`,
 *   `backup.noTool`, `backup.toolFailed`; before anything is changed but for the last one
 */
export async function restoreBackup({ config, backup, replace }: RestoreOptions): Promise<Restored> {
	const { dataDir, databaseUrl } = config;
	const isSqlite = databaseUrl.startsWith('sqlite:');
	const { folder, manifest } = await checkBackup(backup);
	if ((manifest.database.kind === 'sqlite') !== isSqlite) throw otherDatabase(manifest.database.kind);
	const living = await livingProcesses(dataDir);
	if (living.length > 0) throw running(living);
	const database = isSqlite ? resolve(databaseUrl.slice('sqlite:'.length)) : null;
	const putAside = await makeRoom(dataDir, { database, manifest, replace });
	for (const { path, sha256 } of manifest.files) {
		await copyDurably(storePath(dirname(folder), sha256), join(dataDir, path));
		// A secret that others may read is refused by the server; a disk without rights of its own has let everybody.
		if (path.startsWith('secrets/') || path.startsWith('keys/')) await chmod(join(dataDir, path), 0o600);
	}
	if (database !== null) await copyDurably(join(folder, manifest.database.file), database);
	else await restoreDump(databaseUrl, join(folder, manifest.database.file), replace);
	return { manifest, putAside, ...(await verifyRestored(databaseUrl)) };
}

async function restoreDump(url: string, dump: string, replace: boolean): Promise<void> {
	const args = [
		'--no-owner',
		'--single-transaction',
		'--exit-on-error',
		...(replace ? ['--clean', '--if-exists'] : []),
	];
	// The file to read is the last argument of pg_restore.
	await runPostgresTool('pg_restore', url, [...args, dump], new AbortController().signal);
}

/** Of the database, and of the queue, which is of another time. */
/** What it brings back. Connections that an older backup knows nothing of stay. */
const isBrought = (name: string, { files }: BackupManifest): boolean =>
	['files', 'packages', 'keys'].includes(name) || files.some(({ path }) => path.split('/')[0] === name);
const isOfDatabase = (name: string, database: string | null): boolean =>
	name.startsWith('jobs.sqlite') || (database !== null && name.startsWith(basename(database)));

/** Moves what is there into a folder beside it: a restore never deletes. */
async function makeRoom(
	dataDir: string,
	{ database, manifest, replace }: { database: string | null; manifest: BackupManifest; replace: boolean },
): Promise<string | null> {
	await mkdir(dataDir, { recursive: true, mode: 0o700 });
	const names = await readdir(dataDir);
	const inTheWay = names.filter((name) => isBrought(name, manifest) || isOfDatabase(name, database));
	const elsewhere = database !== null && dirname(database) !== resolve(dataDir) && (await exists(database));
	if (inTheWay.length === 0 && !elsewhere) return null;
	if (!replace) throw notEmpty(dataDir);
	const stamp = Temporal.Now.instant().toString({ smallestUnit: 'second' }).replaceAll(':', '');
	const aside = join(dataDir, `before-restore-${stamp}`);
	await mkdir(aside, { mode: 0o700 });
	for (const name of inTheWay) await rename(join(dataDir, name), join(aside, name));
	if (elsewhere && database !== null)
		for (const suffix of ['', '-wal', '-shm'])
			if (await exists(`${database}${suffix}`))
				await rename(`${database}${suffix}`, `${database}.before-restore-${stamp}${suffix}`);
	await rm(join(dataDir, 'processes'), { recursive: true, force: true });
	return aside;
}

async function verifyRestored(url: string): Promise<{ readonly dossiers: number; readonly broken: number }> {
	const db = await openDatabase({ url });
	try {
		let [dossiers, broken] = [0, 0];
		for (const { id } of await listWards(db.read)) if (!(await verifyAudit(db.read, id)).ok) broken++;
		const { dossier } = db.tables;
		const rows = db.read
			.select({ id: dossier.id, wardId: dossier.wardId, seq: dossier.seq, lastHash: dossier.lastHash })
			.from(dossier);
		for (const { id, wardId, ...end } of await rows) {
			if (!verifyChain(await readEvents(db.read, wardId, id), end).ok) broken++;
			dossiers++;
		}
		return { dossiers, broken };
	} finally {
		await db.close();
	}
}

const otherDatabase = (kind: string): BackupError =>
	new BackupError('backup.otherDatabase', {
		vi: `Bản sao lưu này là của cơ sở dữ liệu ${kind}, không khớp với MOTCUA_DATABASE_URL. Đặt lại cài đặt rồi thử lại.`,
		en: `This backup is of a ${kind} database, which is not what MOTCUA_DATABASE_URL names. Change the setting, then try again.`,
	});
const running = (names: readonly string[]): BackupError =>
	new BackupError('restore.running', {
		vi: `Motcua đang chạy trên thư mục dữ liệu này (${names.join(', ')}). Dừng máy chủ và các tiến trình xử lý việc trước.`,
		en: `Motcua is running on this data folder (${names.join(', ')}). Stop the server and the workers first.`,
	});
const notEmpty = (dataDir: string): BackupError =>
	new BackupError('restore.notEmpty', {
		vi: `Thư mục ${dataDir} đã có dữ liệu. Chọn thư mục khác (MOTCUA_DATA_DIR), hoặc thêm --replace để cất dữ liệu hiện có sang một bên rồi khôi phục.`,
		en: `The folder ${dataDir} has data. Choose another one (MOTCUA_DATA_DIR), or add --replace to put the present data aside first.`,
	});
