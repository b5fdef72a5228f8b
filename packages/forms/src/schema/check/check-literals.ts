import type { ASTNode } from '@marcbachmann/cel-js';
import type { ChoiceField, FormField, MultiChoiceField } from '../../definition.ts';
import type { Problems } from '../problem.ts';
import { reportPattern } from './check-limits.ts';
import { closest } from './closest.ts';
import { type Bound, partsOf, resolve, resolveGroup, type Surroundings } from './resolve.ts';

/**
 * Literals that cannot be right: a choice compared with a value that is none of its options, `sumBy` over fields that the
 * rows do not have, a pattern that cannot be matched. CEL's types see only texts there.
 */
export function checkLiterals(ast: ASTNode, surroundings: Surroundings, path: string, problems: Problems): void {
	visit(ast, surroundings, new Map(), path, problems);
}

function visit(node: ASTNode, surroundings: Surroundings, bound: Bound, path: string, problems: Problems): void {
	if (node.op === '==' || node.op === '!=') {
		const [left, right] = node.args;
		checkOption(resolve(left, surroundings, bound), textOf(right), path, problems);
		checkOption(resolve(right, surroundings, bound), textOf(left), path, problems);
	} else if (node.op === 'in') {
		const [left, right] = node.args;
		if (right.op === 'list')
			for (const element of right.args)
				checkOption(resolve(left, surroundings, bound), textOf(element), path, problems);
		else checkOption(resolve(right, surroundings, bound), textOf(left), path, problems);
	} else if (node.op === 'call' && node.args[0] === 'sumBy') {
		checkSumBy(node.args[1], surroundings, bound, path, problems);
	} else if (node.op === 'call' && node.args[0] === 'matches') {
		const pattern = node.args[1][1] === undefined ? null : textOf(node.args[1][1]);
		if (pattern !== null) reportPattern(pattern, path, problems);
	}
	for (const part of partsOf(node, surroundings, bound)) visit(part.node, surroundings, part.bound, path, problems);
}

function textOf(node: ASTNode): string | null {
	return node.op === 'value' && typeof node.args === 'string' ? node.args : null;
}

function hasOptions(field: FormField | null): field is ChoiceField | MultiChoiceField {
	return field?.type === 'choice' || field?.type === 'multiChoice';
}

function checkOption(field: FormField | null, value: string | null, path: string, problems: Problems): void {
	if (value === null || !hasOptions(field)) return;
	const known = field.options.map((option) => option.value);
	if (known.includes(value)) return;
	const suggestion = closest(value, known);
	problems.add(
		path,
		'expression.option',
		`“${value}” không phải là lựa chọn của mục “${field.key}”.${suggestion === null ? '' : ` Có phải là “${suggestion}”?`}`,
		`“${value}” is no option of the field “${field.key}”.${suggestion === null ? '' : ` Did you mean “${suggestion}”?`}`,
	);
}

function checkSumBy(
	[list, ...keys]: readonly ASTNode[],
	surroundings: Surroundings,
	bound: Bound,
	path: string,
	problems: Problems,
): void {
	const group = list === undefined ? null : resolveGroup(list, surroundings, bound);
	for (const node of keys) {
		const key = textOf(node);
		const field = group?.fields.find((candidate) => candidate.key === key);
		if (field?.type === 'money' || (field?.type === 'number' && field.integer !== false)) continue;
		problems.add(
			path,
			'expression.sumBy',
			`sumBy() cần tên của một mục số nguyên hoặc số tiền trong nhóm lặp, viết thẳng trong ngoặc kép${key === null ? '' : `; “${key}” không phải`}.`,
			`sumBy() needs the key of a whole-number or money field of a repeating group, as a literal${key === null ? '' : `; “${key}” is none`}.`,
		);
	}
}
