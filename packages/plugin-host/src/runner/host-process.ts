import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { CallHandler, StepFailureClass, StepLogLine } from '@motcua/procedure-sdk';
import { RunCalls } from '@motcua/procedure-sdk/runtime';
import { MAX_LOG_LINES } from '@motcua/procedure-sdk/schema';
import { encodeFrame, FrameReader } from '../host/frames.ts';
import type { FromHost, ProbeResult, ProbeTargets, RunLimits, ToHost } from '../host/messages.ts';
import { fromHostSchema } from './host-messages.ts';
import type { Command } from './launch.ts';
import { killTree, residentBytes } from './process-tree.ts';
import { processorMs, stepBack } from './step-back.ts';

/** How a run ended, as the host tells it or as its death does. */
export type HostVerdict =
	| { readonly outcome: string | null; readonly memoryKb: number }
	| {
			readonly failure: StepFailureClass;
			readonly message: string;
			readonly stack?: string;
			/** Another run took the process down: this one may simply be run again. */
			readonly innocent?: boolean;
	  };
/** Times in milliseconds. */
export type HostEnd = HostVerdict & { readonly cpuMs: number; readonly wallMs: number };

export interface HostRun {
	readonly request: string;
	readonly limits: RunLimits;
	readonly log: (level: StepLogLine['level'], message: string) => void;
	/** Carries out the calls of the run; without it each is denied. */
	readonly onCall?: CallHandler | undefined;
}

interface Pending extends HostRun {
	readonly resolve: (end: HostEnd) => void;
	readonly startedAt: number;
	readonly deadline: NodeJS.Timeout;
	readonly calls: RunCalls;
	lines: number;
	/** Processor time of the process when the run was first looked at. */
	seenAtMs?: number;
}

/** Why a process was ended by us; told to the runs that it took with it. */
export interface Verdict {
	readonly failure: StepFailureClass;
	readonly message: string;
	readonly innocent?: boolean;
}

const BYSTANDER: Verdict = {
	failure: 'hostCrash',
	message: 'another run of the same package took the host process down',
	innocent: true,
};

/** The host answers within this after its own limits; then it is dead to us. */
const GRACE_MS = 600;
const START_MS = 15_000;
const STDERR_KEPT = 2000;

/**
 * One host process, seen from the core: sends runs in, believes nothing that comes out. Any breach of the protocol (framing, shape, a run
 * that is not its own, more lines than a run may have) ends the process.
 */
export class HostProcess {
	/** The package that this process runs, and no other. */
	digest: string | undefined;
	/** Ended because nobody needs it; every other end is a crash. */
	retired = false;
	/** Steps back behind others: its package takes long. */
	isBack = false;
	/** Resolves when the host answers; rejects never: a host that does not start ends. */
	readonly ready: Promise<void>;
	readonly exited: Promise<void>;
	readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
	readonly #runs = new Map<number, Pending>();
	readonly #reader = new FrameReader();
	#nextId = 1;
	#isReady = false;
	#probe: ((result: ProbeResult | undefined) => void) | undefined;
	#verdict: Verdict | undefined;
	#stderr = '';
	#ended = false;

