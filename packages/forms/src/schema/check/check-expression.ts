import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import type { FormDefinition, RepeatingGroup } from '../../definition.ts';
import { reasonOf } from '../../expression/expression.ts';
import { MAX_EXPRESSION_LENGTH, MAX_EXPRESSION_NODES, MAX_MACRO_DEPTH } from '../../expression/limits.ts';
import { type Refusal, readReferences } from '../../expression/references.ts';
import { type FormProblem, Problems } from '../problem.ts';
import { type TypedForm, typeForm } from './cel-types.ts';
import { checkLiterals } from './check-literals.ts';
import { closest } from './closest.ts';
import { costOf } from './cost.ts';

/** What an expression must give. `shown`: what can be written into a text; `named`: an answer that can be described. */
export type Expected = 'bool' | 'string' | 'shown' | 'named' | (string & {});

/** Where an expression stands. */
export interface Place {
	readonly path: string;
	readonly groups: readonly RepeatingGroup[];
	readonly expected: Expected;
}

/**
 * Checks an expression over the answers of a form that does not stand in the form itself: when a document is required, the
 * subject line of a dossier. Gives the same problems as the expressions of the form, at `path`.
 */
export function checkFormExpression(
	definition: FormDefinition,
	source: string,
	expected: 'bool' | 'string',
	path: string,
): readonly FormProblem[] {
	const problems = new Problems();
	checkExpression(source, definition, typeForm(definition), { path, groups: [], expected }, problems);
	return problems.list;
}

/** Checks one expression; returns the node steps that one evaluation may take, 0 when it is refused. */
export function checkExpression(
	source: string,
	definition: FormDefinition,
	typed: TypedForm,
	place: Place,
	problems: Problems,
): number {
	const environment = typed.rowOf(place.groups);
	const ast = parse(source, environment, place.path, problems);
	if (ast === null) return 0;
	const references = readReferences(ast);
	for (const refusal of references.refusals) reportRefusal(refusal, place.path, problems);
	if (references.refusals.length > 0) return 0;
	const unknown = [...references.names].filter((name) => !environment.hasVariable(name));
	for (const name of unknown) reportUnknown(name, definition, place, problems);
	if (unknown.length > 0) return 0;
	if (references.wholeRow) reportWholeRow(place.path, problems);
	checkType(source, environment, place, problems);
	const surroundings = { definition, groups: place.groups };
	checkLiterals(ast, surroundings, place.path, problems);
	return costOf(ast, surroundings);
}

function parse(source: string, environment: Environment, path: string, problems: Problems): ASTNode | null {
	if (source.length > MAX_EXPRESSION_LENGTH) {
		problems.add(
			path,
			'expression.tooLong',
			`Biểu thức dài ${source.length} ký tự; tối đa ${MAX_EXPRESSION_LENGTH}.`,
			`The expression has ${source.length} characters; at most ${MAX_EXPRESSION_LENGTH} are allowed.`,
		);
		return null;
	}
	try {
		return environment.parse(source).ast;
	} catch (error) {
		const position = positionOf(error);
		problems.add(
			path,
			'expression.syntax',
			`Biểu thức sai cú pháp${position === null ? '' : ` tại ký tự thứ ${position}`}: ${reasonOf(error)}.`,
			`The expression has a syntax error${position === null ? '' : ` at character ${position}`}: ${reasonOf(error)}.`,
		);
		return null;
	}
}

/** 1-based. */
function positionOf(error: unknown): number | null {
	if (!(error instanceof Error) || !('range' in error)) return null;
	const { range } = error;
	if (typeof range !== 'object' || range === null || !('start' in range)) return null;
	return typeof range.start === 'number' ? range.start + 1 : null;
}

