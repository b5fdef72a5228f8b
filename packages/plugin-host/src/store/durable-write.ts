import { randomUUID } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file so that after a crash it is there whole or not at all: temporary file, fsync, rename, fsync of the folder (without which the
 * name itself may be lost).
 */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
	const temporary = join(dirname(file), `.${randomUUID()}.part`);
	try {
		const handle = await open(temporary, 'wx', 0o640);
		try {
			await handle.writeFile(bytes);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(temporary, file);
	} catch (error) {
		await unlink(temporary).catch(() => {});
		throw error;
	}
	const folder = await open(dirname(file), 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}
