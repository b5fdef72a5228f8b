import type { Localised } from '@motcua/domain';
import { ConfigError } from '@motcua/server/config';

const EXIT_SETTING = 2;
const EXIT_UNFORESEEN = 1;

/**
 * Says on standard error what stands in the way, in Vietnamese then English, and ends with a non-zero exit code: 2 when
 * a setting or the machine must be changed, 1 for what nobody foresaw.
 */
export function complainAndExit(error: unknown): never {
	const known = explain(error);
	if (known === null) {
		console.error(`${unforeseen}\n${tracesOf(error)}`);
		process.exit(EXIT_UNFORESEEN);
	}
	console.error(`✗ ${known.what}\n  ${known.vi}\n  ${known.en}`);
	process.exit(EXIT_SETTING);
}

const unforeseen =
	'✗ Lỗi không lường trước; xin gửi các dòng sau cho người phát triển.\n  An error that nobody foresaw; please send the following lines to the developers.';

/** Where it came from. Not what hangs on the error: a refused login carries the password of its command. */
const tracesOf = (error: unknown): string =>
	error instanceof Error
		? [
				error.stack ?? error.message,
				...(error.cause === undefined ? [] : [`caused by: ${tracesOf(error.cause)}`]),
			].join('\n')
		: String(error);

/** An error of one of our packages: stable code and a sentence in both languages. Known by shape, not to load them all. */
const isExplained = (error: unknown): error is Error & { readonly code: string; readonly text: Localised } =>
	error instanceof Error &&
	'code' in error &&
	typeof error.code === 'string' &&
	'text' in error &&
	typeof error.text === 'object' &&
	error.text !== null &&
	'vi' in error.text &&
	'en' in error.text;

/** A refusal of a use case, as the API would send it. */
const isRefusal = (error: unknown): error is Error & { readonly wire: { code: string; message: Localised } } =>
	error instanceof Error && 'wire' in error && typeof error.wire === 'object' && error.wire !== null;

function explain(error: unknown): Explanation | null {
	if (error instanceof ConfigError) return { what: `${error.setting} (${error.code})`, ...error.text };
	if (isExplained(error)) return { what: error.code, ...error.text };
	if (isRefusal(error)) return { what: error.wire.code, ...error.wire.message };
	if (!(error instanceof Error) || !('code' in error)) return null;
	const { code } = error;
	if ('syscall' in error && error.syscall === 'listen')
		return explainListening(code, 'port' in error ? error.port : '?');
	return explainFile(code, 'path' in error ? String(error.path) : null);
}

interface Explanation {
	readonly what: string;
	readonly vi: string;
	readonly en: string;
}

/** What stands in the way of listening for calls. */
function explainListening(code: unknown, port: unknown): Explanation | null {
	switch (code) {
		case 'EADDRINUSE':
			return {
				what: `MOTCUA_PORT=${port} (EADDRINUSE)`,
				vi: `Cổng ${port} đang được chương trình khác dùng. Dừng chương trình đó hoặc đặt MOTCUA_PORT sang cổng khác.`,
				en: `Port ${port} is used by another program. Stop that program, or set MOTCUA_PORT to another port.`,
			};
		case 'EACCES':
			return {
				what: `MOTCUA_PORT=${port} (EACCES)`,
				vi: `Không được phép mở cổng ${port}. Dùng cổng từ 1024 trở lên, hoặc đặt motcua sau một proxy.`,
				en: `This user may not open port ${port}. Use a port from 1024 up, or put motcua behind a proxy.`,
			};
		case 'EADDRNOTAVAIL':
			return {
				what: 'MOTCUA_HOST (EADDRNOTAVAIL)',
				vi: 'Máy này không có địa chỉ đó. Dùng 127.0.0.1 (chỉ máy này) hoặc 0.0.0.0 (mọi địa chỉ).',
				en: 'This machine does not have that address. Use 127.0.0.1 (this machine only) or 0.0.0.0 (every address).',
			};
		default:
			return null;
	}
}

/** What stands in the way of reading or writing a file. */
function explainFile(code: unknown, path: string | null): Explanation | null {
	if (code === 'ENOSPC' || code === 'SQLITE_FULL')
		return {
			what: `${path ?? 'MOTCUA_DATA_DIR'} (${code})`,
			vi: 'Hết chỗ trên đĩa. Dọn đĩa hoặc chuyển thư mục dữ liệu sang ổ lớn hơn, rồi chạy lại; những gì đã được nhận vẫn còn.',
			en: 'The disk is full. Make room or move the data folder to a larger disk, then try again; what was accepted is still there.',
		};
	if (path === null) return null;
	switch (code) {
		case 'ENOENT':
			return { what: `${path} (ENOENT)`, vi: 'Không có tệp hoặc thư mục này.', en: 'There is no such file or folder.' };
		case 'EISDIR':
		case 'ENOTDIR':
			return {
				what: `${path} (${code})`,
				vi: 'Cần một tệp, không phải thư mục, hoặc ngược lại.',
				en: 'A file is needed and not a folder, or the other way round.',
			};
		case 'EACCES':
		case 'EPERM':
		case 'EROFS':
			return {
				what: `${path} (${code})`,
				vi: 'Người dùng đang chạy motcua không có quyền đọc hoặc ghi ở đây.',
				en: 'The user who runs motcua may not read or write here.',
			};
		default:
			return null;
	}
}
