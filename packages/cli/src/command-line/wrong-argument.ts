import type { Localised } from '@motcua/domain';
import type { ArgDef, ArgsDef } from 'citty';
import { isRequired } from './help.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The first thing that is wrong with the arguments of a command; null when they fit. Citty itself passes over what it doesn't know. */
export function wrongArgument(args: ArgsDef, line: readonly string[]): Localised | null {
	const options = knownOptions(args);
	const given = new Set<ArgDef>();
	const words: string[] = [];
	for (let at = 0; at < line.length; at++) {
		const word = line[at] ?? '';
		if (word === '--') {
			words.push(...line.slice(at + 1));
			break;
		}
		if (!word.startsWith('-') || word === '-') {
			words.push(word);
			continue;
		}
		const [name = '', value] = word.split(/=(.*)/s, 2);
		const arg = options.get(name);
		if (arg === undefined) return unknownOption(name, [...options.keys()]);
		given.add(arg);
		if (arg.type !== 'string' && arg.type !== 'enum') continue;
		const told = value ?? line[++at];
		if (told === undefined || told === '' || (value === undefined && told.startsWith('--'))) return needsValue(name);
		if (arg.type === 'enum' && !(arg.options ?? []).includes(told)) return notAChoice(name, told, arg.options ?? []);
	}
	return wrongCount(args, given, words);
}

function knownOptions(args: ArgsDef): Map<string, ArgDef> {
	const options = new Map<string, ArgDef>();
	for (const [key, arg] of Object.entries(args)) {
		if (arg.type === 'positional') continue;
		for (const name of [key, kebab(key)]) {
			options.set(`--${name}`, arg);
			if (arg.type === 'boolean') options.set(`--no-${name}`, arg);
		}
		for (const alias of 'alias' in arg ? [arg.alias ?? []].flat() : [])
			options.set(`${alias.length === 1 ? '-' : '--'}${alias}`, arg);
	}
	return options;
}

function wrongCount(args: ArgsDef, given: ReadonlySet<ArgDef>, words: readonly string[]): Localised | null {
	const positional = Object.entries(args).filter(([, arg]) => arg.type === 'positional');
	const missingWord = positional.slice(words.length).find(([, arg]) => isRequired(arg));
	if (missingWord) return missing(`<${missingWord[0]}>`);
	const missingOption = Object.entries(args).find(
		([, arg]) => arg.type !== 'positional' && isRequired(arg) && !given.has(arg),
	);
	if (missingOption) return missing(`--${missingOption[0]}`);
	const surplus = words[positional.length];
	if (surplus === undefined) return null;
	return {
		vi: `“${surplus}” là thừa: lệnh này ${positional.length === 0 ? 'không nhận gì ngoài tuỳ chọn' : `chỉ nhận ${positional.length} mục`}.`,
		en: `“${surplus}” is one too many: this command takes ${positional.length === 0 ? 'nothing but options' : positional.length}.`,
	};
}

const missing = (name: string): Localised => ({ vi: `Thiếu ${name}.`, en: `${name} is missing.` });

const needsValue = (name: string): Localised => ({
	vi: `Tuỳ chọn ${name} cần một giá trị.`,
	en: `The option ${name} needs a value.`,
});

const notAChoice = (name: string, value: string, choices: readonly string[]): Localised => ({
	vi: `“${value}” không dùng được cho ${name}; cần một trong: ${choices.join(', ')}.`,
	en: `“${value}” can't be used for ${name}; expected one of: ${choices.join(', ')}.`,
});

/** The same letters, perhaps in another order or without hyphens: what a typing error makes of a name. */
const letters = (name: string): string => [...name.replaceAll('-', '')].sort().join('');

function unknownOption(name: string, known: readonly string[]): Localised {
	const meant = known.find((one) => letters(one) === letters(name)) ?? known.find((one) => one.startsWith(name));
	return {
		vi: `Không có tuỳ chọn ${name}.${meant ? ` Có phải ${meant}?` : ''} Chưa làm gì cả.`,
		en: `There is no option ${name}.${meant ? ` Did you mean ${meant}?` : ''} Nothing was done.`,
	};
}
