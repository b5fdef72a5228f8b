import { styleText } from 'node:util';
import type { Localised } from '@motcua/forms';
import type { CheckFinding } from '../check/check-finding.ts';
import { documentationOf } from '../check/rule-guide.ts';
import type { PackageChange } from '../diff/index.ts';

/** Exit codes of every command: 0 all is well, 1 the package is not, 2 the command was given something wrong. */
export const EXIT = { well: 0, unsound: 1, misused: 2 } as const;

/** An error of ours, known by its shape: stable code and a sentence in both languages. */
interface Explained {
	readonly name: string;
	readonly code: string;
	readonly place?: string;
	readonly text: Localised;
}
const isExplained = (error: unknown): error is Explained & Error =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' && 'text' in error;

/**
 * Runs what a command does and sets the exit code. Known errors are told in both languages with code and place; with `asJson` as one
 * object on standard output. What nobody foresaw is thrown on.
 */
export async function act(run: () => Promise<number>, asJson = false): Promise<void> {
	try {
		process.exitCode = await run();
	} catch (error) {
		if (!isExplained(error)) throw error;
		const { code, place, text } = error;
		if (asJson) console.log(JSON.stringify({ error: { code, place: place ?? null, message: text } }, null, '\t'));
		else console.error(`${styleText('red', code)} ${place ?? ''}\n  ${text.vi}\n  ${text.en}`);
		process.exitCode = error.name === 'ToolError' || error.name === 'SigningKeyError' ? EXIT.misused : EXIT.unsound;
	}
}

/** Findings for people: rule, place, both languages, and where to read more. */
export function printFindings(findings: readonly CheckFinding[]): void {
	for (const { rule, severity, place, message, fix } of findings) {
		const colour = severity === 'error' ? 'red' : 'yellow';
		console.log(
			`${styleText(colour, rule)} ${place}\n  ${message.vi} ${fix.vi}\n  ${message.en} ${fix.en}\n  ${styleText('dim', documentationOf(rule))}`,
		);
	}
}

const COLOURS = { major: 'red', minor: 'yellow', patch: 'dim' } as const;

/** One difference, for people. */
export const printChange = ({ kind, place, bump, message }: PackageChange): void =>
	console.log(`${styleText(COLOURS[bump], `${bump.padEnd(5)} ${kind}`)} ${place}\n  ${message.vi}\n  ${message.en}`);

/** Two sentences, one under the other. */
export const say = (text: Localised): void => console.log(`${text.vi}\n${text.en}`);
