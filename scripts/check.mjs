/** Everything that is checked without running the product: types, lint and format, boundaries, dead code. */
import { spawnSync } from 'node:child_process';

const checks = [
	['types', 'turbo', ['run', 'types', '--output-logs=errors-only', '--ui=stream']],
	['lint and format', 'biome', ['check', '--error-on-warnings', '.']],
	['boundaries', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'apps', 'packages', 'plugins']],
	['dead code', 'knip', []],
];

const only = process.argv[2];
let bad = 0;
for (const [name, program, args] of checks) {
	if (only && only !== name) continue;
	const done = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
	console.log(`${done.status === 0 ? 'ok    ' : 'failed'}  ${name}`);
	if (done.status !== 0) {
		console.log(done.stdout + done.stderr);
		bad++;
	}
}
process.exit(bad === 0 ? 0 : 1);
