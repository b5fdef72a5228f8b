import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type Database, type DatabaseWarning, type OpenOptions, openDatabase } from '../src/index.ts';
import { createDatabaseOn } from '../src/testing/test-postgres.ts';

/** What a contract test may use of the engine under test. */
export interface EngineUnderTest {
	/** Open and migrated; fresh for each call of {@link onBothEngines}. */
	readonly db: Database;
	readonly warnings: DatabaseWarning[];
	/** Address of a new, empty database. */
	freshUrl(): Promise<string>;
	open(options: Omit<OpenOptions, 'onWarning'>): Promise<Database>;
}

/** Runs the same tests on SQLite files and on a real PostgreSQL. */
export function onBothEngines(title: string, tests: (engine: () => EngineUnderTest) => void): void {
	const postgresUrl = inject('postgresUrl');
	describe(`${title} on SQLite`, () => {
		const folder = mkdtempSync(join(tmpdir(), 'motcua-contract-'));
		let files = 0;
		runWith(async () => `sqlite:${join(folder, `${++files}.sqlite`)}`, tests);
		afterAll(() => rmSync(folder, { recursive: true, force: true }));
	});
	describe.skipIf(postgresUrl === null)(`${title} on PostgreSQL`, () => {
		runWith(() => createDatabaseOn(postgresUrl ?? ''), tests);
	});
}

function runWith(freshUrl: () => Promise<string>, tests: (engine: () => EngineUnderTest) => void): void {
	const warnings: DatabaseWarning[] = [];
	const opened: Database[] = [];
	const open = async (options: Omit<OpenOptions, 'onWarning'>): Promise<Database> => {
		const db = await openDatabase({ ...options, onWarning: (warning) => warnings.push(warning) });
		opened.push(db);
		return db;
	};
	let engine: EngineUnderTest;
	beforeAll(async () => {
		engine = { db: await open({ url: await freshUrl() }), warnings, freshUrl, open };
	});
	afterAll(async () => {
		for (const db of opened) await db.close();
	});
	tests(() => engine);
}
