import type { SearchDialect } from './search-dialect.ts';
import { type ExpressionSyntax, indexedWord, renderExpression } from './search-expression.ts';

// Words hold letters and digits only, so quoting cannot be broken out of.
const syntax: ExpressionSyntax = {
	word: (word) => `'${word}'`,
	prefix: (prefix) => `'${prefix}':*`,
	and: ' & ',
	or: ' | ',
	andNot: ' & !',
};

/** tsvector made of our own words (no dictionary, no parser) under a GIN index. */
export const postgresSearch: SearchDialect = {
	async store(tx, { n, wardId, words }) {
		await tx.sqlRows(
			`INSERT INTO dossier_search (n, words) VALUES ($1, array_to_tsvector($2))
			ON CONFLICT (n) DO UPDATE SET words = excluded.words`,
			[n, words.map((word) => indexedWord(wardId, word))],
		);
	},
	async find(read, { wardId, expression, below, above, limit }) {
		const rows = await read.sqlRows(
			`SELECT n FROM dossier_search WHERE words @@ $1::tsquery AND n < $2 AND n > $3 ORDER BY n DESC LIMIT $4`,
			[renderExpression(wardId, expression, syntax), below, above, limit],
		);
		return rows.map(([n]) => Number(n));
	},
	async compact() {
		// The server's autovacuum tends to its indexes itself.
		return false;
	},
};
