import type { Node } from 'acorn';
import { parse } from 'acorn';

/** A piece of code that somebody should look at. */
export interface CodeUse {
	/** `Date.now()`, `eval`, `import()` … */
	readonly what: string;
	readonly line: number;
	readonly column: number;
}

/** What a bundle contains, read without running it. */
export interface CodeFacts {
	readonly syntaxError?: { readonly message: string; readonly line: number; readonly column: number };
	/** Free names: used, but declared nowhere in the bundle. */
	readonly globals: readonly CodeUse[];
	/** `Date.now()`, `new Date()`, `Math.random()`, `import()`, getters of local time. */
	readonly calls: readonly CodeUse[];
	/** Every property name and text that the code mentions. */
	readonly words: ReadonlySet<string>;
}

/** A node of any kind; the kinds have no common list of children. */
type AnyNode = Node & { readonly [key: string]: unknown };

const isNode = (value: unknown): value is AnyNode =>
	typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
const childrenOf = (node: AnyNode): readonly AnyNode[] => Object.values(node).flat().filter(isNode);
const nameOf = (node: unknown): string | undefined =>
	isNode(node) && node.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined;

/** Reads a bundle as ES2022 script. Finds what an honest author overlooked; what a hostile one hides, the sandbox stops. */
export function readCode(code: string): CodeFacts {
	let program: AnyNode;
	try {
		program = parse(code, { ecmaVersion: 2022, sourceType: 'script', locations: true }) as unknown as AnyNode;
	} catch (error) {
		const { message, loc } = Object(error) as { message: string; loc?: { line: number; column: number } };
		return {
			syntaxError: { message, line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1 },
			globals: [],
			calls: [],
			words: new Set(),
		};
	}
	const declared = new Set<string>();
	const names: CodeUse[] = [];
	const calls: CodeUse[] = [];
	const words = new Set<string>();
	visit(program, undefined, (node, parent) => {
		const what = callOf(node);
		if (what) calls.push(use(node, what));
		for (const name of declaredBy(node)) declared.add(name);
		const name = nameOf(node);
		if (name === undefined) {
			if (node.type === 'Literal' && typeof node.value === 'string') words.add(node.value);
		} else if (isPropertyName(node, parent)) words.add(name);
		else {
			// `({ answers })` names a property and a variable at once.
			if (parent?.type === 'Property') words.add(name);
			names.push(use(node, name));
		}
	});
	return { globals: names.filter(({ what }) => !declared.has(what)), calls, words };
}

function visit(
	node: AnyNode,
	parent: AnyNode | undefined,
	look: (node: AnyNode, parent: AnyNode | undefined) => void,
): void {
	const open: [AnyNode, AnyNode | undefined][] = [[node, parent]];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		look(...next);
		for (const child of childrenOf(next[0]).toReversed()) open.push([child, next[0]]);
	}
}

const use = (node: AnyNode, what: string): CodeUse => {
	const start = node.loc?.start;
	return { what, line: start?.line ?? 1, column: (start?.column ?? 0) + 1 };
};

/** `a.name`, `{ name: … }`, `class { name() {} }`, labels: names that reach no variable. */
function isPropertyName(node: AnyNode, parent: AnyNode | undefined): boolean {
	if (!parent || parent.computed === true) return false;
	if (parent.type === 'MemberExpression') return parent.property === node;
	if (parent.type === 'Property') return parent.key === node && parent.shorthand !== true;
	if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return parent.key === node;
	return parent.type === 'LabeledStatement' || parent.type === 'BreakStatement' || parent.type === 'ContinueStatement';
}

/** Names that a node declares, in whatever scope: one declaration anywhere excuses every use, so that the rule has no false alarms. */
function declaredBy(node: AnyNode): readonly string[] {
	if (node.type === 'VariableDeclarator' || node.type === 'ClassDeclaration' || node.type === 'ClassExpression')
		return patternNames(node.id);
	if (node.type === 'CatchClause') return patternNames(node.param);
	if (
		node.type === 'FunctionDeclaration' ||
		node.type === 'FunctionExpression' ||
		node.type === 'ArrowFunctionExpression'
	) {
		const parameters = Array.isArray(node.params) ? node.params : [];
		return ['arguments', ...patternNames(node.id), ...parameters.flatMap(patternNames)];
	}
	return [];
}

function patternNames(pattern: unknown): readonly string[] {
	const name = nameOf(pattern);
	if (name !== undefined) return [name];
	if (!isNode(pattern)) return [];
	if (pattern.type === 'ObjectPattern' || pattern.type === 'ArrayPattern') {
		const parts = pattern.type === 'ObjectPattern' ? pattern.properties : pattern.elements;
		return (Array.isArray(parts) ? parts : []).flatMap(patternNames);
	}
	if (pattern.type === 'Property') return patternNames(pattern.value);
	if (pattern.type === 'RestElement') return patternNames(pattern.argument);
	return pattern.type === 'AssignmentPattern' ? patternNames(pattern.left) : [];
}

const LOCAL_TIME = /^(get|set)(FullYear|Month|Date|Day|Hours|Minutes)$/;

/** Names a call that gives another answer on another day or machine. */
function callOf(node: AnyNode): string | undefined {
	if (node.type === 'ImportExpression') return 'import()';
	const { callee } = node;
	const [argument] = Array.isArray(node.arguments) ? node.arguments : [];
	if (node.type === 'NewExpression')
		return nameOf(callee) === 'Date' && argument === undefined ? 'new Date()' : undefined;
	if (node.type !== 'CallExpression') return undefined;
	if (nameOf(callee) === 'Date') return 'Date()';
	if (!isNode(callee) || callee.type !== 'MemberExpression') return undefined;
	const property = nameOf(callee.property) ?? '';
	const owner = nameOf(callee.object);
	if (owner === 'Date' && property === 'now') return 'Date.now()';
	if (owner === 'Math' && property === 'random') return 'Math.random()';
	if (isTemporalNow(callee.object)) return `Temporal.Now.${property}()`;
	return LOCAL_TIME.test(property) && owner !== undefined ? `${property}()` : undefined;
}

const isTemporalNow = (node: unknown) =>
	isNode(node) &&
	node.type === 'MemberExpression' &&
	nameOf(node.object) === 'Temporal' &&
	nameOf(node.property) === 'Now';
