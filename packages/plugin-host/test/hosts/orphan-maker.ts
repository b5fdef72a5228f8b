/** A core that dies while a step loops: prints the process ids of its hosts, then waits to be killed. */
import { readFileSync } from 'node:fs';
import { IsolateHostRunner } from '../../src/index.ts';
import { run } from '../factories.ts';

const runner = new IsolateHostRunner({ bubblewrap: process.argv[2] === 'off' ? 'off' : 'auto' });
void runner.run(run('for (;;) {}', { limits: { cpuMs: 30_000, wallMs: 30_000 } }));

const descendants = (pid: number): readonly number[] =>
	readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
		.split(' ')
		.filter(Boolean)
		.map(Number)
		.flatMap((child) => [child, ...descendants(child)]);
setInterval(() => {
	if (runner.stats.active > 0) console.log(descendants(process.pid).join(' '));
}, 300);
