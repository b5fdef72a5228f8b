import type { SearchDialect } from './search-dialect.ts';
import { type ExpressionSyntax, renderExpression } from './search-expression.ts';

// Words hold letters and digits only, so quoting cannot be broken out of.
const syntax: ExpressionSyntax = {
	word: (word) => `"${word}"`,
	prefix: (prefix) => `"${prefix}"*`,
	and: ' AND ',
	or: ' OR ',
	andNot: ' NOT ',
};

/** The ward as a word of its own: another ward's dossiers are not even looked at. */
const wardWord = (wardId: string): string => `_ward_${wardId.replace(/[^0-9a-z]/gi, '').toLowerCase()}`;

/** FTS5, contentless: rowid is the dossier's number, so descending rowids are the newest first without sorting. */
export const sqliteSearch: SearchDialect = {
	async store(tx, { n, wardId, words, replaces }) {
		if (replaces) await tx.sqlRows('DELETE FROM dossier_search WHERE rowid = ?', [n]);
		const text = [wardWord(wardId), ...words].join(' ');
		await tx.sqlRows('INSERT INTO dossier_search (rowid, words) VALUES (?, ?)', [n, text]);
	},
	async find(read, { wardId, expression, below, above, limit }) {
		const match = `"${wardWord(wardId)}" AND ${renderExpression(expression, syntax)}`;
		const rows = await read.sqlRows(
			`SELECT rowid FROM dossier_search WHERE dossier_search MATCH ? AND rowid < ? AND rowid > ?
			ORDER BY rowid DESC LIMIT ?`,
			[match, below, above, limit],
		);
		return rows.map(([n]) => Number(n));
	},
};
