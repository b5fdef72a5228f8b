import { hash } from 'node:crypto';

/** What the words of a dossier must fulfil; rendered into each engine's query language. */
export type SearchExpression =
	| { readonly word: string }
	/** Any word that begins so. Only for numbers: letters are completed from the vocabulary, which is cheaper. */
	| { readonly prefix: string }
	| { readonly any: readonly SearchExpression[] }
	| { readonly all: readonly SearchExpression[]; readonly not?: SearchExpression };

/** The few signs in which the engines' query languages differ. */
export interface ExpressionSyntax {
	readonly word: (word: string) => string;
	readonly prefix: (prefix: string) => string;
	readonly and: string;
	readonly or: string;
	readonly andNot: string;
}

const marks = new Map<string, string>();
/**
 * What every indexed word of a ward begins with. Another ward's dossiers are thus not even looked at, and no list of all
 * dossiers of the ward has to be compared with. Two wards of one mark would be told apart when their rows are read.
 */
function markOf(wardId: string): string {
	let mark = marks.get(wardId);
	if (mark === undefined) {
		mark = hash('sha256', wardId, 'hex').slice(0, 6);
		marks.set(wardId, mark);
	}
	return mark;
}

/** A word as it stands in the index. */
export const indexedWord = (wardId: string, word: string): string => `${markOf(wardId)}_${word}`;

export function renderExpression(wardId: string, expression: SearchExpression, syntax: ExpressionSyntax): string {
	if ('word' in expression) return syntax.word(indexedWord(wardId, expression.word));
	if ('prefix' in expression) return syntax.prefix(indexedWord(wardId, expression.prefix));
	const join = (parts: readonly SearchExpression[], operator: string): string =>
		`(${parts.map((part) => renderExpression(wardId, part, syntax)).join(operator)})`;
	if ('any' in expression) return join(expression.any, syntax.or);
	const all = join(expression.all, syntax.and);
	if (expression.not === undefined) return all;
	return `(${all}${syntax.andNot}${renderExpression(wardId, expression.not, syntax)})`;
}
