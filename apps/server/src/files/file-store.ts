import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file as stored: its name is its content. */
export interface StoredFile {
	/** SHA-256 of the bytes, lower-case hex. */
	readonly fileId: string;
	readonly bytes: number;
}

/** Thrown by {@link FileStore.put} when the stream is longer than allowed; nothing is kept. */
export class FileTooLargeError extends Error {
	readonly maxBytes: number;
	constructor(maxBytes: number) {
		super(`file is larger than ${maxBytes} bytes`);
		this.name = 'FileTooLargeError';
		this.maxBytes = maxBytes;
	}
}

/**
 * Content-addressed store of uploads and results.
 *
 * Contract: when `put` resolves, the bytes and their name are on the disk (fsync of file and folder), so that a row may
 * point at them; the same content is stored once; a file never changes. Files without a row are removed by `sweep`.
 */
export interface FileStore {
	put(content: Readable | Uint8Array, maxBytes: number): Promise<StoredFile>;
	/** Opens a stored file. Rejects with ENOENT when it is not there. */
	read(fileId: string): Readable;
	path(fileId: string): string;
	has(fileId: string): Promise<boolean>;
	/** Removes files older than `ageMs` for which `isKnown` says no. Returns how many. */
	sweep(isKnown: (fileId: string) => Promise<boolean>, ageMs: number): Promise<number>;
}

const FILE_ID = /^[0-9a-f]{64}$/;

/**
 * The store on a folder of the ward's server.
 *
 * @param options `durable: false` does not wait for the disk: for files that are made again when they are lost
 */
export async function openDiskFileStore(
	root: string,
	options: { readonly durable?: boolean } = {},
): Promise<FileStore> {
	const durable = options.durable ?? true;
	const incoming = join(root, 'tmp');
	await mkdir(incoming, { recursive: true });

	function path(fileId: string): string {
		if (!FILE_ID.test(fileId))
			throw new TypeError(`not a file id: expected 64 hex digits, got ${fileId.length} characters`);
		return join(root, fileId.slice(0, 2), fileId);
	}

	return {
		path,
		read: (fileId) => createReadStream(path(fileId)),
		has: (fileId) =>
			stat(path(fileId)).then(
				() => true,
				() => false,
			),

		async put(content, maxBytes) {
			const temporary = join(incoming, randomUUID());
			try {
				const stored = await write(content, temporary, maxBytes, durable);
				const final = path(stored.fileId);
				await mkdir(join(root, stored.fileId.slice(0, 2)), { recursive: true });
				await rename(temporary, final);
				if (durable) await syncFolder(join(root, stored.fileId.slice(0, 2)));
				return stored;
			} catch (error) {
				await rm(temporary, { force: true });
				throw error;
			}
		},

		async sweep(isKnown, ageMs) {
			const limit = Date.now() - ageMs;
			let removed = 0;
			for (const folder of await readdir(root)) {
				for (const name of await readdir(join(root, folder))) {
					const file = join(root, folder, name);
					if ((await stat(file)).mtimeMs > limit) continue;
					if (FILE_ID.test(name) && (await isKnown(name))) continue;
					await rm(file, { force: true });
					removed++;
				}
			}
			return removed;
		},
	};
}

async function write(
	content: Readable | Uint8Array,
	file: string,
	maxBytes: number,
	durable: boolean,
): Promise<StoredFile> {
	const hash = createHash('sha256');
	let bytes = 0;
	if (content instanceof Uint8Array) {
		if (content.byteLength > maxBytes) throw new FileTooLargeError(maxBytes);
		const handle = await open(file, 'wx');
		try {
			await handle.writeFile(content);
			if (durable) await handle.sync();
		} finally {
			await handle.close();
		}
		return { fileId: hash.update(content).digest('hex'), bytes: content.byteLength };
	}
	const measure = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			bytes += chunk.byteLength;
			if (bytes > maxBytes) return done(new FileTooLargeError(maxBytes));
			hash.update(chunk);
			done(null, chunk);
		},
	});
	// `flush` makes the stream fsync before it closes: a row must never point at bytes that a power cut can take.
	await pipeline(content, measure, createWriteStream(file, { flags: 'wx', flush: durable }));
	return { fileId: hash.digest('hex'), bytes };
}

async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
