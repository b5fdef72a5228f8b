import type { Parsed } from '../../src/formats/index.ts';

/** The value; fails the test when there is none. */
export function accepted<T>(parsed: Parsed<T>): T {
	if (!parsed.ok) throw new Error(`expected a value, got ${parsed.problem.code}`);
	return parsed.value;
}
/** The code of the problem; fails the test when the value was accepted. Both languages must say something. */
export function problemCode(parsed: Parsed<unknown>): string {
	if (parsed.ok) throw new Error(`expected a problem, got ${JSON.stringify(parsed.value)}`);
	const { code, message } = parsed.problem;
	if (message.vi.length < 10 || message.en.length < 10) throw new Error(`${code} has no message`);
	return code;
}
export function warningCodes(parsed: Parsed<unknown>): string[] {
	if (!parsed.ok) throw new Error(`expected a value, got ${parsed.problem.code}`);
	return parsed.warnings.map((warning) => warning.code);
}
