import { DatabaseError } from '../errors.ts';

/** SQLite's extended result code, also when the query builder wrapped the error. */
export function sqliteCode(error: unknown): string | null {
	for (let e = error; e instanceof Error; e = e.cause) {
		if ('code' in e && typeof e.code === 'string' && e.code.startsWith('SQLITE_')) return e.code;
	}
	return null;
}

export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '');

/** Errors after which the file may not hold what SQLite believes: only a restart with its recovery is safe. */
export const isFatal = (error: unknown): boolean => /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(sqliteCode(error) ?? '');

/** Why a whole batch was undone, in words for ward IT. */
export function commitError(error: unknown): DatabaseError {
	if (error instanceof DatabaseError) return error;
	const code = sqliteCode(error) ?? '';
	if (code.startsWith('SQLITE_FULL')) {
		return new DatabaseError(
			'database.full',
			{
				vi: 'Ổ đĩa chứa dữ liệu đã đầy nên không ghi được. Xin giải phóng dung lượng rồi thử lại.',
				en: 'The disk that holds the data is full, nothing was written. Free some space and try again.',
			},
			error,
		);
	}
	if (isBusy(error)) {
		return new DatabaseError(
			'database.locked',
			{
				vi: 'Một chương trình khác đang khóa cơ sở dữ liệu nên chưa ghi được. Xin đóng chương trình đó rồi thử lại.',
				en: 'Another program keeps the database locked, nothing was written. Close that program and try again.',
			},
			error,
		);
	}
	if (isFatal(error)) {
		return new DatabaseError(
			'database.broken',
			{
				vi: 'Ổ đĩa báo lỗi khi ghi cơ sở dữ liệu. Xin kiểm tra ổ đĩa và khởi động lại hệ thống; dữ liệu đã xác nhận trước đó vẫn còn.',
				en: 'The disk failed while the database was written. Check the disk and restart the system; what was confirmed before is still there.',
			},
			error,
		);
	}
	return new DatabaseError(
		'database.commitFailed',
		{
			vi: 'Không ghi được vào cơ sở dữ liệu, thay đổi này chưa được lưu. Xin thử lại.',
			en: 'The database could not be written and this change was not saved. Please try again.',
		},
		error,
	);
}
