import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ArchiveError } from './archive-error.ts';
import { INTEGRITY, SIGNATURE } from './layout.ts';
import type { ArchiveFiles } from './tar.ts';

/** SHA-256 in lower-case hex. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const integritySchema = z.strictObject({
	integrityVersion: z.literal(1),
	/** Sum of the sizes. */
	bytes: z.int().min(0),
	files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

/** Files that the list of hashes covers: all but itself and the signatures, which come after it. */
const isCovered = (path: string) => path !== INTEGRITY && path !== SIGNATURE;

/** `integrity.json`: the hash of every file, sorted. Its own hash is the identity of the package. */
export function writeIntegrity(files: ArchiveFiles): string {
	const covered = [...files].filter(([path]) => isCovered(path)).sort(([a], [b]) => (a < b ? -1 : 1));
	const integrity = {
		integrityVersion: 1,
		bytes: covered.reduce((sum, [, bytes]) => sum + bytes.length, 0),
		files: Object.fromEntries(covered.map(([path, bytes]) => [path, sha256(bytes)])),
	};
	return `${JSON.stringify(integrity, null, '\t')}\n`;
}

/**
 * Checks every file against `integrity.json` and answers with the digest of the package, the SHA-256 of that list.
 *
 * The digest names the content, not the archive's bytes: another compressor or a second signature leaves it as it is.
 *
 * @throws ArchiveError naming the file that does not match.
 */
export function verifyIntegrity(files: ArchiveFiles): string {
	const list = files.get(INTEGRITY);
	if (!list) throw missing(INTEGRITY);
	const parsed = integritySchema.safeParse(parse(list));
	if (!parsed.success) throw mismatch(INTEGRITY, 'not a list of hashes', 'integrityVersion 1');
	const { files: hashes } = parsed.data;
	for (const path of Object.keys(hashes)) if (!files.has(path)) throw missing(path);
	for (const [path, bytes] of files) {
		if (!isCovered(path)) continue;
		const expected = Object.hasOwn(hashes, path) ? hashes[path] : undefined;
		const found = sha256(bytes);
		if (found !== expected) throw mismatch(path, found, expected ?? 'no entry');
	}
	return sha256(list);
}

function parse(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return undefined;
	}
}

const missing = (path: string) =>
	new ArchiveError('archive.missingFile', path, { vi: 'Gói thiếu tệp này.', en: 'The archive lacks this file.' });
const mismatch = (path: string, found: string, expected: string) =>
	new ArchiveError('archive.integrity', path, {
		vi: `Tệp không khớp với danh sách băm: tìm thấy ${found}, cần ${expected}.`,
		en: `The file does not match the list of hashes: found ${found}, expected ${expected}.`,
	});
