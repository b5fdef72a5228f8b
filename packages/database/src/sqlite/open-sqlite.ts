import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database as Connection } from 'better-sqlite3';
import { DatabaseError } from '../errors.ts';
import { CHECKPOINT_PAGES } from './checkpoint.ts';
import { commitError, isBusy, sqliteCode } from './sqlite-errors.ts';

/** Everything in this file carries it, so that another program's SQLite file is not taken for ours. "MCua" in ASCII. */
const APPLICATION_ID = 0x4d437561;
const SQLITE_HEADER = 'SQLite format 3\0';

/**
 * Page caches; they fill as they are used. No memory map: what is newest lies at the end of the file, and a failing disk would
 * end the process instead of a query.
 */
const WRITER_CACHE_KIB = 32_768;
const READER_CACHE_KIB = 32_768;
/** A neighbour (a backup, a repair tool) may be writing at this very moment. */
const OPEN_TIMEOUT_MS = 2_000;

/** Opens the file for writing, made when absent, in WAL mode and fully synchronous. */
export function openWriter(path: string): Connection {
	prepareFolder(path);
	refuseOtherFormats(path);
	const connection = guarded(path, () => new SqliteDatabase(path, { timeout: OPEN_TIMEOUT_MS }));
	try {
		guarded(path, () => configureWriter(connection, path));
		return connection;
	} catch (error) {
		connection.close();
		throw error;
	}
}

function configureWriter(connection: Connection, path: string): void {
	refuseOtherApplications(connection, path);
	connection.pragma('journal_mode = WAL');
	if (applicationId(connection) !== APPLICATION_ID) connection.pragma(`application_id = ${APPLICATION_ID}`);
	// This build's default is NORMAL, which may lose confirmed work in a power cut.
	connection.pragma('synchronous = FULL');
	connection.pragma('foreign_keys = ON');
	connection.pragma('trusted_schema = OFF');
	// Savepoints keep copies of pages: in memory, or every transaction of a batch would touch a temporary file.
	connection.pragma('temp_store = MEMORY');
	connection.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
	connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
	// From here on the gate waits for others, without stopping the event loop.
	connection.pragma('busy_timeout = 0');
}

/** A second connection that cannot write and never waits for the writer. */
export function openReader(path: string): Connection {
	const connection = guarded(path, () => new SqliteDatabase(path, { readonly: true, timeout: 1_000 }));
	connection.pragma('query_only = ON');
	connection.pragma('trusted_schema = OFF');
	connection.pragma('temp_store = MEMORY');
	connection.pragma(`cache_size = -${READER_CACHE_KIB}`);
	return connection;
}

const applicationId = (connection: Connection): unknown => connection.pragma('application_id', { simple: true });

function prepareFolder(path: string): void {
	const folder = dirname(path);
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.W_OK | constants.X_OK);
		if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
	} catch (cause) {
		throw unwritable(folder, cause);
	}
}

function refuseOtherFormats(path: string): void {
	if (!existsSync(path)) return;
	const file = openSync(path, 'r');
	try {
		const head = Buffer.alloc(SQLITE_HEADER.length);
		const length = readSync(file, head);
		if (length > 0 && head.toString('latin1', 0, length) !== SQLITE_HEADER) throw notADatabase(path);
	} finally {
		closeSync(file);
	}
}

function refuseOtherApplications(connection: Connection, path: string): void {
	const tables = connection.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get() ?? 0;
	if (tables === 0 || applicationId(connection) === APPLICATION_ID) return;
	throw new DatabaseError('database.foreign', {
		vi: `Tệp ${path} là cơ sở dữ liệu của một chương trình khác. Xin chọn tệp hoặc thư mục dữ liệu khác.`,
		en: `The file ${path} is the database of another program. Choose another file or data folder.`,
	});
}

function guarded<T>(path: string, open: () => T): T {
	try {
		return open();
	} catch (error) {
		if (error instanceof DatabaseError) throw error;
		const code = sqliteCode(error) ?? '';
		if (code.startsWith('SQLITE_NOTADB')) throw notADatabase(path, error);
		if (isBusy(error)) throw lockedByOther(path, error);
		if (code.startsWith('SQLITE_CORRUPT')) throw damaged(path, error);
		// The rights looked well, but the file system says no: read-only, or not one for files.
		if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY'))
			throw unwritable(dirname(path), error);
		throw commitError(error);
	}
}

function unwritable(folder: string, cause: unknown): DatabaseError {
	return new DatabaseError(
		'database.unwritable',
		{
			vi: `Không ghi được vào thư mục dữ liệu ${folder}. Xin cấp quyền ghi cho tài khoản chạy Motcua, hoặc chọn thư mục khác.`,
			en: `The data folder ${folder} cannot be written. Give write permission to the account that runs Motcua, or choose another folder.`,
		},
		cause,
	);
}
function notADatabase(path: string, cause?: unknown): DatabaseError {
	return new DatabaseError(
		'database.notADatabase',
		{
			vi: `Tệp ${path} không phải là cơ sở dữ liệu SQLite. Xin kiểm tra lại đường dẫn; nếu tệp bị hỏng, hãy khôi phục từ bản sao lưu.`,
			en: `The file ${path} is not a SQLite database. Check the path; if the file was damaged, restore it from a backup.`,
		},
		cause,
	);
}
function damaged(path: string, cause: unknown): DatabaseError {
	return new DatabaseError(
		'database.damaged',
		{
			vi: `Cơ sở dữ liệu ${path} bị hỏng. Xin giữ nguyên tệp, kiểm tra ổ đĩa và khôi phục từ bản sao lưu gần nhất.`,
			en: `The database ${path} is damaged. Keep the file as it is, check the disk and restore the latest backup.`,
		},
		cause,
	);
}
function lockedByOther(path: string, cause: unknown): DatabaseError {
	return new DatabaseError(
		'database.locked',
		{
			vi: `Một chương trình khác đang khóa cơ sở dữ liệu ${path}. Xin đóng chương trình đó rồi khởi động lại.`,
			en: `Another program keeps the database ${path} locked. Close that program, then start again.`,
		},
		cause,
	);
}
