import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readManifest, STORE, UNFINISHED } from './backup-manifest.ts';
import { filesBelow } from './stored-bytes.ts';

const NAME = /^\d{4}-\d{2}-\d{2}T\d{9}Z$/;

/** Folders of the backups that are there, oldest first. */
export async function listBackups(backupDir: string): Promise<string[]> {
	const entries = await readdir(backupDir).catch(() => []);
	return entries.filter((name) => NAME.test(name)).sort();
}

/**
 * Keeps the newest backups, and of the shared store what one of them names. When a manifest that stays can't be read,
 * nothing of the store is removed: space is worth less than a backup.
 *
 * @returns how many backups were removed
 */
export async function removeOldBackups(backupDir: string, keep: number): Promise<number> {
	const names = await listBackups(backupDir);
	const old = names.slice(0, Math.max(0, names.length - keep));
	const broken = (await readdir(backupDir)).filter((name) => name.startsWith(UNFINISHED));
	for (const name of [...old, ...broken]) await rm(join(backupDir, name), { recursive: true, force: true });
	if (old.length === 0) return 0;
	const named = new Set<string>();
	for (const name of names.slice(old.length)) {
		const manifest = await readManifest(join(backupDir, name)).catch(() => null);
		if (manifest === null) return old.length;
		for (const { sha256 } of manifest.files) named.add(sha256);
	}
	for (const path of await filesBelow(backupDir, STORE))
		if (!named.has(basename(path))) await rm(join(backupDir, path), { force: true });
	return old.length;
}
