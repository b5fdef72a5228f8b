import type { SearchDialect } from './search-dialect.ts';
import { type ExpressionSyntax, renderExpression } from './search-expression.ts';

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
			`INSERT INTO dossier_search (n, ward_id, words) VALUES ($1, $2, array_to_tsvector($3))
			ON CONFLICT (n) DO UPDATE SET words = excluded.words`,
			[n, wardId, words],
		);
	},
	async find(read, { wardId, expression, below, above, limit }) {
		const rows = await read.sqlRows(
			`SELECT n FROM dossier_search WHERE ward_id = $1 AND words @@ $2::tsquery AND n < $3 AND n > $4
			ORDER BY n DESC LIMIT $5`,
			[wardId, renderExpression(expression, syntax), below, above, limit],
		);
		return rows.map(([n]) => Number(n));
	},
};
