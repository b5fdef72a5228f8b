import type { SearchDialect } from './search-dialect.ts';
import { type ExpressionSyntax, indexedWord, renderExpression } from './search-expression.ts';

// Words hold letters and digits only, so quoting cannot be broken out of.
const syntax: ExpressionSyntax = {
	word: (word) => `"${word}"`,
	prefix: (prefix) => `"${prefix}"*`,
	and: ' AND ',
	or: ' OR ',
	andNot: ' NOT ',
};

/** FTS5, contentless: rowid is the dossier's number, so descending rowids are the newest first without sorting. */
export const sqliteSearch: SearchDialect = {
	async store(tx, { n, wardId, words, replaces }) {
		if (replaces) await tx.sqlRows('DELETE FROM dossier_search WHERE rowid = ?', [n]);
		const text = words.map((word) => indexedWord(wardId, word)).join(' ');
		await tx.sqlRows('INSERT INTO dossier_search (rowid, words) VALUES (?, ?)', [n, text]);
	},
	async find(read, { wardId, expression, below, above, limit }) {
		const rows = await read.sqlRows(
			`SELECT rowid FROM dossier_search WHERE dossier_search MATCH ? AND rowid < ? AND rowid > ?
			ORDER BY rowid DESC LIMIT ?`,
			[renderExpression(wardId, expression, syntax), below, above, limit],
		);
		return rows.map(([n]) => Number(n));
	},
	async compact(tx, begin) {
		const before = await tx.sqlRows('SELECT total_changes()', []);
		// A negative number begins a new round over all parts of the index; a positive one goes on with it.
		const pages = begin ? -COMPACT_PAGES : COMPACT_PAGES;
		await tx.sqlRows("INSERT INTO dossier_search (dossier_search, rank) VALUES ('merge', ?)", [pages]);
		const after = await tx.sqlRows('SELECT total_changes()', []);
		// One change is the command itself; fewer than two: there was nothing left to merge.
		return Number(after[0]?.[0]) - Number(before[0]?.[0]) >= 2;
	},
};

/** About five milliseconds of work, so that nobody notices. */
const COMPACT_PAGES = 64;
