import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { notFound } from '../../../api/errors.ts';
import type { PackageSource } from '../views.ts';

/** An archive that somebody of a ward has handed in and not yet decided on. */
export interface StagedPackage {
	readonly digest: string;
	readonly bytes: Uint8Array;
	readonly source: PackageSource;
	/** Name of the file that was chosen. */
	readonly fileName: string;
}

/** What is handed in waits here, by ward and digest, away from the store; it goes when it is installed, discarded or forgotten. */
export interface Staging {
	/** Streams to the disk and gives the path of the part; nothing of it is in memory. */
	receive(stream: Readable): Promise<ReceivedPart>;
	put(wardId: string, staged: StagedPackage): Promise<void>;
	/** @throws {UserError} `package.notStaged` */
	find(wardId: string, digest: string): Promise<StagedPackage>;
	remove(wardId: string, digest: string): Promise<void>;
	/** Deletes what was handed in more than {@link STAGED_MS} ago. */
	sweep(): Promise<void>;
}

/** A file that came in and has not been looked at. */
export interface ReceivedPart {
	read(): Promise<Uint8Array>;
	remove(): Promise<void>;
}

/** Time to look at a package before it must be handed in again. */
export const STAGED_MS = 60 * 60_000;

const noteSchema = z.object({ source: z.enum(['upload', 'shelf', 'catalogue']), fileName: z.string() });

/** Opens (and makes, and sweeps) the folder. */
export async function openStaging(folder: string): Promise<Staging> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const fileOf = (wardId: string, digest: string) => join(folder, `${wardId}.${digest}`);
	const remove = async (file: string): Promise<void> => {
		await rm(`${file}.json`, { force: true });
		await rm(`${file}.procpkg`, { force: true });
	};

	async function sweep(): Promise<void> {
		for (const name of await readdir(folder)) {
			const file = join(folder, name);
			const changed = await stat(file).catch(() => null);
			if (changed && changed.mtimeMs < Date.now() - STAGED_MS) await rm(file, { force: true });
		}
	}
	await sweep();
	return {
		sweep,
		async receive(stream) {
			const part = join(folder, `.${randomUUID()}.part`);
			try {
				await pipeline(stream, createWriteStream(part, { flags: 'wx', mode: 0o600 }));
			} catch (error) {
				await rm(part, { force: true });
				throw error;
			}
			return { read: () => readFile(part), remove: () => rm(part, { force: true }) };
		},
		async put(wardId, { digest, bytes, source, fileName }) {
			const file = fileOf(wardId, digest);
			const part = `${file}.${randomUUID()}.part`;
			await writeFile(part, bytes, { mode: 0o600 });
			await writeFile(`${file}.json`, JSON.stringify({ source, fileName }), { mode: 0o600 });
			await rename(part, `${file}.procpkg`);
			// Whoever walks away leaves nothing behind.
			setTimeout(() => void sweep().catch(() => {}), STAGED_MS + 1_000).unref();
		},
		async find(wardId, digest) {
			const file = fileOf(wardId, digest);
			try {
				const note = noteSchema.parse(JSON.parse(await readFile(`${file}.json`, 'utf8')));
				return { digest, bytes: await readFile(`${file}.procpkg`), ...note };
			} catch (error) {
				if (Object(error).code !== 'ENOENT') throw error;
				throw notFound('package.notStaged', {
					vi: 'Gói này không còn chờ xem xét: đã được cài, bị bỏ, hoặc đã quá một giờ. Hãy chọn lại tệp.',
					en: 'This package does not wait any more: it was installed, discarded, or an hour has passed. Choose the file again.',
				});
			}
		},
		remove: (wardId, digest) => remove(fileOf(wardId, digest)),
	};
}
