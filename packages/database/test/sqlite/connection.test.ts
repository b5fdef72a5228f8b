import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { StatementCache } from '../../src/sqlite/connection.ts';

describe('Prepared statements', () => {
	it('hide their parameters from the planner, which would compile them anew at each run, and nothing else', () => {
		const cache = new StatementCache(new SqliteDatabase(':memory:'));
		const source = (sql: string): string => cache.prepare(sql).source;
		expect(source('SELECT ?, ? LIMIT ?')).toBe('SELECT +?, +? LIMIT +?');
		expect(source(`SELECT '?', 'it''s ?' AS "what?", ?`)).toBe(`SELECT '?', 'it''s ?' AS "what?", +?`);
	});

	it('give every kind of value back as it was bound', () => {
		const cache = new StatementCache(new SqliteDatabase(':memory:'));
		cache.connection.exec('CREATE TABLE t (i INTEGER, r REAL, s TEXT, b BLOB, a ANY) STRICT');
		const row = [2 ** 53 - 1, 0.1, '007', Buffer.from('x'), '12'];
		cache.execute('INSERT INTO t VALUES (?, ?, ?, ?, ?)', row, 'run');
		expect(cache.execute('SELECT * FROM t WHERE s = ? AND i = ? AND a = ?', ['007', row[0], '12'], 'all').rows).toEqual(
			[row],
		);
		expect(cache.execute('SELECT ? IS NULL', [null], 'get').rows).toEqual([1]);
		expect(cache.execute('SELECT typeof(?), typeof(?)', ['12', 1.5], 'get').rows).toEqual(['text', 'real']);
	});
});