	constructor(command: Command, runtime: string) {
		this.#child = spawn(command.file, command.args, { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
		const started = Promise.withResolvers<void>();
		const ended = Promise.withResolvers<void>();
		this.ready = Promise.race([started.promise, ended.promise]);
		this.exited = ended.promise;
		const startLimit = setTimeout(
			() => this.end({ failure: 'hostCrash', message: 'the host process did not start' }),
			START_MS,
		);
		startLimit.unref();
		// Ready or dead, it is over: left running it would end every process that lives so long, with the step in it.
		this.ready.then(() => clearTimeout(startLimit));

		this.#child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk, started.resolve));
		this.#child.stderr.on('data', (chunk: Buffer) => {
			this.#stderr = `${this.#stderr}${chunk.toString('utf8')}`.slice(-STDERR_KEPT);
		});
		// A dead host's pipe breaks while we write; its exit says the rest.
		this.#child.stdin.on('error', () => {});
		this.#child.once('error', (error) => {
			this.#stderr = error.message;
			this.#finish(ended.resolve);
		});
		// When we killed it, what is left in its pipes is not waited for.
		this.#child.once('exit', () => this.#verdict && this.#finish(ended.resolve));
		this.#child.once('close', (exitCode, signal) => {
			this.#verdict ??= {
				failure: 'hostCrash',
				message: `the host process ended (${signal ?? `exit ${exitCode}`}) ${this.#stderr}`.trim(),
			};
			this.#finish(ended.resolve);
		});
		this.#send({ type: 'init', runtime });
	}

	get active(): number {
		return this.#runs.size;
	}

	/** False once it is dead or sentenced: no run may be given to it any more. */
	get isUsable(): boolean {
		return !this.#ended && this.#verdict === undefined;
	}

	/** Resident memory in bytes, bubblewrap included; undefined where it cannot be measured. */
	get residentBytes(): number | undefined {
		return this.#child.pid === undefined ? undefined : residentBytes(this.#child.pid);
	}

	/**
	 * Whether some run has lived through more than `ms` of this process's processor time. Call it again and again: a run counts from when it is first
	 * seen here. Runs share the processor evenly, so that a short one among several long ones is over before much time has passed.
	 */
	hasLaboured(ms: number): boolean {
		const used = this.#child.pid === undefined ? undefined : processorMs(this.#child.pid);
		if (used === undefined) return false;
		let laboured = false;
		for (const run of this.#runs.values()) {
			run.seenAtMs ??= used;
			laboured ||= used - run.seenAtMs > ms;
		}
		return laboured;
	}

	/** Lets everything else on this machine go first, until the process ends. */
	stepBack(): void {
		this.isBack = true;
		if (this.#child.pid !== undefined) stepBack(this.#child.pid);
	}

	/** Gives the process the one package that it will run. */
	bind(digest: string, code: string): void {
		this.digest = digest;
		this.#send({ type: 'load', code });
	}

	/** Starts a run; never rejects. Counts as active from the call on. */
	async run(run: HostRun): Promise<HostEnd> {
		const id = this.#nextId++;
		const { promise, resolve } = Promise.withResolvers<HostEnd>();
		const overdue = () =>
			this.end(
				{ failure: 'wallLimit', message: `no answer within ${run.limits.wallMs} ms; the host process was ended` },
				id,
			);
		const deadline = setTimeout(overdue, START_MS + run.limits.wallMs);
		const calls = new RunCalls(run.onCall, {
			answer: (index, answer) => this.#send({ type: 'answer', id, index, answer }),
			abort: () => this.#send({ type: 'abort', id }),
		});
		this.#runs.set(id, { ...run, resolve, startedAt: performance.now(), deadline, calls, lines: 0 });
		this.#hold(true);
		await this.ready;
		const pending = this.#runs.get(id);
		if (pending) {
			clearTimeout(deadline);
			this.#runs.set(id, {
				...pending,
				startedAt: performance.now(),
				deadline: setTimeout(overdue, run.limits.wallMs + GRACE_MS),
			});
			this.#send({ type: 'run', id, request: run.request, limits: run.limits });
		}
		return promise;
	}

	/** Lets the host try what its walls must stop; undefined when it dies over it. */
	async probe(targets: ProbeTargets): Promise<ProbeResult | undefined> {
		const { promise, resolve } = Promise.withResolvers<ProbeResult | undefined>();
		this.#probe = resolve;
		this.#hold(true);
		await this.ready;
		this.#send({ type: 'probe', targets });
		return promise;
	}

	/**
	 * Ends the process. Every run in it fails: the one named with the verdict, the others, which are innocent as far as we know, with
	 * `hostCrash`; all with the verdict when none is named.
	 */
	end(verdict: Verdict, culprit?: number): void {
		if (this.#ended) return;
		if (culprit !== undefined) this.#settle(culprit, verdict);
		this.#verdict ??= culprit === undefined ? verdict : BYSTANDER;
		this.#hold(true);
		// Not yet reaped, so that the number is still its own.
		if (this.#child.pid !== undefined && this.#child.exitCode === null) killTree(this.#child.pid);
	}

	#send(message: ToHost): void {
		if (!this.#child.stdin.destroyed) this.#child.stdin.write(encodeFrame(message));
	}

	#receive(chunk: Buffer, started: () => void): void {
		if (this.#verdict) return;
		try {
			for (const frame of this.#reader.push(chunk)) {
				const message = fromHostSchema.safeParse(frame);
				if (!message.success) throw new Error('a message of another shape');
				this.#take(message.data, started);
			}
		} catch (error) {
			const reason = error instanceof Error ? error.message : 'unknown';
			this.end({ failure: 'hostCrash', message: `the host process broke the protocol: ${reason}` });
		}
	}

	#take(message: FromHost, started: () => void): void {
		if (message.type === 'ready') {
			if (this.#isReady) throw new Error('ready twice');
			this.#isReady = true;
			started();
			this.#release();
			return;
		}
		if (message.type === 'probed') {
			if (!this.#probe) throw new Error('an answer to no question');
			this.#probe(message.result);
			this.#probe = undefined;
			this.#release();
			return;
		}
		const pending = this.#runs.get(message.id);
		if (!pending) throw new Error(`a message for run ${message.id}, which is not running here`);
		if (message.type === 'log') {
			pending.lines += 1;
			if (pending.lines > MAX_LOG_LINES) throw new Error('more log lines than a run may have');
			pending.log(message.level, message.message);
			return;
		}
		if (message.type === 'call') {
			pending.calls.take(message);
			return;
		}
		if (message.type === 'ended') {
			if (message.outcome !== null && pending.calls.unanswered > 0)
				throw new Error('an outcome before the answers to its calls');
			this.#settle(message.id, { outcome: message.outcome, memoryKb: message.memoryKb }, message.cpuMs);
			return;
		}
		const { failure, stack } = message;
		this.#settle(message.id, { failure, message: message.message, stack }, message.cpuMs);
		if (message.fatal) this.end(BYSTANDER);
	}

	#settle(id: number, verdict: HostVerdict, cpuMs = 0): void {
		const pending = this.#runs.get(id);
		if (!pending) return;
		clearTimeout(pending.deadline);
		this.#runs.delete(id);
		pending.calls.close();
		const told = pending.calls.breach ?? verdict;
		pending.resolve({ ...told, cpuMs, wallMs: performance.now() - pending.startedAt });
		this.#release();
	}

	#finish(exited: () => void): void {
		if (this.#ended) return;
		this.#ended = true;
		const verdict = this.#verdict ?? { failure: 'hostCrash', message: this.#stderr };
		for (const id of [...this.#runs.keys()]) this.#settle(id, verdict);
		this.#probe?.(undefined);
		exited();
	}

	#release(): void {
		if (this.active === 0 && !this.#probe && !this.#verdict) this.#hold(false);
	}

	/** Keeps this process alive while something is asked of the host, and lets it end while nothing is. */
	#hold(hold: boolean): void {
		const handles = [this.#child, this.#child.stdin, this.#child.stdout, this.#child.stderr] as {
			ref?(): void;
			unref?(): void;
		}[];
		for (const handle of handles) {
			if (hold) handle.ref?.();
			else handle.unref?.();
		}
	}
}
