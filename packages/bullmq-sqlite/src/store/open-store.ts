import { SqliteBackendError } from './errors.ts';
import { storePath } from './open-database.ts';
import { migrate } from './schema.ts';
import { Store } from './store.ts';
import type { StoreOptions } from './store-options.ts';

/** Stores of this process, by the path of their file. */
const opened = new Map<string, Store>();

/**
 * Opens the store of a file, or returns the one this process has open already. A store closes with the last backend that
 * uses it; {@link Store.retain} keeps it open until {@link Store.release}.
 *
 * @throws {SqliteBackendError} `SQLITE_BACKEND_CANNOT_OPEN`, `SQLITE_BACKEND_NEWER_SCHEMA`, `SQLITE_BACKEND_BAD_CONNECTION`.
 */
export const openStore = (options: StoreOptions | string): Store => {
	const wanted = typeof options === 'string' ? { file: options } : options;
	if (wanted.database !== undefined) {
		migrate(wanted.database);
		return new Store(wanted);
	}
	const path = storePath(wanted.file ?? '');
	const known = opened.get(path);
	if (known !== undefined && !known.closing) {
		const other = known.differsIn(wanted);
		if (other === undefined) return known;
		throw new SqliteBackendError(
			'SQLITE_BACKEND_BAD_CONNECTION',
			`This process has ${path} open with another \`${other}\`; open it once with openStore and share the store.`,
		);
	}
	const store = new Store(wanted, () => {
		if (opened.get(path) === store) opened.delete(path);
	});
	if (path !== ':memory:') opened.set(path, store);
	return store;
};
