/** What the words of a dossier must fulfil; rendered into each engine's query language. */
export type SearchExpression =
	| { readonly word: string }
	/** Any word that begins so. Only for numbers: letters are completed from the vocabulary, which is cheaper. */
	| { readonly prefix: string }
	| { readonly all: readonly SearchExpression[] }
	| { readonly any: readonly SearchExpression[] }
	| { readonly all: readonly SearchExpression[]; readonly not: SearchExpression };

/** The few signs in which the engines' query languages differ. */
export interface ExpressionSyntax {
	readonly word: (word: string) => string;
	readonly prefix: (prefix: string) => string;
	readonly and: string;
	readonly or: string;
	readonly andNot: string;
}

export function renderExpression(expression: SearchExpression, syntax: ExpressionSyntax): string {
	if ('word' in expression) return syntax.word(expression.word);
	if ('prefix' in expression) return syntax.prefix(expression.prefix);
	if ('any' in expression) return `(${expression.any.map((part) => renderExpression(part, syntax)).join(syntax.or)})`;
	const all = `(${expression.all.map((part) => renderExpression(part, syntax)).join(syntax.and)})`;
	return 'not' in expression ? `(${all}${syntax.andNot}${renderExpression(expression.not, syntax)})` : all;
}
