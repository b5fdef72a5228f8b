import { resolve } from 'node:path';
import { act, EXIT, ToolError } from '@motcua/procedure-tools/cli';
import { defineCommand } from 'citty';
import { demoAccounts, demoPassword } from '../../demo/accounts.ts';
import { closePapers } from '../../play/papers.ts';
import type { DevSession } from './dev-session.ts';
import { tellRefusal } from './tell.ts';

/** `motcua procedure dev`: a ward on this machine that follows the author's folder. */
export const devCommand = defineCommand({
	meta: {
		name: 'dev',
		description: 'Mở một phường trên máy này với thủ tục đang viết / a ward on this machine that follows your folder',
	},
	args: {
		folder: {
			type: 'positional',
			required: false,
			default: '.',
			description: 'Thư mục thủ tục / folder of the procedure',
		},
		port: { type: 'string', default: '8090', description: 'Cổng / port' },
	},
	run: ({ args }) =>
		act(async () => {
			const print = (line: string): void => console.log(line);
			const { openDevSession } = await import('./dev-session.ts');
			const session = await openDevSession(resolve(args.folder), { port: portOf(args.port), print });
			await fileSample(session, print);
			announce(session, print);
			await untilStopped(session, print);
			return EXIT.well;
		}),
});

function portOf(text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
	throw new ToolError('tool.option', '--port', {
		vi: `“${text}” không phải số cổng từ 0 đến 65535.`,
		en: `"${text}" is no port from 0 to 65535.`,
	});
}

/** A citizen's dossier for the worklist. A procedure without a sound sample has none. */
async function fileSample({ ward, live }: DevSession, print: (line: string) => void): Promise<void> {
	try {
		const { code, name, phone } = await ward.file(live);
		print(`Đã nộp thử / filed: ${code}  ${name}  ${phone}`);
	} catch (error) {
		tellRefusal(error, print);
	}
}

function announce({ url, live }: DevSession, print: (line: string) => void): void {
	const { code, name } = live.pkg.manifest;
	const width = Math.max(...demoAccounts.map((account) => account.username.length));
	print(
		[
			'',
			`${code} ${name.vi}`,
			`  Người dân / citizen  ${url}/thu-tuc/${code}   (không cần tài khoản / needs no account)`,
			`  Cán bộ / staff       ${url}/admin/             mật khẩu / password: ${demoPassword}`,
			...demoAccounts.map((account) => `    ${account.username.padEnd(width)}  ${account.title}`),
			`    ${'quantri'.padEnd(width)}  Quản trị hệ thống`,
			'',
			'  n  nộp thêm một hồ sơ mẫu / file another sample dossier',
			'  p  chuyển hồ sơ đang mở sang bản mới / re-pin open dossiers to the present build',
			'  q  dừng / stop',
			'',
		].join('\n'),
	);
}

function untilStopped(session: DevSession, print: (line: string) => void): Promise<void> {
	const { promise, resolve: stop } = Promise.withResolvers<void>();
	const { stdin } = process;
	process.once('SIGINT', () => stop());
	process.once('SIGTERM', () => stop());
	if (stdin.isTTY) stdin.setRawMode(true);
	stdin.setEncoding('utf8');
	stdin.on('data', (keys: string) => {
		for (const key of keys) {
			if (key === 'n') void fileSample(session, print);
			else if (key === 'p') void repin(session, print);
			else if (key === 'q' || key === '\u0003') stop();
		}
	});
	return promise.then(async () => {
		stdin.pause();
		await closePapers();
		await session.close();
	});
}

async function repin({ ward, live }: DevSession, print: (line: string) => void): Promise<void> {
	try {
		const { moved, left } = await ward.repin(live.pkg.manifest.code);
		print(`Đã chuyển ${moved} hồ sơ, còn ${left} ở bản cũ / moved ${moved} dossiers, ${left} stay on an earlier build`);
	} catch (error) {
		tellRefusal(error, print);
	}
}
