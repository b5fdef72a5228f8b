import { totalmem } from 'node:os';
import type { StepLimits, StepRun, StepRunner, StepRunResult } from '@motcua/procedure-sdk';
import { runtimeSource } from '@motcua/procedure-sdk/runtime';
import { boundedLog, MAX_PAYLOAD, readOutcome } from '@motcua/procedure-sdk/schema';
import { mapStack } from '@motcua/procedure-tools';
import type { PoolStats } from './host-pool.ts';
import { HostPool } from './host-pool.ts';
import type { HostEnd } from './host-process.ts';
import { HostProcess } from './host-process.ts';
import type { Command, HostProgram } from './launch.ts';
import { commandFor, defaultProgram, findBubblewrap } from './launch.ts';
import type { Wall } from './walls.ts';
import { testWalls } from './walls.ts';

export interface IsolateHostOptions {
	/** Host processes at one time. Default: one for each 256 MB of the machine's memory, at least 4, at most 12. */
	readonly maxProcesses?: number;
	/** Runs at one time in one process. Default 4. */
	readonly runsPerProcess?: number;
	/** Runs that may wait for their turn; beyond that a run fails as `retryable`. Default 2,000. */
	readonly maxQueued?: number;
	/** Default 60,000. */
	readonly idleMs?: number;
	/** Resident memory of one process in MB. Default 512: four runs of 64 MB and what V8 takes on the way to a limit. */
	readonly rssLimitMb?: number;
	/**
	 * Processor time in milliseconds after which a package's process steps back behind everything else on the machine and runs one step at a time, so
	 * that one package that labours or loops does not slow the others. Default 250; `Infinity`: never.
	 */
	readonly stepBackAfterMs?: number;
	/** Other files to start from: a bundled host, say. */
	readonly program?: Partial<HostProgram>;
	/** `auto` (default): used when it is there and works. */
	readonly bubblewrap?: 'auto' | 'off';
}

/**
 * A package without a process of its own waits twenty times as long for its first step, so a ward's ordinary procedures should
 * all keep theirs while there is work. A host holds about 36 MB for itself.
 */
function processesByMemory(): number {
	const machine = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
	return Math.min(Math.max(Math.floor(machine / 2 ** 28), 4), 12);
}

const NO_TIME = { cpuMs: 0, wallMs: 0 } as const;
const DEFAULT_LIMITS: StepLimits = { cpuMs: 1000, wallMs: 5000, memoryMb: 64 };

/**
 * Runs steps in fresh isolates inside host processes that hold nothing: no environment, no files, no network; see `launch.ts` and
 * `host/`. The only way in which code of packages runs in production.
 */
export class IsolateHostRunner implements StepRunner {
	readonly #program: HostProgram;
	readonly #pool: HostPool;
	readonly #mayUseBubblewrap: boolean;
	#bubblewrap: Promise<string | undefined> | undefined;

	constructor(options: IsolateHostOptions = {}) {
		this.#program = defaultProgram(options.program);
		this.#mayUseBubblewrap = options.bubblewrap !== 'off';
		this.#pool = new HostPool(() => this.#command(), runtimeSource(), {
			maxProcesses: options.maxProcesses ?? processesByMemory(),
			runsPerProcess: options.runsPerProcess ?? 4,
			maxQueued: options.maxQueued ?? 2000,
			idleMs: options.idleMs ?? 60_000,
			stepBackAfterMs: options.stepBackAfterMs ?? 250,
			rssLimitBytes: (options.rssLimitMb ?? 512) * 2 ** 20,
		});
	}

	async run(input: StepRun): Promise<StepRunResult> {
		const log = boundedLog();
		const finish = (end: HostEnd): StepRunResult => ({
			...judge(end, input.sourceMap),
			log: log.lines,
			cpuMs: end.cpuMs,
			wallMs: end.wallMs,
			...('memoryKb' in end ? { memoryKb: end.memoryKb } : {}),
		});
		const request = JSON.stringify(input.request);
		if (request.length > MAX_PAYLOAD) {
			return finish({
				failure: 'bug',
				message: `the request has ${request.length} characters of JSON; at most ${MAX_PAYLOAD} may enter a step`,
				...NO_TIME,
			});
		}
		return finish(
			await this.#pool.run(input.digest, input.code, {
				request,
				limits: limitsOf(input.limits),
				log: log.add,
				onCall: input.onCall,
			}),
		);
	}

	/** Starts a host process ahead of the first step. */
	async warm(): Promise<void> {
		await this.#pool.warm();
	}

	/** Which walls stand on this machine, found out by trying them from inside a host process. */
	async describeWalls(): Promise<readonly Wall[]> {
		const host = new HostProcess(await this.#command(), runtimeSource());
		try {
			return await testWalls(host, await this.#findBubblewrap());
		} finally {
			host.end({ failure: 'hostCrash', message: 'the walls were tried' });
			await host.exited;
		}
	}

	get stats(): PoolStats {
		return this.#pool.stats;
	}

	close(): Promise<void> {
		return this.#pool.close();
	}

	async #command(): Promise<Command> {
		return commandFor(this.#program, await this.#findBubblewrap());
	}

	/** Looked for when it is first needed, once. */
	#findBubblewrap(): Promise<string | undefined> {
		this.#bubblewrap ??= this.#mayUseBubblewrap ? findBubblewrap(this.#program) : Promise.resolve(undefined);
		return this.#bubblewrap;
	}
}

/** What the host said, as the contract wants it: places of the author's source instead of the bundle's, nothing of our own machinery. */
function judge(end: HostEnd, sourceMap: string | undefined) {
	const verdict =
		'failure' in end
			? { ok: false as const, failure: end.failure, message: end.message, stack: end.stack }
			: readOutcome(end.outcome ?? undefined);
	if (verdict.ok) return verdict;
	const { failure, message, stack } = verdict;
	const places = stack && mapStack(ownFrames(stack), sourceMap);
	return { ok: false as const, failure, message: mapStack(message, sourceMap), ...(places ? { stack: places } : {}) };
}

/** Frames of the runtime and of the host say nothing to an author. */
const ownFrames = (stack: string) =>
	stack
		.split('\n')
		.filter((line) => !/(runtime|host)\.js:\d+:\d+|<isolated-vm boundary>|file:\/\//.test(line))
		.join('\n');

const limitsOf = (given: Partial<StepLimits> = {}): StepLimits => ({
	cpuMs: clamp(given.cpuMs ?? DEFAULT_LIMITS.cpuMs, 10, 30_000),
	wallMs: clamp(given.wallMs ?? DEFAULT_LIMITS.wallMs, 50, 30_000),
	memoryMb: clamp(given.memoryMb ?? DEFAULT_LIMITS.memoryMb, 8, 128),
});
const clamp = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max);
