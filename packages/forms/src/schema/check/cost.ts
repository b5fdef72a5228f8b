import type { ASTNode } from '@marcbachmann/cel-js';
import { MAX_ROWS } from '../../expression/limits.ts';
import { type Bound, partsOf, resolve, resolveGroup, type Surroundings } from './resolve.ts';

/** The most node steps that one evaluation of an expression can take, with every group full. */
export function costOf(ast: ASTNode, surroundings: Surroundings): number {
	return cost(ast, surroundings, new Map());
}

function cost(node: ASTNode, surroundings: Surroundings, bound: Bound): number {
	let total = 1;
	for (const part of partsOf(node, surroundings, bound)) {
		const times = part.loopOver === null ? 1 : lengthOf(part.loopOver, surroundings, bound);
		total += times * cost(part.node, surroundings, part.bound);
	}
	return total;
}

/** The most elements that a list can have. */
function lengthOf(list: ASTNode, surroundings: Surroundings, bound: Bound): number {
	if (list.op === 'list') return list.args.length;
	const group = resolveGroup(list, surroundings, bound);
	if (group !== null) return group.maxItems ?? MAX_ROWS;
	const field = resolve(list, surroundings, bound);
	return field?.type === 'multiChoice' ? field.options.length : MAX_ROWS;
}
