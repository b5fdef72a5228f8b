import { readConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { roots } from '../roots.ts';
import { serveUntilStopped } from '../serve-until-stopped.ts';

/** `motcua worker`: one more process that works on steps, checks and messages; the same settings as the server's. */
export const workerCommand = defineCommand({
	meta: {
		name: 'worker',
		description: 'Chạy thêm một tiến trình xử lý việc / run one more worker process beside the server',
	},
	async run() {
		try {
			const config = readConfig(process.env, roots());
			const { startWorker } = await import('@motcua/server');
			const worker = await startWorker(config);
			const stopped = serveUntilStopped(worker);
			console.log(
				`Tiến trình xử lý việc đang chạy (số ${process.pid}) / worker is running (process ${process.pid})\n  Hàng đợi / queue  ${worker.services.jobs.address}`,
			);
			await stopped;
		} catch (error) {
			complainAndExit(error);
		}
	},
});
