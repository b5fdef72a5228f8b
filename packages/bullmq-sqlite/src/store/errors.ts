/** Stable codes of the errors this package raises by itself (BullMQ's own numeric codes are in `jobs/errors.ts`). */
export type SqliteBackendErrorCode =
	| 'SQLITE_BACKEND_CLOSED'
	| 'SQLITE_BACKEND_NEWER_SCHEMA'
	| 'SQLITE_BACKEND_CANNOT_OPEN'
	| 'SQLITE_BACKEND_BUSY'
	| 'SQLITE_BACKEND_NOT_IN_TRANSACTION'
	| 'SQLITE_BACKEND_BAD_CONNECTION';

/** An error of the store itself: which rule was broken is in `code`, what to do about it in `message`. */
export class SqliteBackendError extends Error {
	readonly code: SqliteBackendErrorCode;

	constructor(code: SqliteBackendErrorCode, message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'SqliteBackendError';
		this.code = code;
	}
}

/** BullMQ recognises this exact message as "the connection is gone" and then stops quietly instead of reporting it. */
export const closedError = (): SqliteBackendError =>
	new SqliteBackendError('SQLITE_BACKEND_CLOSED', 'Connection is closed.');

/** `holder` has kept the write lock for longer than the store waits. */
export const busyError = (file: string, holder: string, cause?: unknown): SqliteBackendError =>
	new SqliteBackendError(
		'SQLITE_BACKEND_BUSY',
		`${holder} has had a write transaction open on ${file} for longer than busyTimeout.`,
		{ cause },
	);

/** Whether another connection holds the write lock: worth another try, unlike every other SQLite error. */
export const isBusy = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_BUSY');
