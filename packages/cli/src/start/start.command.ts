import { readConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { settleIn } from '../quick-start.ts';
import { roots } from '../roots.ts';
import { serveUntilStopped } from '../serve-until-stopped.ts';

/** `motcua start`: the real installation; settings come from `MOTCUA_*` in the environment. */
export const startCommand = defineCommand({
	meta: { name: 'start', description: 'Chạy máy chủ của phường / run the ward’s server' },
	async run() {
		try {
			// Settings first: a wrong one is told before the server and its libraries are loaded.
			const config = readConfig(process.env, roots());
			const { startServer } = await import('@motcua/server');
			const server = await startServer(config);
			const stopped = serveUntilStopped(server);
			announce(server.url, server.setupToken);
			settleIn();
			await stopped;
		} catch (error) {
			complainAndExit(error);
		}
	},
});

function announce(url: string, setupToken: string | null): void {
	console.log(
		`Motcua đang chạy / is running\n  Cổng người dân / portal   ${url}/\n  Cán bộ / staff            ${url}/admin/`,
	);
	if (setupToken === null) return;
	console.log(
		[
			'',
			'Chưa thiết lập. Mở địa chỉ sau trong trình duyệt để đặt tên phường, giờ làm việc và tài khoản quản trị đầu tiên',
			'(chỉ dùng được một lần, hết hiệu lực khi máy chủ dừng):',
			'Not set up yet. Open this address to name the ward and make the first administrator (works once):',
			`  ${url}/admin/thiet-lap#${setupToken}`,
		].join('\n'),
	);
}
