import type { CallName } from '@motcua/procedure-sdk';
import type IsolatedVm from 'isolated-vm';
import type { FromHost, RunLimits } from './messages.ts';

export interface StepRunInput {
	readonly ivm: typeof IsolatedVm;
	/**
	 * Script that prepares the realm. Run in every isolate instead of kept in a V8 snapshot: Temporal and WebAssembly enter a realm after its snapshot
	 * was read, so that a snapshot cannot lock them, and it would save 0.4 of 3 ms.
	 */
	readonly runtime: string;
	readonly code: string;
	readonly request: string;
	readonly limits: RunLimits;
	readonly log: (level: 'info' | 'warn' | 'error', message: string) => void;
	/** Takes a call of the run to the core, which answers by {@link StepRun.answer}. */
	readonly call: (index: number, call: CallName, request: string) => void;
	/** V8 gave up on the isolate: it cannot be disposed of, the process must end. */
	readonly onCatastrophe: (failed: Failed) => void;
}

type Failed = Omit<Extract<FromHost, { type: 'failed' }>, 'id'>;
export type StepEnd = Omit<Extract<FromHost, { type: 'ended' }>, 'id'> | Failed;

/** Lines are counted again here: code that broke the runtime must not flood the pipe. */
const MAX_LOG_LINES = 201;
/** Calls are counted and measured here as well, for the same reason. */
const MAX_CALLS = 32;
const MAX_CALL_REQUEST = 262_144;
/** An isolate that was told to stop does so within this. */
const STOP_MS = 250;

/** One run in a fresh isolate, which is disposed of whatever happens. */
export class StepRun {
	readonly #isolate: IsolatedVm.Isolate;
	readonly #input: StepRunInput;
	readonly #started = performance.now();
	readonly #processAtStart = process.cpuUsage();
	#logged = 0;
	#lastCpuMs = 0;
	#patience: NodeJS.Timeout | undefined;
	#stopped: 'cpuLimit' | 'wallLimit' | 'aborted' | undefined;
	#called = 0;
	#answered = 0;
	readonly #answers: { readonly index: number; readonly answer: string }[] = [];
	/** Settles when the next answer is there, or never will be. */
	#waiting: PromiseWithResolvers<void> | undefined;

