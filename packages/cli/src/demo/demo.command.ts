import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig, type ServerConfig, startServer } from '@motcua/server';
import { defineCommand } from 'citty';
import { checkMainJob } from '../check/check-main-job.ts';
import { complainAndExit } from '../complain.ts';
import { settleIn } from '../quick-start.ts';
import { roots } from '../roots.ts';
import { serveUntilStopped } from '../serve-until-stopped.ts';
import { administrator, demoAccounts, demoPassword } from './accounts.ts';
import { openDemoFolder } from './demo-folder.ts';
import { seedDemo } from './seed.ts';

/** `motcua demo`: the product with a ward that has been open for a month; `--check` plays the main job and ends. */
export const demoCommand = defineCommand({
	meta: { name: 'demo', description: 'Chạy thử với một phường mẫu / try it with a made-up ward' },
	args: {
		data: { type: 'string', default: './demo-data', description: 'Thư mục dữ liệu / data folder' },
		dossiers: { type: 'string', default: '300', description: 'Số hồ sơ mẫu / dossiers to make up' },
		fresh: { type: 'boolean', default: false, description: 'Xoá dữ liệu mẫu cũ và làm lại / begin anew' },
		check: {
			type: 'boolean',
			default: false,
			description: 'Chạy việc chính qua HTTP rồi dừng / play the main job over HTTP, then end',
		},
		'api-only': { type: 'boolean', default: false, description: 'Không phục vụ giao diện / do not serve the apps' },
	},
	async run({ args }) {
		try {
			if (args.check) process.exit(await check());
			await serve({
				dataDir: resolve(args.data),
				dossiers: Number(args.dossiers),
				fresh: args.fresh,
				apiOnly: args['api-only'],
			});
		} catch (error) {
			complainAndExit(error);
		}
	},
});

/** Settings of the environment, but on the demo's own data folder and its embedded defaults. */
function demoConfig(dataDir: string): ServerConfig {
	const config = readConfig({ MOTCUA_LOG_LEVEL: 'warn', ...process.env, MOTCUA_DATA_DIR: dataDir }, roots());
	return { ...config, isDemo: true };
}

async function serve(options: { dataDir: string; dossiers: number; fresh: boolean; apiOnly: boolean }): Promise<never> {
	const config = demoConfig(options.dataDir);
	await seedWhenEmpty(config, options.dossiers, options.fresh);
	const server = await startServer(options.apiOnly ? { ...config, portalDir: null, adminDir: null } : config);
	const stopped = serveUntilStopped(server);
	announce(server.url);
	settleIn();
	return stopped;
}

async function seedWhenEmpty(config: ServerConfig, dossiers: number, fresh: boolean): Promise<void> {
	const folder = await openDemoFolder(config.dataDir);
	if (folder.isReady && !fresh) return;
	await folder.clear();
	const started = performance.now();
	await seedDemo(config, { dossiers, onProgress: showProgress(dossiers) });
	await folder.markReady();
	const seconds = Math.round((performance.now() - started) / 1_000);
	process.stderr.write(`\r\x1b[KĐã tạo phường mẫu trong ${seconds} giây / made the sample ward in ${seconds} s\n`);
}

function showProgress(dossiers: number): (done: number) => void {
	let shown = -1;
	return (done) => {
		const filed = Math.floor(done / 50) * 50;
		if (filed === shown) return;
		shown = filed;
		process.stderr.write(`\rĐang tạo phường mẫu với ${dossiers} hồ sơ: ${filed} sự kiện / making the sample ward`);
	};
}

function announce(url: string): void {
	const accounts = [...demoAccounts, administrator];
	const width = Math.max(...accounts.map((account) => account.username.length));
	console.log(
		[
			'',
			'Motcua – phường mẫu đang mở cửa / the sample ward is open',
			'',
			`  Người dân / citizens   ${url}/`,
			`  Cán bộ / staff         ${url}/admin/`,
			'',
			`  Mật khẩu của mọi tài khoản / password of every account: ${demoPassword}`,
			...accounts.map((account) => `    ${account.username.padEnd(width)}  ${account.fullName}, ${account.title}`),
			'',
			'  Ctrl+C để dừng / to stop. --fresh để làm lại từ đầu / to begin anew.',
		].join('\n'),
	);
}

async function check(): Promise<number> {
	const dataDir = await mkdtemp(join(tmpdir(), 'motcua-check-'));
	try {
		return (await checkMainJob({ ...demoConfig(dataDir), port: 0, logLevel: 'error' })) ? 0 : 1;
	} finally {
		await rm(dataDir, { recursive: true, force: true });
	}
}
