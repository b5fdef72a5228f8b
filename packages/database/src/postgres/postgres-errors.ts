import { DatabaseError } from '../errors.ts';

/** SQLSTATE or system error code, also when the query builder or the resolver wrapped the error. */
export function postgresCode(error: unknown): string | null {
	for (let e = error; e instanceof Error; e = e.cause) {
		if ('code' in e && typeof e.code === 'string') return e.code;
		if (e instanceof AggregateError && e.errors[0] instanceof Error) return postgresCode(e.errors[0]);
	}
	return null;
}

/** Serialisation failure or deadlock: the same transaction may succeed when it is run again. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(postgresCode(error) ?? '');

/** Why a connection was not made, in words for ward IT; the password of the address is not among them. */
export function connectError(error: unknown, url: string): DatabaseError {
	if (error instanceof DatabaseError) return error;
	const { host, pathname, username } = new URL(url);
	const code = postgresCode(error) ?? '';
	const name = decodeURIComponent(pathname.slice(1));
	if (code.startsWith('28') || code === '42501') {
		return new DatabaseError(
			'database.accessDenied',
			{
				vi: `PostgreSQL tại ${host} từ chối tài khoản “${username}”. Xin kiểm tra tên tài khoản, mật khẩu và quyền trên cơ sở dữ liệu “${name}”.`,
				en: `PostgreSQL at ${host} refuses the account “${username}”. Check its name, password and rights on the database “${name}”.`,
			},
			error,
		);
	}
	if (code === '3D000') {
		return new DatabaseError(
			'database.missing',
			{
				vi: `PostgreSQL tại ${host} không có cơ sở dữ liệu “${name}”. Xin tạo cơ sở dữ liệu này rồi khởi động lại.`,
				en: `PostgreSQL at ${host} has no database “${name}”. Create it, then start again.`,
			},
			error,
		);
	}
	return new DatabaseError(
		'database.unreachable',
		{
			vi: `Không kết nối được PostgreSQL tại ${host} (${code || 'không rõ nguyên nhân'}). Xin kiểm tra địa chỉ, cổng, tường lửa và dịch vụ PostgreSQL đang chạy.`,
			en: `PostgreSQL at ${host} cannot be reached (${code || 'no reason given'}). Check address, port, firewall, and that the service is running.`,
		},
		error,
	);
}

export function commitFailed(cause?: unknown): DatabaseError {
	return new DatabaseError(
		'database.commitFailed',
		{
			vi: 'Không ghi được vào cơ sở dữ liệu, thay đổi này chưa được lưu. Xin thử lại.',
			en: 'The database could not be written and this change was not saved. Please try again.',
		},
		cause,
	);
}
