import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

const BLOCK = 512;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The files of an archive, by hand: what a forger does, without any of our own code. */
function unpack(archive: Uint8Array): Map<string, Buffer> {
	const tar = gunzipSync(archive);
	const files = new Map<string, Buffer>();
	for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
		const name = tar.toString('ascii', at, at + 100).replace(/\0.*$/, '');
		const size = Number.parseInt(tar.toString('ascii', at + 124, at + 135), 8);
		files.set(name, tar.subarray(at + BLOCK, at + BLOCK + size));
		at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
	}
	return files;
}

function entry(name: string, body: Uint8Array): Buffer {
	const header = Buffer.alloc(BLOCK);
	header.write(name, 0);
	header.write('0000644\0', 100);
	header.write('0000000\0', 108);
	header.write('0000000\0', 116);
	header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
	header.write('00000000000\0', 136);
	header.write('        ', 148);
	header.write('0', 156);
	header.write('ustar\x0000', 257);
	const sum = header.reduce((total, byte) => total + byte, 0);
	header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
	return Buffer.concat([header, body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)]);
}

const pack = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
	gzipSync(Buffer.concat([...[...files].map(([name, body]) => entry(name, body)), Buffer.alloc(BLOCK * 2)]));

/** An archive in which some files say something else, with the old list of hashes (`tampered`) or with one that fits (`forged`). */
export function rewritten(
	archive: Uint8Array,
	how: 'tampered' | 'forged',
	changes: Readonly<Record<string, (text: string) => string>>,
): Uint8Array {
	const files = unpack(archive);
	for (const [name, change] of Object.entries(changes))
		files.set(name, Buffer.from(change(files.get(name)?.toString('utf8') ?? '')));
	if (how === 'forged') {
		const covered = [...files]
			.filter(([name]) => name !== 'integrity.json' && name !== 'signature.json')
			.sort(([a], [b]) => (a < b ? -1 : 1));
		const list = {
			integrityVersion: 1,
			bytes: covered.reduce((sum, [, body]) => sum + body.length, 0),
			files: Object.fromEntries(covered.map(([name, body]) => [name, sha256(body)])),
		};
		files.set('integrity.json', Buffer.from(JSON.stringify(list)));
	}
	return pack(files);
}
