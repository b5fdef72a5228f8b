/** Server and both apps with reload: the server restarts on change, Vite refreshes the pages and passes the API through. */
import { spawn } from 'node:child_process';

const programs = [
	[
		'server',
		'node',
		[
			'--watch',
			'--watch-preserve-output',
			'packages/cli/src/bin/motcua.ts',
			'demo',
			'--api-only',
			...process.argv.slice(2),
		],
		'.',
	],
	['portal', 'vite', ['--port', '5173', '--strictPort'], 'apps/portal'],
	['admin', 'vite', ['--port', '5174', '--strictPort'], 'apps/admin'],
];

const children = programs.map(([name, program, args, cwd]) => {
	const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk) => process.stdout.write(String(chunk).replace(/^(?=.)/gm, `${name.padEnd(7)}│ `)));
	child.on('exit', (code) => stop(code ?? 0));
	return child;
});

function stop(code) {
	for (const child of children) child.kill('SIGTERM');
	process.exitCode ||= code;
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));
