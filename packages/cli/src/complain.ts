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

function explain(error: unknown): { what: string; vi: string; en: string } | null {
	if (error instanceof ConfigError) return { what: `${error.setting} (${error.code})`, ...error.text };
	if (isExplained(error)) return { what: error.code, ...error.text };
	if (isRefusal(error)) return { what: error.wire.code, ...error.wire.message };
	if (!(error instanceof Error) || !('code' in error)) return null;
	const port = 'port' in error ? String(error.port) : '?';
	switch (error.code) {
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
