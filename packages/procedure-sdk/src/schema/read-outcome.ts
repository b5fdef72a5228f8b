import type { StepFailureClass, StepLogLine, StepResult } from '../contract.ts';
import { explainIssue } from './explain-issue.ts';
import { parseUntrustedJson } from './parse-json.ts';
import { runtimeOutcomeSchema } from './step-result-schema.ts';

/** What left the runtime, judged: the result, or why there is none. */
export type Verdict =
	| { readonly ok: true; readonly result: StepResult }
	| { readonly ok: false; readonly failure: StepFailureClass; readonly message: string; readonly stack?: string };

/** Largest JSON that may enter or leave a run, in UTF-16 units: 1 MiB. */
export const MAX_PAYLOAD = 1_048_576;
/** Log lines kept of one run. The runtime stops here itself; code that broke it is stopped again outside. */
export const MAX_LOG_LINES = 201;

/** A list of log lines that cannot be flooded. */
export function boundedLog() {
	const lines: StepLogLine[] = [];
	return {
		lines,
		add(level: StepLogLine['level'], message: string) {
			if (lines.length < MAX_LOG_LINES) lines.push({ level, message: message.slice(0, 2000) });
		},
	};
}

/**
 * Judges what a run left behind. Everything that the contract does not allow is the author's bug: no answer, an answer too large, an
 * answer of another shape.
 */
export function readOutcome(text: string | undefined): Verdict {
	if (text === undefined) {
		return bug(
			'the handler never answers: its promise can no longer settle, because a step has no timers and no input',
		);
	}
	if (text.length > MAX_PAYLOAD) {
		return bug(`the result has ${text.length} characters of JSON; at most ${MAX_PAYLOAD} may leave a step`);
	}
	const json = parseUntrustedJson(text);
	if (!json.ok) return bug(`the result is not JSON that may be kept: ${json.why}`);
	const parsed = runtimeOutcomeSchema.safeParse(json.value);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const problem = issue && explainIssue(issue);
	return bug(`the result is not what the contract allows: ${problem?.path || 'result'}: ${problem?.message.en ?? ''}`);
}

const bug = (message: string): Verdict => ({ ok: false, failure: 'bug', message });
