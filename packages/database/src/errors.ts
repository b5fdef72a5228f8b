import type { Localised } from '@motcua/domain';

/** Why a database could not be opened or written; stable, shown to ward IT. */
export type DatabaseErrorCode =
	| 'database.badUrl'
	| 'database.unwritable'
	| 'database.notADatabase'
	| 'database.foreign'
	| 'database.inUse'
	| 'database.locked'
	| 'database.newerSchema'
	| 'database.changedMigration'
	| 'database.migrationFailed'
	| 'database.needsMigration'
	| 'database.damaged'
	| 'database.unreachable'
	| 'database.accessDenied'
	| 'database.missing'
	| 'database.full'
	| 'database.commitFailed'
	| 'database.broken'
	| 'database.closed'
	| 'database.transactionClosed'
	| 'database.transactionTooLong';

/** Thrown by opening, migrating and writing. `text` says what is wrong and what to do, to a person who runs the machine. */
export class DatabaseError extends Error {
	readonly code: DatabaseErrorCode;
	readonly text: Localised;
	constructor(code: DatabaseErrorCode, text: Localised, cause?: unknown) {
		super(`${code}: ${text.en}`, cause === undefined ? undefined : { cause });
		this.name = 'DatabaseError';
		this.code = code;
		this.text = text;
	}
}

/** The {@link DatabaseError} behind an error, also when the query builder wrapped it; `null` when there is none. */
export function databaseErrorOf(error: unknown): DatabaseError | null {
	for (let e = error; e instanceof Error; e = e.cause) if (e instanceof DatabaseError) return e;
	return null;
}

/**
 * Thrown when a dossier was changed since the caller read it. Nothing was written; the caller reads again and decides
 * anew, or tells the person who was faster.
 */
export class ConflictError extends Error {
	readonly code = 'dossier.stale';
	readonly text: Localised;
	readonly dossierId: string;
	readonly expectedSeq: number;
	readonly currentSeq: number;
	readonly changedBy: { readonly id: string; readonly name: string; readonly kind: string; readonly at: string };
	constructor(facts: Pick<ConflictError, 'dossierId' | 'expectedSeq' | 'currentSeq' | 'changedBy'>) {
		const { dossierId, expectedSeq, currentSeq, changedBy } = facts;
		super(`dossier.stale: ${dossierId} is at event ${currentSeq}, the caller read ${expectedSeq}`);
		this.name = 'ConflictError';
		this.dossierId = dossierId;
		this.expectedSeq = expectedSeq;
		this.currentSeq = currentSeq;
		this.changedBy = changedBy;
		this.text = {
			vi: `Hồ sơ vừa được ${changedBy.name} thay đổi. Xin tải lại trang để xem nội dung mới rồi thực hiện lại.`,
			en: `${changedBy.name} has just changed this dossier. Reload the page to see what is new, then try again.`,
		};
	}
}

/** Thrown when an idempotency key comes back with another request body. Nothing was written. */
export class IdempotencyMismatchError extends Error {
	readonly code = 'request.keyReused';
	readonly field = 'idempotencyKey';
	readonly text: Localised = {
		vi: 'Yêu cầu này dùng lại mã của một yêu cầu khác đã được nhận. Xin mở lại biểu mẫu và gửi lại.',
		en: 'This request reuses the key of a different request that was already accepted. Open the form again and resend it.',
	};
	constructor() {
		super('request.keyReused: the idempotency key was used for another request body');
		this.name = 'IdempotencyMismatchError';
	}
}

/** Thrown when the result of a step run arrives from an attempt whose lease has passed on. Nothing was written. */
export class StaleLeaseError extends Error {
	readonly code = 'stepRun.staleLease';
	constructor(id: string, attempt: number) {
		super(`stepRun.staleLease: attempt ${attempt} of step run ${id} no longer holds the lease`);
		this.name = 'StaleLeaseError';
	}
}

/** Thrown when versioned data (settings, calendar, procedure, draft) was saved by somebody else in the meantime. */
export class RevisionConflictError extends Error {
	readonly code = 'record.stale';
	readonly text: Localised = {
		vi: 'Nội dung này vừa được người khác lưu thay đổi. Xin tải lại rồi chỉnh sửa trên bản mới.',
		en: 'Somebody else has just saved a change to this. Reload and edit the new version.',
	};
	readonly current: number;
	constructor(what: string, expected: number, current: number) {
		super(`record.stale: ${what} is at version ${current}, the caller edited ${expected}`);
		this.name = 'RevisionConflictError';
		this.current = current;
	}
}

export function transactionClosed(name: string): DatabaseError {
	return new DatabaseError('database.transactionClosed', {
		vi: `Giao dịch “${name}” đã kết thúc nhưng vẫn còn lệnh chạy sau đó. Đây là lỗi của chương trình, xin báo cho nhà phát triển.`,
		en: `Transaction “${name}” has ended but something still runs in it: a promise was not awaited. This is a bug, please report it.`,
	});
}
export function transactionTooLong(name: string): DatabaseError {
	return new DatabaseError('database.transactionTooLong', {
		vi: `Giao dịch “${name}” kéo dài quá lâu nên đã bị hủy, không có dữ liệu nào được ghi. Xin thử lại.`,
		en: `Transaction “${name}” took too long and was undone; nothing was written. Please try again.`,
	});
}
export function closedError(): DatabaseError {
	return new DatabaseError('database.closed', {
		vi: 'Cơ sở dữ liệu đã đóng vì hệ thống đang dừng. Xin thử lại sau khi hệ thống khởi động xong.',
		en: 'The database is closed because the system is stopping. Try again once it has started.',
	});
}
