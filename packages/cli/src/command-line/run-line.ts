import type { ArgsDef, CommandDef } from 'citty';
import { complainAndExit } from '../complain.ts';
import type { ListedCommand } from './all-commands.ts';
import { helpOf, listOf } from './help.ts';
import { wrongArgument } from './wrong-argument.ts';

// biome-ignore lint/suspicious/noExplicitAny: citty's commands are generic over their arguments, and the list holds them all.
export type AnyCommand = CommandDef<any>;

const EXIT_MISUSED = 2;

/**
 * Runs the command that a line names, or says what is wrong with the line: in both languages, with exit code 2, before
 * anything is done. An option that nobody knows is refused: a mistyped `--dry-run` must not do the real thing.
 */
export async function runLine(
	commands: Readonly<Record<string, ListedCommand>>,
	version: string,
	line: readonly string[],
): Promise<void> {
	const [word, ...rest] = line;
	if (word === '--version' || word === '-v') return void console.log(version);
	const lines = Object.entries(commands).map(([name, { description }]) => [name, description] as const);
	const list = listOf('motcua', lines);
	if (word === undefined || isHelp(word)) return show(list, word !== undefined);
	const listed = commands[word];
	if (listed === undefined) return refuse(noSuchCommand(word, Object.keys(commands)), 'motcua');
	try {
		await runCommand(await listed.load(), ['motcua', word], rest);
	} catch (error) {
		complainAndExit(error);
	}
}

async function runCommand(command: AnyCommand, path: readonly string[], line: readonly string[]): Promise<void> {
	const name = path.join(' ');
	const subCommands = await resolved(command.subCommands);
	if (subCommands !== undefined) {
		const [word, ...rest] = line;
		if (word === undefined || isHelp(word)) return show(await listOfSubCommands(name, subCommands), word !== undefined);
		const sub = subCommands[word];
		if (sub === undefined) return refuse(noSuchCommand(word, Object.keys(subCommands)), name);
		return runCommand(await resolved(sub), [...path, word], rest);
	}
	const args: ArgsDef = (await resolved(command.args)) ?? {};
	const asked = line.includes('--') ? line.slice(0, line.indexOf('--')) : line;
	if (asked.some(isHelp)) return void console.log(helpOf(name, await descriptionOf(command), args));
	const wrong = wrongArgument(args, line);
	if (wrong !== null) return refuse(wrong, name);
	const { runCommand: run } = await import('citty');
	await run(command, { rawArgs: [...line] });
}

const isHelp = (word: string): boolean => word === '--help' || word === '-h';

/** What a citty command gives as itself, as a promise or as a function. */
const resolved = async <T>(value: T | Promise<T> | (() => T | Promise<T>)): Promise<T> =>
	typeof value === 'function' ? (value as () => T | Promise<T>)() : value;

async function listOfSubCommands(name: string, subCommands: Readonly<Record<string, unknown>>): Promise<string> {
	const lines = Object.entries(subCommands).map(
		async ([word, sub]) => [word, await descriptionOf((await resolved(sub)) as AnyCommand)] as const,
	);
	return listOf(name, await Promise.all(lines));
}

const descriptionOf = async (command: AnyCommand): Promise<string> => (await resolved(command.meta))?.description ?? '';

function show(list: string, wasAsked: boolean): void {
	if (!wasAsked) process.exitCode = EXIT_MISUSED;
	(wasAsked ? console.log : console.error)(list);
}

const noSuchCommand = (word: string, known: readonly string[]) => ({
	vi: `Không có lệnh “${word}”. Các lệnh: ${known.join(', ')}.`,
	en: `There is no command “${word}”. Commands: ${known.join(', ')}.`,
});

function refuse({ vi, en }: { readonly vi: string; readonly en: string }, name: string): void {
	console.error(`✗ ${vi}\n  ${en}\n  ${name} --help`);
	process.exitCode = EXIT_MISUSED;
}
