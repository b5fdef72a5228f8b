import { getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database } from '../../src/index.ts';
import { onBothEngines } from '../engines.ts';

/** Tables that are spoken to in the engine's own SQL only. */
const OWN_SQL = /^(schema_migration|dossier_search.*|sqlite_.*)$/;

async function storedColumns(db: Database): Promise<Record<string, Record<string, boolean>>> {
	const sql =
		db.dialect === 'sqlite'
			? `SELECT t.name, c.name, c."notnull" = 1 OR c.pk > 0 FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'`
			: `SELECT table_name, column_name, is_nullable = 'NO' FROM information_schema.columns WHERE table_schema = 'public'`;
	const tables: Record<string, Record<string, boolean>> = {};
	for (const [table, column, required] of await db.read.sqlRows(sql, [])) {
		if (OWN_SQL.test(String(table))) continue;
		const columns = tables[String(table)] ?? {};
		columns[String(column)] = Boolean(required);
		tables[String(table)] = columns;
	}
	return tables;
}

onBothEngines('The tables in code', (engine) => {
	it('are the tables that the migrations make: same columns, same ones required', async () => {
		const { db } = engine();
		const declared: Record<string, Record<string, boolean>> = {};
		for (const table of Object.values(db.tables)) {
			expect(is(table, Table)).toBe(true);
			const columns = Object.values(getTableColumns(table)).map((column) => [
				column.name,
				column.notNull || column.primary,
			]);
			declared[getTableName(table)] = Object.fromEntries(columns);
		}
		const stored = await storedColumns(db);
		// Parts of a composite key are required by the key.
		for (const [name, columns] of Object.entries(declared)) expect([name, stored[name]]).toEqual([name, columns]);
		expect(Object.keys(stored).sort()).toEqual(Object.keys(declared).sort());
	});

	it('refuse an instant without an offset, which would be stored as nothing', async () => {
		const { db } = engine();
		const row = { id: 'x', code: 'x', name: 'x', provinceCode: '01', agencyCode: 'H', createdAt: '2026-03-02 08:00' };
		await expect(db.read.insert(db.tables.ward).values(row)).rejects.toMatchObject({ code: 'database.badInstant' });
	});

	it('keep instants to the millisecond, whatever their offset', async () => {
		const { db } = engine();
		const row = {
			id: 'y',
			code: 'y',
			name: 'y',
			provinceCode: '01',
			agencyCode: 'H',
			createdAt: '2026-03-02T08:00:00.123+07:00',
		};
		await db.read.insert(db.tables.ward).values(row);
		expect((await db.read.select().from(db.tables.ward))[0]?.createdAt).toBe('2026-03-02T01:00:00.123Z');
	});
});