	constructor(input: StepRunInput) {
		this.#input = input;
		this.#isolate = new input.ivm.Isolate({
			memoryLimit: input.limits.memoryMb,
			onCatastrophicError: (message) => input.onCatastrophe(this.#failed('memoryLimit', message)),
		});
	}

	async run(): Promise<StepEnd> {
		try {
			const context = await this.#isolate.createContext();
			await context.eval(this.#input.runtime, { filename: 'runtime.js' });
			await context.eval(this.#input.code, { filename: 'code/steps.js' });
			const tools = [this.#input.request, this.#logger(), this.#caller()];
			await context.evalClosure('__motcua.start($0, $1, $2);', tools, { filename: 'host.js' });
			for (;;) {
				const outcome: unknown = await context.eval('__motcua.take()', { filename: 'host.js' });
				const unanswered = this.#called - this.#answered;
				if (typeof outcome === 'string' && unanswered > 0)
					throw new Error('the handler answered while its calls were unanswered; await every call of use');
				if (typeof outcome === 'string' || unanswered === 0) return this.#ended(outcome);
				const { index, answer } = await this.#nextAnswer();
				await context.evalClosure('__motcua.settle($0, $1);', [index, answer], { filename: 'host.js' });
			}
		} catch (error) {
			return this.#explain(error);
		} finally {
			clearTimeout(this.#patience);
			if (!this.#isolate.isDisposed) this.#isolate.dispose();
		}
	}

	/** Gives the run what one of its calls was answered. */
	answer(answer: { readonly index: number; readonly answer: string }): void {
		this.#answers.push(answer);
		this.#waiting?.resolve();
	}

	/** Ends the run: whatever it would answer, the core does not want it. */
	abort(): void {
		if (this.#stopped === undefined) this.#stop('aborted');
	}

	async #nextAnswer() {
		for (;;) {
			if (this.#stopped) throw new Error('stopped');
			const next = this.#answers.shift();
			if (next) {
				this.#answered += 1;
				return next;
			}
			this.#waiting = Promise.withResolvers();
			await this.#waiting.promise;
		}
	}

	#ended(outcome: unknown): StepEnd {
		const { used_heap_size, externally_allocated_size } = this.#isolate.getHeapStatisticsSync();
		const memoryKb = Math.ceil((used_heap_size + externally_allocated_size) / 1024);
		return { type: 'ended', outcome: typeof outcome === 'string' ? outcome : null, cpuMs: this.#cpuMs(), memoryKb };
	}

	/** Ends the run when it is over its limits. An isolate's own timeout counts the clock, and not while it waits: this counts both. */
	enforce(): void {
		if (this.#stopped !== undefined || this.#isolate.isDisposed) return;
		const { cpuMs, wallMs } = this.#input.limits;
		if (performance.now() - this.#started > wallMs) this.#stop('wallLimit');
		else if (this.#cpuMs() > cpuMs) this.#stop('cpuLimit');
	}

	/** Some of V8's own work (arithmetic on huge integers) does not let itself be stopped: then the process goes with it. */
	#stop(why: 'cpuLimit' | 'wallLimit' | 'aborted'): void {
		this.#stopped = why;
		this.#waiting?.resolve();
		this.#isolate.dispose();
		this.#patience = setTimeout(() => this.#input.onCatastrophe(this.#explain(undefined)), STOP_MS);
	}

	/**
	 * The last time that could be read: an isolate takes its clock along. While an isolate works it tells the time on the clock for its
	 * processor time; on a busy machine a sound step would pass its limit by waiting. More than the process was given it can't have spent.
	 */
	#cpuMs(): number {
		if (this.#isolate.isDisposed) return this.#lastCpuMs;
		const { user, system } = process.cpuUsage(this.#processAtStart);
		this.#lastCpuMs = Math.min(Number(this.#isolate.cpuTime) / 1e6, (user + system) / 1e3);
		return this.#lastCpuMs;
	}

	#logger(): IsolatedVm.Callback {
		const { ivm, log } = this.#input;
		return new ivm.Callback(
			(level: unknown, message: unknown) => {
				this.#logged += 1;
				if (this.#logged > MAX_LOG_LINES) return;
				log(level === 'warn' || level === 'error' ? level : 'info', String(message).slice(0, 2000));
			},
			{ ignored: true },
		);
	}

	/** Numbers are given here: what the isolate says of them is not believed, only that it keeps the order. */
	#caller(): IsolatedVm.Callback {
		const { ivm, call } = this.#input;
		return new ivm.Callback(
			(index: unknown, name: unknown, request: unknown) => {
				const isSound = index === this.#called && typeof name === 'string' && typeof request === 'string';
				if (!isSound || name.length > 50 || request.length > MAX_CALL_REQUEST || this.#called >= MAX_CALLS)
					return this.abort();
				this.#called += 1;
				// Whether there is such a call is for the core to say.
				call(index, name as CallName, request);
			},
			{ ignored: true },
		);
	}

	#explain(error: unknown): Failed {
		const { name = 'Error', message = String(error), stack = '' } = Object(error) as Partial<Error>;
		const { cpuMs, wallMs, memoryMb } = this.#input.limits;
		if (this.#stopped === 'cpuLimit') return this.#failed('cpuLimit', `more than ${cpuMs} ms of processor time`);
		if (this.#stopped === 'wallLimit') return this.#failed('wallLimit', `more than ${wallMs} ms on the clock`);
		if (this.#stopped === 'aborted') return this.#failed('bug', 'the step made calls that no step may make');
		if (/memory limit|array buffer allocation failed/i.test(message))
			return this.#failed('memoryLimit', `more than ${memoryMb} MB of memory`);
		return this.#failed('bug', `${name}: ${message}`, stack);
	}

	#failed(failure: 'bug' | 'cpuLimit' | 'wallLimit' | 'memoryLimit', message: string, stack = ''): Failed {
		return {
			type: 'failed',
			fatal: false,
			failure,
			message: message.slice(0, 2000),
			stack: stack.slice(0, 8000),
			cpuMs: this.#cpuMs(),
		};
	}
}
