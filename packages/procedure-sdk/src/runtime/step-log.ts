import type { StepLogLine } from '../contract.ts';
import type { StepLogger } from '../procedure/context.ts';

/** Takes a line out of the sandbox. */
export type EmitLine = (level: StepLogLine['level'], message: string) => void;

/**
 * A logger that stops at 200 lines of 2,000 characters and says at the end how many it dropped.
 *
 * Self-contained: its source text is part of the script that runs inside the sandbox, see `runtime-source.ts`.
 */
export function stepLog(emit: EmitLine): StepLogger & { readonly finish: () => void } {
	let lines = 0;
	const write = (level: StepLogLine['level']) => (message: unknown) => {
		lines += 1;
		if (lines <= 200) emit(level, String(message).slice(0, 2000));
	};
	return Object.freeze({
		info: write('info'),
		warn: write('warn'),
		error: write('error'),
		finish() {
			if (lines > 200) emit('warn', `${lines - 200} more lines were dropped`);
		},
	});
}
