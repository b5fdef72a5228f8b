import type { AnyCommand } from './run-line.ts';

/** A command as the list shows it, and where it comes from: showing the list must not load the product. */
export interface ListedCommand {
	readonly description: string;
	load(): Promise<AnyCommand>;
}

/** Everything that `motcua` can do, in the order in which a ward meets it. */
export const allCommands: Readonly<Record<string, ListedCommand>> = {
	start: {
		description: 'Chạy máy chủ của phường / run the ward’s server',
		load: () => import('../start/start.command.ts').then((module) => module.startCommand),
	},
	worker: {
		description: 'Chạy thêm một tiến trình xử lý việc / run one more worker process beside the server',
		load: () => import('../worker/worker.command.ts').then((module) => module.workerCommand),
	},
	demo: {
		description: 'Chạy thử với một phường mẫu / try it with a made-up ward',
		load: () => import('../demo/demo.command.ts').then((module) => module.demoCommand),
	},
	doctor: {
		description: 'Kiểm tra cài đặt và máy chủ / check settings and machine',
		load: () => import('../doctor/doctor.command.ts').then((module) => module.doctorCommand),
	},
	preflight: {
		description: 'Kiểm tra trước khi nâng cấp / check before an upgrade of the core',
		load: () => import('../preflight/preflight.command.ts').then((module) => module.preflightCommand),
	},
	backup: {
		description: 'Sao lưu ngay / make a backup now',
		load: () => import('../backup/backup.command.ts').then((module) => module.backupCommand),
	},
	restore: {
		description: 'Khôi phục từ bản sao lưu / restore a backup',
		load: () => import('../backup/restore.command.ts').then((module) => module.restoreCommand),
	},
	password: {
		description: 'Đặt lại mật khẩu cán bộ / reset a staff password',
		load: () => import('../password/password.command.ts').then((module) => module.passwordCommand),
	},
	jobs: {
		description: 'Hàng đợi việc / the job queue',
		load: () => import('../jobs/jobs.command.ts').then((module) => module.jobsCommand),
	},
	trust: {
		description: 'Danh sách khóa tin cậy của gói thủ tục / trusted keys of packages',
		load: () => import('../trust/trust.command.ts').then((module) => module.trustCommand),
	},
	procedure: {
		description: 'Viết thủ tục: tạo, chạy thử, kiểm tra, đóng gói / write procedures',
		load: () => import('../procedure/procedure.command.ts').then((module) => module.procedureCommand),
	},
};