const REFUSALS: Readonly<Record<Refusal['code'], readonly [vi: string, en: string]>> = {
	function: ['hàm này không dùng được trong biểu mẫu', 'this function is not available in forms'],
	literal: ['kiểu giá trị này không dùng được trong biểu mẫu', 'this kind of value is not available in forms'],
	macroDepth: [
		`all, exists, map, filter lồng nhau tối đa ${MAX_MACRO_DEPTH} tầng`,
		`all, exists, map, filter may be nested ${MAX_MACRO_DEPTH} deep at most`,
	],
	nodes: [
		`biểu thức quá phức tạp, tối đa ${MAX_EXPRESSION_NODES} phần tử`,
		`the expression is too complex, at most ${MAX_EXPRESSION_NODES} elements`,
	],
	patternLiteral: ['mẫu phải viết thẳng trong biểu thức', 'the pattern must be written out in the expression'],
	mapLiteral: ['không dùng được cấu trúc {…}', 'maps are not available in forms'],
};

function reportRefusal({ code, found }: Refusal, path: string, problems: Problems): void {
	const [vi, en] = REFUSALS[code];
	problems.add(path, `expression.${code}`, `“${found}”: ${vi}.`, `“${found}”: ${en}.`);
}

const ROW_NAMES = new Set(['item', 'index', 'outerItem']);

function reportUnknown(name: string, definition: FormDefinition, { path, groups }: Place, problems: Problems): void {
	const rowKeys = groups.at(-1)?.fields.map((field) => field.key) ?? [];
	const keys = definition.sections.flatMap((section) => section.fields.map((field) => field.key));
	if (ROW_NAMES.has(name)) {
		problems.add(
			path,
			'expression.unknownName',
			`“${name}” chỉ dùng được bên trong nhóm lặp${name === 'outerItem' ? ' nằm trong một nhóm lặp khác' : ''}.`,
			`“${name}” can be used inside ${name === 'outerItem' ? 'a group in a group' : 'a repeating group'} only.`,
		);
		return;
	}
	const suggestion = rowKeys.includes(name) ? `item.${name}` : closest(name, [...keys, 'today']);
	problems.add(
		path,
		'expression.unknownName',
		`Không có mục nào tên “${name}”.${suggestion === null ? '' : ` Có phải là “${suggestion}”?`}`,
		`There is no field named “${name}”.${suggestion === null ? '' : ` Did you mean “${suggestion}”?`}`,
	);
}

function reportWholeRow(path: string, problems: Problems): void {
	problems.add(
		path,
		'expression.wholeRow',
		'Chỉ đọc được từng mục của dòng, viết là item.tên; không dùng cả dòng.',
		'Read the fields of a row one by one, as item.key; the row as a whole cannot be used.',
	);
}

function checkType(source: string, environment: Environment, { path, expected }: Place, problems: Problems): void {
	const result = environment.check(source);
	if (!result.valid) {
		const reason = reasonOf(result.error);
		const hint = reason.includes("'null'")
			? [' Để trống thì viết dyn(null).', ' Write dyn(null) for “no value”.']
			: ['', ''];
		problems.add(
			path,
			'expression.type',
			`Biểu thức sai kiểu dữ liệu: ${reason}.${hint[0]}`,
			`The types in the expression do not fit: ${reason}.${hint[1]}`,
		);
		return;
	}
	const type = result.type ?? 'dyn';
	if (fits(type, expected)) return;
	problems.add(
		path,
		'expression.result',
		`Biểu thức cho kết quả kiểu ${type}; ở đây cần ${nameOf(expected)[0]}.`,
		`The expression gives ${type}; ${nameOf(expected)[1]} is expected here.`,
	);
}

function fits(type: string, expected: Expected): boolean {
	if (type === 'dyn' || type === expected) return true;
	if (expected === 'named') return !type.startsWith('list<Row_');
	if (expected === 'shown') return type === 'string' || type === 'int' || type === 'double';
	if (expected === 'double') return type === 'int';
	return expected === 'list<string>' && type === 'list';
}

function nameOf(expected: Expected): readonly [vi: string, en: string] {
	switch (expected) {
		case 'bool':
			return ['true hoặc false (bool)', 'true or false (bool)'];
		case 'shown':
		case 'named':
			return ['chữ hoặc số', 'a text or a number'];
		default:
			return [expected, expected];
	}
}
