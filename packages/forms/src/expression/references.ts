import type { ASTNode } from '@marcbachmann/cel-js';
import { ALLOWED_FUNCTIONS, ALLOWED_METHODS, MACROS } from './allowed.ts';
import { MAX_EXPRESSION_NODES, MAX_MACRO_DEPTH } from './limits.ts';

/** Something in an expression that is refused before it ever runs. */
export interface Refusal {
	readonly code: 'function' | 'literal' | 'macroDepth' | 'nodes' | 'patternLiteral' | 'mapLiteral';
	/** What was found. */
	readonly found: string;
}

/** What an expression reads and what it costs, found without running it. */
export interface References {
	/** Free names: fields, `today`, `item`, `index`, `outerItem`. */
	readonly names: ReadonlySet<string>;
	/** Parts of the row that are read: `item.key`. */
	readonly itemKeys: ReadonlySet<string>;
	/** Parts of the row around the row that are read: `outerItem.key`. */
	readonly outerItemKeys: ReadonlySet<string>;
	/** A row is used as a whole, so that nothing can be said about its parts. */
	readonly wholeRow: boolean;
	readonly nodes: number;
	readonly macroDepth: number;
	readonly refusals: readonly Refusal[];
}

/** Walks a parsed expression. */
export function readReferences(ast: ASTNode): References {
	const walk = new ReferenceWalk();
	walk.visit(ast, [], 0);
	if (walk.nodes > MAX_EXPRESSION_NODES) walk.refusals.push({ code: 'nodes', found: `${walk.nodes}` });
	if (walk.macroDepth > MAX_MACRO_DEPTH) walk.refusals.push({ code: 'macroDepth', found: `${walk.macroDepth}` });
	return {
		names: walk.names,
		itemKeys: walk.rowKeys.item,
		outerItemKeys: walk.rowKeys.outerItem,
		wholeRow: walk.wholeRow,
		nodes: walk.nodes,
		macroDepth: walk.macroDepth,
		refusals: walk.refusals,
	};
}

class ReferenceWalk {
	readonly names = new Set<string>();
	readonly rowKeys = { item: new Set<string>(), outerItem: new Set<string>() };
	readonly refusals: Refusal[] = [];
	wholeRow = false;
	nodes = 0;
	macroDepth = 0;

	/** `bound` holds the names that macros around have introduced. */
	visit(node: ASTNode, bound: readonly string[], depth: number): void {
		this.nodes += 1;
		switch (node.op) {
			case 'value':
				this.visitLiteral(node.args);
				return;
			case 'id':
				if (bound.includes(node.args)) return;
				this.names.add(node.args);
				if (node.args === 'item' || node.args === 'outerItem') this.wholeRow = true;
				return;
			case '.':
			case '.?':
				if (!this.visitRowPart(node.args[0], node.args[1], bound)) this.visit(node.args[0], bound, depth);
				return;
			case 'call':
				this.visitCall(node.args[0], node.args[1], bound, depth);
				return;
			case 'rcall':
				this.visitMethod(node.args[0], node.args[1], node.args[2], bound, depth);
				return;
			case 'map':
				this.refusals.push({ code: 'mapLiteral', found: '{…}' });
				return;
			case '!_':
			case '-_':
				this.visit(node.args, bound, depth);
				return;
			default:
				for (const part of node.args) this.visit(part, bound, depth);
		}
	}

	private visitLiteral(value: unknown): void {
		if (value === null || typeof value !== 'object') return;
		this.refusals.push({ code: 'literal', found: value instanceof Uint8Array ? 'b"…"' : `${String(value)}u` });
	}

	/** `item.key` reads one part of the row only, so that a row's fields may depend on each other. */
	private visitRowPart(left: ASTNode, key: string, bound: readonly string[]): boolean {
		if (left.op !== 'id' || bound.includes(left.args)) return false;
		const row = left.args;
		if (row !== 'item' && row !== 'outerItem') return false;
		this.nodes += 1;
		this.names.add(row);
		this.rowKeys[row].add(key);
		return true;
	}

	private visitCall(name: string, args: readonly ASTNode[], bound: readonly string[], depth: number): void {
		if (!ALLOWED_FUNCTIONS.has(name)) this.refusals.push({ code: 'function', found: `${name}()` });
		if (name === 'matches' && args[1] !== undefined && !isText(args[1]))
			this.refusals.push({ code: 'patternLiteral', found: 'matches()' });
		for (const arg of args) this.visit(arg, bound, depth);
	}

	private visitMethod(
		name: string,
		receiver: ASTNode,
		args: readonly ASTNode[],
		bound: readonly string[],
		depth: number,
	): void {
		this.visit(receiver, bound, depth);
		if (!MACROS.has(name)) {
			if (!ALLOWED_METHODS.has(name)) this.refusals.push({ code: 'function', found: `.${name}()` });
			for (const arg of args) this.visit(arg, bound, depth);
			return;
		}
		this.macroDepth = Math.max(this.macroDepth, depth + 1);
		const element = args[0]?.op === 'id' ? args[0].args : '';
		for (const arg of args.slice(1)) this.visit(arg, [...bound, element], depth + 1);
	}
}

function isText(node: ASTNode): boolean {
	return node.op === 'value' && typeof node.args === 'string';
}
