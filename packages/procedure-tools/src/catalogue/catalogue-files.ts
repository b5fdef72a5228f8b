import { open } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { CatalogueError } from './catalogue-error.ts';

/** A poor line may take its time; a dead one may not hold the page for ever. */
const PATIENCE_MS = 30_000;

/** Whether a location is the address of an HTTP folder rather than a path (a folder, a USB stick). */
export const isHttp = (location: string): boolean => /^https?:\/\//.test(location);

/**
 * One file of a catalogue; null when it is not there.
 *
 * @param location absolute path of a folder, or `http(s)://` address of one
 * @param name of the file; the caller has checked that it holds no folder
 * @throws CatalogueError `catalogue.unreachable`, `catalogue.size`
 */
export async function readCatalogueFile(location: string, name: string, maxBytes: number): Promise<Uint8Array | null> {
	if (isHttp(location)) return readOverHttp(`${location.replace(/\/+$/, '')}/${name}`, maxBytes);
	if (!isAbsolute(location)) throw unreachable(location, 'an absolute path is expected');
	return readFromDisk(join(location, name), maxBytes);
}

async function readFromDisk(path: string, maxBytes: number): Promise<Uint8Array | null> {
	try {
		const file = await open(path, 'r');
		try {
			const { size } = await file.stat();
			if (size > maxBytes) throw tooLarge(path, size, maxBytes);
			return await file.readFile();
		} finally {
			await file.close();
		}
	} catch (error) {
		if (error instanceof CatalogueError) throw error;
		if (Object(error).code === 'ENOENT') return null;
		throw unreachable(path, String(Object(error).code ?? error));
	}
}

async function readOverHttp(address: string, maxBytes: number): Promise<Uint8Array | null> {
	try {
		// A redirect would lead to a machine that nobody of the ward has named.
		const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
		if (answer.status === 404) return null;
		if (!answer.ok || !answer.body) throw unreachable(address, `HTTP ${answer.status}`);
		const chunks: Uint8Array[] = [];
		let size = 0;
		for await (const chunk of answer.body) {
			size += chunk.byteLength;
			if (size > maxBytes) throw tooLarge(address, size, maxBytes);
			chunks.push(chunk);
		}
		return Buffer.concat(chunks);
	} catch (error) {
		if (error instanceof CatalogueError) throw error;
		throw unreachable(address, error instanceof Error ? (error.cause ?? error).toString() : String(error));
	}
}

const unreachable = (place: string, why: string) =>
	new CatalogueError('catalogue.unreachable', place, [
		`Không đọc được danh mục gói: ${why}. Kiểm tra ổ USB, đường dẫn hoặc kết nối mạng của máy chủ.`,
		`The catalogue cannot be read: ${why}. Check the USB stick, the path, or the server's connection.`,
	]);
const tooLarge = (place: string, found: number, max: number) =>
	new CatalogueError('catalogue.size', place, [
		`Tệp có ít nhất ${found} byte, tối đa ${max} byte.`,
		`The file has at least ${found} bytes; ${max} are allowed.`,
	]);
