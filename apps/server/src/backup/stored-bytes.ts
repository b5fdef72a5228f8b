import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { storePath } from './backup-manifest.ts';

/** SHA-256 and length of a file. */
export async function hashFile(file: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const chunk of createReadStream(file)) {
		hash.update(chunk);
		bytes += chunk.length;
	}
	return { sha256: hash.digest('hex'), bytes };
}

/** Makes sure that a file's bytes are on the disk, not only in memory. */
export async function syncFile(file: string): Promise<void> {
	const handle = await open(file, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Files below a folder as paths with `/`, relative to `root`; none when the folder is not there. */
export async function filesBelow(root: string, folder: string): Promise<string[]> {
	const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();
}

export const exists = (path: string): Promise<boolean> =>
	stat(path).then(
		() => true,
		() => false,
	);

/**
 * Puts a file's bytes into the store of the backups, once. On the same disk it becomes a second name of the same bytes,
 * which costs nothing; elsewhere a copy.
 *
 * @param mutable the file may be written again under its name, so that it must be copied
 */
export async function keepBytes(backupDir: string, file: string, hash: string, mutable: boolean): Promise<void> {
	const target = storePath(backupDir, hash);
	await mkdir(dirname(target), { recursive: true, mode: 0o700 });
	if (
		!mutable &&
		(await link(file, target).then(
			() => true,
			() => false,
		))
	)
		return;
	await copyDurably(file, target);
}

/** Copies a file so that it is either there as a whole or not at all. */
export async function copyDurably(from: string, to: string): Promise<void> {
	await mkdir(dirname(to), { recursive: true, mode: 0o700 });
	const temporary = `${to}.part`;
	try {
		await copyFile(from, temporary);
		await syncFile(temporary);
		await rename(temporary, to);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
