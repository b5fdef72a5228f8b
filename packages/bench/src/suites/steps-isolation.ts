import type { IsolateHostRunner } from '@motcua/plugin-host';
import type { StepRequest } from '@motcua/procedure-sdk';
import { median, repeat, timed } from './timing.ts';

/** Alone and beside hostile neighbours take turns, so that a machine that others use changes both alike. */
const TURNS = 12;
const STEPS = 25;
const SETTLE_MS = 600;

interface Beside {
	/** Milliseconds of each step. */
	readonly alone: readonly number[];
	readonly beside: readonly number[];
	/** Median over the turns of: median beside, divided by median alone in the same turn. */
	readonly ratio: number;
	readonly hostileRuns: number;
}

/**
 * Times a step alone and beside two other procedures of the same runner, one that loops for ever and one that fills its memory, each again and
 * again: as if two bad versions were published and their dossiers kept coming.
 */
export async function besideHostile(
	runner: IsolateHostRunner,
	request: StepRequest,
	step: () => Promise<unknown>,
): Promise<Beside> {
	const alone: number[] = [];
	const beside: number[] = [];
	const ratios: number[] = [];
	let hostileRuns = 0;
	for (let turn = 0; turn < TURNS; turn++) {
		const quiet = await repeat(STEPS, () => timed(step));
		const neighbours = haunt(runner, request);
		await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
		const loud = await repeat(STEPS, () => timed(step));
		hostileRuns += await neighbours.stop();
		alone.push(...quiet);
		beside.push(...loud);
		ratios.push(median(loud) / median(quiet));
	}
	return { alone, beside, ratio: median(ratios), hostileRuns };
}

function haunt(runner: IsolateHostRunner, request: StepRequest) {
	let going = true;
	let runs = 0;
	const again = async (digest: string, body: string) => {
		const code = `var __procedure={default:{[${JSON.stringify(request.handler)}]:()=>{${body}}}}`;
		while (going) {
			await runner.run({ digest, code, request });
			runs += 1;
		}
	};
	const work = [
		again('a loop', 'for(;;){}'),
		again('a memory bomb', 'const all=[];for(;;)all.push(new Array(1e5).fill(1))'),
	];
	return {
		async stop() {
			going = false;
			await Promise.all(work);
			return runs;
		},
	};
}
