/**
 * What a step costs in the sandbox: `node bench/steps.ts [folder of a plugin]`. Prints medians in milliseconds: cold start (no process
 * yet), a package's first step on a warm process, a warm step, twelve at once, 64 in flight.
 */
import { fileURLToPath } from 'node:url';
import { fixtureRequests } from '@motcua/procedure-sdk/fixtures';
import { buildPackage } from '@motcua/procedure-tools/build';
import { IsolateHostRunner } from '../src/index.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../procedure-tools/test/sample-plugin', import.meta.url));
const pkg = await buildPackage(folder);
const [fixture] = pkg.fixtures;
const request = fixture && fixtureRequests(pkg.manifest, fixture)[0];
if (!request) throw new Error(`${folder} has no fixture`);
const step = (runner: IsolateHostRunner, digest = 'bench') => runner.run({ digest, code: pkg.code ?? '', request });

const timed = async (act: () => Promise<unknown>) => {
	const started = performance.now();
	await act();
	return performance.now() - started;
};
const repeat = async (times: number, act: (index: number) => Promise<number>) => {
	const all: number[] = [];
	for (let index = 0; index < times; index++) all.push(await act(index));
	all.sort((a, b) => a - b);
	return { median: round(all[all.length >> 1]), p95: round(all[Math.floor(all.length * 0.95)]) };
};
const round = (value = Number.NaN) => Math.round(value * 100) / 100;

const cold = await repeat(5, async () => {
	const runner = new IsolateHostRunner();
	const time = await timed(() => step(runner));
	await runner.close();
	return time;
});
const runner = new IsolateHostRunner();
const walls = (await runner.describeWalls()).filter((wall) => wall.stands).map((wall) => wall.name);
const second = await repeat(5, async (index) => {
	await runner.warm();
	await new Promise((resolve) => setTimeout(resolve, 400));
	return timed(() => step(runner, `package ${index}`));
});
const warm = await repeat(300, () => timed(() => step(runner)));
const twelve = await repeat(20, () => timed(() => Promise.all(Array.from({ length: 12 }, () => step(runner)))));
const sixtyFour = await repeat(5, () => timed(() => Promise.all(Array.from({ length: 64 }, () => step(runner)))));
const check = await step(runner);

/** The same step while another package loops for ever and a third fills its memory, again and again. */
async function besideHostile(loops: number) {
	let going = true;
	const hostile = (name: string, body: string) => async () => {
		const code = `var __procedure={default:{[${JSON.stringify(request?.handler)}]:()=>{${body}}}}`;
		while (going && request) await runner.run({ digest: name, code, request });
	};
	const work = [
		...Array.from({ length: loops }, () => hostile('loop', 'for(;;){}')),
		hostile('bomb', 'const a=[];for(;;)a.push(new Array(1e5).fill(1))'),
	].map((start) => start());
	await new Promise((resolve) => setTimeout(resolve, 1500));
	const times = await repeat(200, () => timed(() => step(runner)));
	going = false;
	await Promise.all(work);
	return times;
}
const besideOneLoop = await besideHostile(1);
const besideFourLoops = await besideHostile(4);
const after = await repeat(200, () => timed(() => step(runner)));
await runner.close();

console.log(
	JSON.stringify(
		{
			procedure: pkg.manifest.code,
			ok: check.ok,
			codeBytes: pkg.code?.length,
			walls,
			cold,
			second,
			warm,
			twelve,
			sixtyFour,
			besideOneLoop,
			besideFourLoops,
			after,
		},
		null,
		'\t',
	),
);
