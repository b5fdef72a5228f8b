import type { Environment } from '@marcbachmann/cel-js';
import {
	dateInWords,
	formatDate,
	formatVnd,
	type PersonalId,
	parsePersonalId,
	vndInWords,
} from '@motcua/domain/formats';
import { compilePattern, type Pattern } from '../pattern/pattern.ts';
import { addDays, ageOn, daysBetween, yearOf } from './dates.ts';
import { MAX_JOINED_LENGTH } from './limits.ts';
import { unanswered } from './unanswered.ts';

/** Handlers never wait for anything; saying so spares cel-js a check for promises at each call. */
const SYNC = { async: false };

/** Signature and handler; cel-js hands over values of the declared types. */
type Helper = readonly [signature: string, handler: (...args: never[]) => unknown];

const HELPERS: readonly Helper[] = [
	['daysBetween(string, string): int', daysBetween],
	['addDays(string, int): string', addDays],
	['ageOn(string, string): int', ageOn],
	['year(string): int', yearOf],
	['formatDate(string): string', formatDate],
	['birthDateWords(string): string', dateInWords],
	['formatVnd(int): string', (amount: bigint) => formatVnd(Number(amount))],
	['words(int): string', (amount: bigint) => vndInWords(Number(amount))],
	['idBirthYear(string): int', (number: string) => BigInt(personalId(number).birthYear)],
	['idGender(string): string', (number: string) => personalId(number).gender],
	['matches(string, string): bool', (text: string, pattern: string) => knownPattern(pattern).test(text)],
	['join(list<string>, string): string', join],
];

const LIST_HELPERS: readonly Helper[] = [
	['sum(list<int>): int', sum],
	['sum(list<double>): double', sum],
	['sum(list<null>): int', unanswered],
	['join(list<null>, string): string', unanswered],
	['sumBy(list, string): int', sumBy],
	['sumBy(list, string, string): int', sumBy],
	['sumBy(list, string, string, string): int', sumBy],
];

/** Adds the helper functions; each also for `null` in any place, where the result is "no value". */
export function registerHelpers(environment: Environment): void {
	for (const [signature, handler] of HELPERS) {
		environment.registerFunction(signature, handler, SYNC);
		for (const variant of nullVariants(signature)) environment.registerFunction(variant, unanswered, SYNC);
	}
	for (const [signature, handler] of LIST_HELPERS) environment.registerFunction(signature, handler, SYNC);
}

/** `f(string, int): T` → the same with `null` for the first, the second, both arguments. */
function nullVariants(signature: string): readonly string[] {
	const found = /^(\w+)\((.*)\)(: .*)$/.exec(signature);
	const [, name = '', list = '', result = ''] = found ?? [];
	const types = list.split(', ');
	const variants: string[] = [];
	for (let bits = 1; bits < 2 ** types.length; bits += 1) {
		const chosen = types.map((type, index) => ((bits >> index) & 1 ? 'null' : type));
		variants.push(`${name}(${chosen.join(', ')})${result}`);
	}
	return variants;
}

function personalId(number: string): PersonalId {
	const parsed = parsePersonalId(number);
	return parsed.ok ? parsed.value : unanswered();
}

/** Patterns of `matches` are literals of the form, so there are few; the cap is for forms that come and go. */
const MAX_PATTERNS = 200;
const patterns = new Map<string, Pattern>();

function knownPattern(source: string): Pattern {
	const known = patterns.get(source);
	if (known !== undefined) return known;
	const pattern = compilePattern(source);
	if (patterns.size >= MAX_PATTERNS) patterns.clear();
	patterns.set(source, pattern);
	return pattern;
}

/** Texts that are there, put together. */
function join(texts: readonly unknown[], separator: string): string {
	const joined = texts.filter((text) => typeof text === 'string' && text !== '').join(separator);
	if (joined.length > MAX_JOINED_LENGTH) throw new RangeError(`join: more than ${MAX_JOINED_LENGTH} characters`);
	return joined;
}

function sum(values: readonly unknown[]): bigint | number {
	let whole = 0n;
	let decimal = 0;
	let decimals = false;
	for (const value of values) {
		if (typeof value === 'bigint') whole += value;
		else if (typeof value === 'number') {
			decimal += value;
			decimals = true;
		} else unanswered();
	}
	return decimals ? decimal + Number(whole) : whole;
}

/** Sum over the rows of the product of these fields; a row in which one is missing adds nothing. */
function sumBy(rows: readonly unknown[], ...keys: readonly string[]): bigint {
	let total = 0n;
	for (const row of rows) {
		if (!(row instanceof Map)) continue;
		const values: readonly unknown[] = keys.map((key) => row.get(key));
		if (values.every((value) => typeof value === 'bigint'))
			total += values.reduce((product, value) => product * value, 1n);
	}
	return total;
}
