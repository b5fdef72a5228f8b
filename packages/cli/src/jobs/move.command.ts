import type { MovedType } from '@motcua/jobs';
import { addressWithoutSecrets } from '@motcua/jobs/address';
import { readConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { roots } from '../roots.ts';
import { createProgress } from './progress.ts';

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
			console.log(`${addressWithoutSecrets(from)} → ${addressWithoutSecrets(to)}${dryRun ? '  (dry run)' : ''}`);
			stopWhenAsked();
			// BullMQ says in English, once for each connection, what `onWarning` says once in both languages.
			console.warn = () => {};
			const moved = await moveQueue({
				from,
				to,
				dryRun,
				dataDir: config.dataDir,
				onProgress: createProgress(process.stderr),
				onWarning: ({ vi, en }) => console.error(`! ${vi}\n  ${en}`),
			});
			for (const line of moved.filter(isWorthALine).map(lineOf)) console.log(line);
			console.log(dryRun ? 'Chuyển được; chưa thay đổi gì. / It can be moved; nothing was changed.' : whatNext(to));
			process.exit(0);
		} catch (error) {
			complainAndExit(error);
		}
	},
});

/** A move that is broken off has lost nothing; whoever did it should know how it goes on. */
function stopWhenAsked(): void {
	const stop = (code: number) => () => {
		console.error(
			'\n✗ Đã ngắt giữa chừng; không mất gì. Chạy lại đúng lệnh này để chuyển tiếp, hoặc chạy máy chủ với cài đặt cũ.\n  Broken off; nothing is lost. Run the same command again to go on, or start the server with the old setting.',
		);
		process.exit(code);
	};
	process.once('SIGINT', stop(130));
	process.once('SIGTERM', stop(143));
}

function whatNext(to: string): string {
	const shown = addressWithoutSecrets(to);
	return [
		'Đã chuyển. Đặt cài đặt này rồi chạy lại máy chủ / moved; set this and start the server:',
		`  MOTCUA_JOBS_URL=${shown}`,
		...(shown === to ? [] : ['  (thay *** bằng mật khẩu / put the password in place of ***)']),
	].join('\n');
}

const isWorthALine = (one: MovedType): boolean =>
	one.waiting + one.delayed + one.schedules + one.failed > 0 || one.paused;

const lineOf = ({ type, waiting, delayed, schedules, failed, paused }: MovedType): string =>
	[
		`  ${type.padEnd(28)} ${waiting} chờ / waiting, ${delayed} hẹn giờ / delayed, ${schedules} lịch / schedules`,
		...(failed > 0 ? [`${failed} lỗi ở lại / failed stay behind`] : []),
		...(paused ? ['đang tạm dừng / paused'] : []),
	].join(', ');
