import type { RunningWorker } from '@motcua/server';
import { readConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { assertDatabaseIsThere } from '../open-installation.ts';
import { roots } from '../roots.ts';
import { serveUntilStopped } from '../serve-until-stopped.ts';

/** `motcua worker`: one more process that works on steps, checks and messages; the same settings as the server's. */
export const workerCommand = defineCommand({
	meta: {
		name: 'worker',
		description: [
			'Chạy thêm một tiến trình xử lý việc / run one more worker process beside the server',
			'Dùng đúng các biến MOTCUA_* của máy chủ; máy chủ đặt MOTCUA_WORKERS=apart và chạy trước. Chạy bao nhiêu tiến trình tuỳ ý.',
			'Dừng: SIGTERM hoặc Ctrl-C, xong việc đang làm rồi mới dừng (tối đa 30 giây). Mã kết thúc: 0 dừng bình thường, 2 cài đặt',
			'hoặc phiên bản không khớp với máy chủ, 1 lỗi khác hay quá thời gian chờ.',
			'The same MOTCUA_* variables as the server, which has MOTCUA_WORKERS=apart and is started first. Run as many as you like.',
			'Stop: SIGTERM or Ctrl-C; the work in hand is finished first (30 seconds at most). Exit codes: 0 stopped in order, 2 settings',
			'or version do not fit the server, 1 another error or waited too long.',
		].join('\n'),
	},
	async run() {
		try {
			const config = readConfig(process.env, roots());
			assertDatabaseIsThere(config);
			const { startWorker } = await import('@motcua/server');
			const worker = await startWorker(config);
			const stopped = serveUntilStopped(worker);
			console.log(
				`Tiến trình xử lý việc đang chạy (số ${process.pid}) / worker is running (process ${process.pid})\n  Hàng đợi / queue  ${worker.services.jobs.address}`,
			);
			await Promise.race([stopped, closeWhenUnfit(worker)]);
		} catch (error) {
			complainAndExit(error);
		}
	},
});

/** The work in hand is finished first; then it is told why. */
async function closeWhenUnfit({ fits, close }: RunningWorker): Promise<never> {
	try {
		return await fits;
	} catch (error) {
		await close();
		throw error;
	}
}
