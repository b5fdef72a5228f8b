import type { ArgDef, ArgsDef } from 'citty';

/** What is said of a command that has commands below it. */
export function listOf(name: string, commands: readonly (readonly [name: string, description: string])[]): string {
	return [
		`${name} <lệnh / command> [tuỳ chọn / options]`,
		'',
		// Of a description in several lines the first one is its title.
		...table(commands.map(([word, description]) => [word, description.split('\n')[0] ?? ''])),
		'',
		`Chi tiết từng lệnh / more about a command:  ${name} <lệnh / command> --help`,
	].join('\n');
}

/** What is said of a command that does something. */
export function helpOf(name: string, description: string, args: ArgsDef): string {
	const [title = '', ...more] = description.split('\n');
	const entries = Object.entries(args);
	const usage = [name, ...entries.map(([key, arg]) => usageOf(key, arg))].join(' ');
	const lines = entries.map(([key, arg]) => [nameOf(key, arg), explain(arg)] as const);
	return [
		title,
		'',
		`  ${usage}`,
		...(lines.length > 0 ? ['', ...table(lines)] : []),
		...(more.length > 0 ? ['', ...more] : []),
	]
		.join('\n')
		.trimEnd();
}

/** Whether a command can't do without it. */
export const isRequired = (arg: ArgDef): boolean =>
	arg.default === undefined && (arg.type === 'positional' ? arg.required !== false : arg.required === true);

function usageOf(key: string, arg: ArgDef): string {
	const name = nameOf(key, arg);
	return isRequired(arg) ? name : `[${name}]`;
}

function nameOf(key: string, arg: ArgDef): string {
	if (arg.type === 'positional') return `<${key}>`;
	return arg.type === 'string' || arg.type === 'enum' ? `--${key} <${arg.valueHint ?? '…'}>` : `--${key}`;
}

function explain(arg: ArgDef): string {
	const options = arg.type === 'enum' && arg.options ? [arg.options.join(' | ')] : [];
	const standard = arg.default === undefined || arg.default === false || arg.default === '' ? [] : [`= ${arg.default}`];
	const required = isRequired(arg) ? ['bắt buộc / required'] : [];
	const notes = [...options, ...standard, ...required];
	return `${arg.description ?? ''}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
}

function table(lines: readonly (readonly [string, string])[]): string[] {
	const width = Math.max(...lines.map(([first]) => first.length));
	return lines.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`.trimEnd());
}
