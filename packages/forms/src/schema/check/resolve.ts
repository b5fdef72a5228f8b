import type { ASTNode } from '@marcbachmann/cel-js';
import type { FormDefinition, FormField, RepeatingGroup } from '../../definition.ts';
import { MACROS } from '../../expression/allowed.ts';

/** What names in an expression lead to. */
export interface Surroundings {
	readonly definition: FormDefinition;
	readonly groups: readonly RepeatingGroup[];
}

/** Groups whose rows macros have named: `papers.map(p, …)` binds `p` to the rows of `papers`. */
export type Bound = ReadonlyMap<string, RepeatingGroup | null>;

/** The field that a piece of an expression reads, when it is plainly one. */
export function resolve(node: ASTNode, { definition, groups }: Surroundings, bound: Bound): FormField | null {
	if (node.op === 'id') {
		if (bound.has(node.args)) return null;
		const fields = definition.sections.flatMap((section) => section.fields);
		return fields.find((field) => field.key === node.args) ?? null;
	}
	if (node.op !== '.') return null;
	const [row, key] = node.args;
	if (row.op !== 'id') return null;
	const group = bound.has(row.args) ? bound.get(row.args) : rowGroup(row.args, groups);
	return group?.fields.find((field) => field.key === key) ?? null;
}

function rowGroup(name: string, groups: readonly RepeatingGroup[]): RepeatingGroup | null {
	if (name === 'item') return groups.at(-1) ?? null;
	return name === 'outerItem' ? (groups.at(-2) ?? null) : null;
}

/** The group over whose rows a node loops, when it does. */
export function resolveGroup(node: ASTNode, surroundings: Surroundings, bound: Bound): RepeatingGroup | null {
	const field = resolve(node, surroundings, bound);
	if (field?.type === 'group') return field;
	// papers.filter(…).map(…): still rows of papers.
	if (node.op === 'rcall' && node.args[0] === 'filter') return resolveGroup(node.args[1], surroundings, bound);
	return null;
}

/** A part of an expression, with the names that are bound in it. */
export interface Part {
	readonly node: ASTNode;
	readonly bound: Bound;
	/** The part is evaluated once for each element of this list. */
	readonly loopOver: ASTNode | null;
}

/** The parts of a node, one level down. */
export function partsOf(node: ASTNode, surroundings: Surroundings, bound: Bound): readonly Part[] {
	const plain = (parts: readonly ASTNode[]): readonly Part[] =>
		parts.map((part) => ({ node: part, bound, loopOver: null }));
	switch (node.op) {
		case 'value':
		case 'id':
		case 'map':
			return [];
		case '.':
		case '.?':
			return plain([node.args[0]]);
		case 'call':
			return plain(node.args[1]);
		case 'rcall': {
			const [name, receiver, args] = node.args;
			if (!MACROS.has(name)) return plain([receiver, ...args]);
			const [element, ...rest] = args;
			const inner = new Map(bound);
			if (element?.op === 'id') inner.set(element.args, resolveGroup(receiver, surroundings, bound));
			return [...plain([receiver]), ...rest.map((part) => ({ node: part, bound: inner, loopOver: receiver }))];
		}
		case '!_':
		case '-_':
			return plain([node.args]);
		default:
			return plain(node.args);
	}
}
