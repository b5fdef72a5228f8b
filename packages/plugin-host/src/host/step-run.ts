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
	/** V8 gave up on the isolate: it cannot be disposed of, the process must end. */
	readonly onCatastrophe: (failed: Failed) => void;
}

type Failed = Omit<Extract<FromHost, { type: 'failed' }>, 'id'>;
export type StepEnd = Omit<Extract<FromHost, { type: 'ended' }>, 'id'> | Failed;

/** Lines are counted again here: code that broke the runtime must not flood the pipe. */
const MAX_LOG_LINES = 201;
/** An isolate that was told to stop does so within this. */
const STOP_MS = 250;

/** One run in a fresh isolate, which is disposed of whatever happens. */
export class StepRun {
	readonly #isolate: IsolatedVm.Isolate;
	readonly #input: StepRunInput;
	readonly #started = performance.now();
	#logged = 0;
	#lastCpuMs = 0;
	#patience: NodeJS.Timeout | undefined;
	#stopped: 'cpuLimit' | 'wallLimit' | undefined;

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
			await context.evalClosure('__motcua.start($0, $1);', [this.#input.request, this.#logger()], {
				filename: 'host.js',
			});
			const outcome: unknown = await context.eval('__motcua.take()', { filename: 'host.js' });
			const cpuMs = this.#cpuMs();
			return { type: 'ended', outcome: typeof outcome === 'string' ? outcome : null, cpuMs };
		} catch (error) {
			return this.#explain(error);
		} finally {
			clearTimeout(this.#patience);
			if (!this.#isolate.isDisposed) this.#isolate.dispose();
		}
	}

	/** Ends the run when it is over its limits. An isolate's own timeout counts the clock, and not while it waits: this counts both. */
	enforce(): void {
		if (this.#stopped !== undefined || this.#isolate.isDisposed) return;
		const { cpuMs, wallMs } = this.#input.limits;
		if (performance.now() - this.#started > wallMs) this.#stop('wallLimit');
		else if (this.#cpuMs() > cpuMs) this.#stop('cpuLimit');
	}

	/** Some of V8's own work (arithmetic on huge integers) does not let itself be stopped: then the process goes with it. */
	#stop(limit: 'cpuLimit' | 'wallLimit'): void {
		this.#stopped = limit;
		this.#isolate.dispose();
		this.#patience = setTimeout(() => this.#input.onCatastrophe(this.#explain(undefined)), STOP_MS);
	}

	/** The last time that could be read: an isolate takes its clock along. */
	#cpuMs(): number {
		if (!this.#isolate.isDisposed) this.#lastCpuMs = Number(this.#isolate.cpuTime) / 1e6;
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

	#explain(error: unknown): Failed {
		const { name = 'Error', message = String(error), stack = '' } = Object(error) as Partial<Error>;
		const { cpuMs, wallMs, memoryMb } = this.#input.limits;
		if (this.#stopped === 'cpuLimit') return this.#failed('cpuLimit', `more than ${cpuMs} ms of processor time`);
		if (this.#stopped === 'wallLimit') return this.#failed('wallLimit', `more than ${wallMs} ms on the clock`);
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
