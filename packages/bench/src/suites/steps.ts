import { join } from 'node:path';
import { IsolateHostRunner } from '@motcua/plugin-host';
import type { ProcedurePackage, StepRequest } from '@motcua/procedure-sdk';
import { fixtureRequests } from '@motcua/procedure-sdk/fixtures';
import { buildPackage } from '@motcua/procedure-tools/build';
import type { Bench } from '../report.ts';
import { besideHostile } from './steps-isolation.ts';
import { median, percentile, repeat, timed } from './timing.ts';

/** The budget of one step (issue: packages and sandbox). */
const WANTED = '15 ms wanted';

/** What a step of the certified-copy procedure costs in the sandbox, and what hostile neighbours cost it. */
export async function measureSteps(bench: Bench): Promise<void> {
	const { pkg, request } = await certifiedCopy(bench);
	const step = (runner: IsolateHostRunner, digest = 'certified copy') =>
		runner.run({ digest, code: pkg.code ?? '', request });
	bench.note('procedure', `${pkg.manifest.code}, ${pkg.code?.length} bytes of code, step ${request.handler}`);
	await measureCold(bench, step);

	const runner = new IsolateHostRunner();
	try {
		const check = await step(runner);
		if (!check.ok) throw new Error(`the step failed: ${check.message}`);
		const walls = (await runner.describeWalls()).filter((wall) => wall.stands).map((wall) => wall.name);
		bench.note('walls', walls.join(', '));
		const warm = await repeat(300, () => timed(() => step(runner)));
		bench.row('warm step', shown(warm), WANTED, null);
		await measureTogether(bench, 12, 30, () => step(runner));
		await measureTogether(bench, 64, 8, () => step(runner));
		const { alone, beside, ratio, hostileRuns } = await besideHostile(runner, request, () => step(runner));
		bench.row('beside a loop and a memory bomb', shown(beside), `alone ${shown(alone)}; 1.25 wanted`, ratio);
		bench.note('hostile runs meanwhile', String(hostileRuns));
	} finally {
		await runner.close();
	}
}

async function certifiedCopy(bench: Bench): Promise<{ readonly pkg: ProcedurePackage; readonly request: StepRequest }> {
	const pkg = await buildPackage(join(bench.pluginsDir, 'certified-copy'));
	const [fixture] = pkg.fixtures;
	const requests = fixture ? fixtureRequests(pkg.manifest, fixture) : [];
	const isStep = ({ handler }: StepRequest) => handler !== 'validate' && !pkg.flow.checks.includes(handler);
	const request = requests.find(isStep) ?? requests[0];
	if (!request) throw new Error('the procedure has no fixture with a step');
	return { pkg, request };
}

type Step = (runner: IsolateHostRunner, digest?: string) => Promise<unknown>;

/** No process yet; then a package that comes second and finds one warm. */
async function measureCold(bench: Bench, step: Step): Promise<void> {
	const cold = await repeat(5, async () => {
		const runner = new IsolateHostRunner();
		const time = await timed(() => step(runner));
		await runner.close();
		return time;
	});
	bench.row('cold step, no process yet', shown(cold), '', null);
	const runner = new IsolateHostRunner();
	const second = await repeat(5, async (index) => {
		await runner.warm();
		await new Promise((resolve) => setTimeout(resolve, 400));
		return timed(() => step(runner, `package ${index}`));
	});
	await runner.close();
	bench.row('first step of another package', shown(second), '', null);
}

/** Many at once: the time until all have answered, a step. */
async function measureTogether(
	bench: Bench,
	count: number,
	times: number,
	step: () => Promise<unknown>,
): Promise<void> {
	const all = await repeat(times, () => timed(() => Promise.all(Array.from({ length: count }, step))));
	const each = all.map((time) => time / count);
	bench.row(`${count} in flight, each step`, `${shown(each)} (all: ${Math.round(median(all))} ms)`, WANTED, null);
}

const shown = (times: readonly number[]): string =>
	`p50 ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`;
