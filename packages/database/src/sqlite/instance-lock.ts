import { DatabaseError } from '../errors.ts';
import { takeProcessLock } from './process-lock.ts';

/**
 * Makes sure that one server at a time works on a database file: two would each believe that they are the only writer,
 * and both would run the jobs. The lock is the operating system's, held through an empty SQLite file beside the
 * database; it ends with the process, however the process ends.
 *
 * Errors: `database.inUse`.
 */
export function lockInstance(databasePath: string): { release(): void } {
	const lock = takeProcessLock(`${databasePath}-instance`);
	if (lock !== null) return lock;
	throw new DatabaseError('database.inUse', {
		vi: `Một máy chủ khác đang chạy với cơ sở dữ liệu ${databasePath}. Xin dừng máy chủ đó trước, hoặc chọn thư mục dữ liệu khác.`,
		en: `Another server is already running on the database ${databasePath}. Stop it first, or choose another data folder.`,
	});
}
