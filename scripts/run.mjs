#!/usr/bin/env node
/**
 * What every root script goes through. Needs nothing but Node 20 and npm: brings pnpm and Node 26 from npm when they
 * are missing or the lockfile changed, builds what changed, then runs the command on Node 26.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PNPM = 'pnpm@12.21.0';
const NODE_MAJOR = 26;
const stamp = join(root, 'node_modules', '.motcua-ready');

/** Each command: whether the apps and packages must be built first, and the program with its arguments. */
const commands = {
	demo: { build: true, program: ['node', 'packages/cli/src/bin/motcua.ts', 'demo'] },
	start: { build: true, program: ['node', 'packages/cli/src/bin/motcua.ts', 'start'] },
	motcua: { build: true, program: ['node', 'packages/cli/src/bin/motcua.ts'] },
	dev: { build: false, program: ['node', 'scripts/dev.mjs'] },
	test: { build: true, program: ['node', 'scripts/test.mjs'] },
	check: { build: false, program: ['node', 'scripts/check.mjs'] },
	bench: { build: true, program: ['node', 'packages/bench/src/main.ts'] },
	'create-procedure': { build: false, program: ['node', 'packages/create-procedure/src/main.ts'] },
	crash: { build: true, program: ['node', 'packages/e2e/src/crash/main.ts'] },
};

const [name = '', ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) fail(`unknown command “${name}”; expected one of: ${Object.keys(commands).join(', ')}`);

installWhenNeeded();
const environment = {
	...process.env,
	PATH: [nodeFolder(), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
	TURBO_TELEMETRY_DISABLED: '1',
};
if (command.build) build();
await run(command.program, rest);

function installWhenNeeded() {
	const wanted = createHash('sha256')
		.update(readFileSync(join(root, 'pnpm-lock.yaml')))
		.update(process.platform + process.arch)
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	say(
		'Đang cài các thư viện (chỉ lần đầu, khoảng một phút) / Installing what the product needs (first time only, about a minute)',
	);
	const done = spawnSync('npx', ['--yes', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		encoding: 'utf8',
	});
	if (done.status !== 0)
		fail(
			`${done.stdout ?? ''}${done.stderr ?? ''}\nCài đặt không thành công; xem thông báo ở trên / The installation failed; see the messages above`,
		);
	writeFileSync(stamp, wanted);
}

function nodeFolder() {
	const packaged = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin');
	if (existsSync(join(packaged, 'node'))) return packaged;
	if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return dirname(process.execPath);
	return fail(
		`Cần Node ${NODE_MAJOR}; không có bản đóng gói cho ${process.platform}-${process.arch} / Node ${NODE_MAJOR} is needed and npm has no package of it for ${process.platform}-${process.arch}: install it and try again`,
	);
}

function build() {
	const done = spawnSync(
		'turbo',
		['run', 'build', '--output-logs=errors-only', '--no-update-notifier', '--ui=stream'],
		{ cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' },
	);
	if (done.status !== 0) fail(`${done.stdout ?? ''}${done.stderr ?? ''}\nKhông dựng được giao diện / The build failed`);
}

function run([program, ...fixed], given) {
	const child = spawn(program, [...fixed, ...given], { cwd: root, env: environment, stdio: 'inherit' });
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	return new Promise(() => child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143))));
}

function say(message) {
	process.stderr.write(`motcua: ${message}\n`);
}

function fail(message) {
	say(message);
	process.exit(1);
}
