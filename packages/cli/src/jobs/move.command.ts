import { readConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { roots } from '../roots.ts';
import { withoutPassword } from './without-password.ts';

/** `motcua jobs move --to <queue>`: takes what waits in the job queue along to another one. */
export const moveCommand = defineCommand({
	meta: { name: 'move', description: 'Chuyển hàng đợi sang nơi khác / move the jobs to another queue' },
	args: {
		to: { type: 'string', required: true, description: 'redis://…, postgres://…, sqlite:<tệp/file> hoặc / or sqlite' },
		from: { type: 'string', description: 'Hàng đợi hiện nay / present queue (MOTCUA_JOBS_URL)' },
		'dry-run': { type: 'boolean', default: false, description: 'Chỉ kiểm tra và đếm / only check and count' },
	},
	async run({ args }) {
		try {
			const config = readConfig(process.env, roots());
			const { moveQueue, queueUrl } = await import('./move-queue.ts');
			const from = queueUrl(args.from ?? config.jobsUrl, config.dataDir);
			const to = queueUrl(args.to, config.dataDir);
			const dryRun = args['dry-run'];
			console.log(`${withoutPassword(from)} → ${withoutPassword(to)}${dryRun ? '  (dry run)' : ''}`);
			const moved = await moveQueue({ from, to, dryRun, dataDir: config.dataDir, onProgress: show });
			for (const { type, waiting, delayed, schedules } of moved.filter(isWorthALine))
				console.log(
					`  ${type.padEnd(28)} ${waiting} chờ / waiting, ${delayed} hẹn giờ / delayed, ${schedules} lịch / schedules`,
				);
			console.log(
				dryRun
					? 'Chuyển được; chưa thay đổi gì. / It can be moved; nothing was changed.'
					: `Đã chuyển. Đặt cài đặt này rồi chạy lại máy chủ / moved; set this and start the server:\n  MOTCUA_JOBS_URL=${withoutPassword(to)}`,
			);
			process.exit(0);
		} catch (error) {
			complainAndExit(error);
		}
	},
});

const show = ({
	type,
	done,
	total,
}: {
	readonly type: string;
	readonly done: number;
	readonly total: number;
}): void => {
	process.stderr.write(`  ${type}: ${done}/${total}\n`);
};

const isWorthALine = (one: {
	readonly waiting: number;
	readonly delayed: number;
	readonly schedules: number;
}): boolean => one.waiting + one.delayed + one.schedules > 0;
