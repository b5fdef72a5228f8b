/** Runs in a thread of its own: copies a database file and looks whether the copy is sound. */
import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import type { CheckedDatabase, CopyOrder } from './copy-database.ts';

const { from, to } = workerData as CopyOrder;

if (to !== null) {
	const source = new SqliteDatabase(from, { readonly: true, timeout: 10_000 });
	// All pages in one step: one consistent state. In many steps a writer would make it begin anew, again and again.
	await source.backup(to, { progress: () => 0x7fff_ffff });
	source.close();
}
const checked = new SqliteDatabase(to ?? from, { readonly: to === null });
// The copy is one plain file until somebody opens it as a database again.
if (to !== null) checked.pragma('journal_mode = DELETE');
const answer: CheckedDatabase = {
	problem: problemOf(checked.pragma('quick_check(1)', { simple: true })),
	schemaVersion: Number(checked.prepare('SELECT max(version) FROM schema_migration').pluck().get()),
	fileIds: checked.prepare('SELECT id FROM file ORDER BY id').pluck().all().map(String),
};
checked.close();
parentPort?.postMessage(answer);

function problemOf(check: unknown): string | null {
	return check === 'ok' ? null : String(check);
}
