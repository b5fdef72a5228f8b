import { DatabaseError } from '@motcua/database';
import { ConfigError } from '@motcua/server';

const EXIT_SETTING = 2;
const EXIT_UNFORESEEN = 1;

/**
 * Says on standard error what stands in the way, in Vietnamese then English, and ends with a non-zero exit code: 2 when
 * a setting or the machine must be changed, 1 for what nobody foresaw.
 */
export function complainAndExit(error: unknown): never {
	const known = explain(error);
	if (known === null) {
		console.error(error);
		process.exit(EXIT_UNFORESEEN);
	}
	console.error(`✗ ${known.what}\n  ${known.vi}\n  ${known.en}`);
	process.exit(EXIT_SETTING);
}

function explain(error: unknown): { what: string; vi: string; en: string } | null {
	if (error instanceof ConfigError) return { what: `${error.setting} (${error.code})`, ...error.text };
	if (error instanceof DatabaseError) return { what: `MOTCUA_DATABASE_URL (${error.code})`, ...error.text };
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
