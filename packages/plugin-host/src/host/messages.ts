/** What core and host process say to each other. The core checks every message of the host; the host trusts the core. */
import type { CallName } from '@motcua/procedure-sdk';

export interface RunLimits {
	readonly cpuMs: number;
	readonly wallMs: number;
	readonly memoryMb: number;
}

/** Things that the walls around the host process must stop; tried by the host itself when a doctor asks. */
export interface ProbeTargets {
	/** A file outside the read list. */
	readonly file: string;
	readonly tcpPort: number;
	readonly socketPath: string;
	readonly program: string;
	/** The core's process. */
	readonly pid: number;
}

export type ToHost =
	/** First: the runtime script, run in every isolate before the package's code. */
	| { readonly type: 'init'; readonly runtime: string }
	/** Second, once: the code of the one package that this process will ever run. */
	| { readonly type: 'load'; readonly code: string }
	| { readonly type: 'run'; readonly id: number; readonly request: string; readonly limits: RunLimits }
	/** What a call of the run was answered: JSON of a `CallAnswer`. Calls of a run are answered in the order in which they were made. */
	| { readonly type: 'answer'; readonly id: number; readonly index: number; readonly answer: string }
	/** Ends the run: the core has made up its mind. */
	| { readonly type: 'abort'; readonly id: number }
	| { readonly type: 'probe'; readonly targets: ProbeTargets };

export interface ProbeResult {
	readonly readFile: boolean;
	readonly connectTcp: boolean;
	readonly connectUnixSocket: boolean;
	readonly spawn: boolean;
	readonly signalParent: boolean;
	readonly environmentKeys: number;
}

export type FromHost =
	| { readonly type: 'ready' }
	| { readonly type: 'log'; readonly id: number; readonly level: 'info' | 'warn' | 'error'; readonly message: string }
	/** The run asks for something; `index` counts its calls from 0, `request` is JSON. */
	| {
			readonly type: 'call';
			readonly id: number;
			readonly index: number;
			readonly call: CallName;
			readonly request: string;
	  }
	/** `outcome`: JSON that the runtime left, or null when the handler can no longer answer. */
	| {
			readonly type: 'ended';
			readonly id: number;
			readonly outcome: string | null;
			readonly cpuMs: number;
			readonly memoryKb: number;
	  }
	| {
			readonly type: 'failed';
			readonly id: number;
			readonly failure: 'bug' | 'cpuLimit' | 'wallLimit' | 'memoryLimit';
			readonly message: string;
			readonly stack: string;
			readonly cpuMs: number;
			/** The isolate could not be stopped: the process ends with this message. */
			readonly fatal: boolean;
	  }
	| { readonly type: 'probed'; readonly result: ProbeResult };
