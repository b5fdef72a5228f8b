import { createPublicKey, sign } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../archive/integrity.ts';
import { readArchive } from '../archive/read-archive.ts';
import { keyIdOf, readPrivateKey } from '../signature/signing-key.ts';
import { CatalogueError } from './catalogue-error.ts';
import { readCatalogueFile } from './catalogue-files.ts';
import {
	type CatalogueEntry,
	type CatalogueIndex,
	catalogueIndexSchema,
	INDEX,
	INDEX_SIGNATURE,
	MAX_INDEX_BYTES,
	parseCatalogueFile,
	signedIndexText,
} from './catalogue-index.ts';

/** How a catalogue is made. */
export interface CatalogueOptions {
	/** As wards read it, for example the name of the province's department. */
	readonly name: string;
	/** PEM (PKCS #8) of the Ed25519 key that signs the list. */
	readonly privateKey: string;
	/** ISO instant in UTC. */
	readonly madeAt: string;
}

/**
 * Lists and signs the `.procpkg` files of a folder: `index.json` and `index.signature.json` beside them. The folder can then be copied to a
 * USB stick or laid under any web server. Numbers the edition one above the list that lies there.
 *
 * @throws ArchiveError for a package that is not sound; CatalogueError; SigningKeyError. What lay there before stays as it was.
 */
export async function writeCatalogue(folder: string, options: CatalogueOptions): Promise<CatalogueIndex> {
	const key = readPrivateKey(options.privateKey);
	const names = (await readdir(folder)).filter((name) => name.endsWith('.procpkg')).sort();
	const packages: CatalogueEntry[] = [];
	for (const name of names) packages.push(await entryOf(folder, name));
	const draft = {
		catalogueVersion: 1,
		name: options.name,
		serial: (await serialBefore(folder)) + 1,
		madeAt: options.madeAt,
		packages,
	};
	const bytes = new TextEncoder().encode(`${JSON.stringify(draft, null, '\t')}\n`);
	// Read back, so that what this machine writes every ward can read.
	const index = parseCatalogueFile(INDEX, bytes, catalogueIndexSchema);
	const entry = {
		keyId: keyIdOf(createPublicKey(key)),
		algorithm: 'ed25519',
		signedAt: options.madeAt,
		value: sign(null, signedIndexText(sha256(bytes), options.madeAt), key).toString('base64'),
	};
	await writeFile(join(folder, INDEX), bytes);
	await writeFile(
		join(folder, INDEX_SIGNATURE),
		`${JSON.stringify({ signatureVersion: 1, signatures: [entry] }, null, '\t')}\n`,
	);
	return index;
}

async function entryOf(folder: string, file: string): Promise<CatalogueEntry> {
	const bytes = await readFile(join(folder, file));
	const { digest, package: pkg } = await readArchive(bytes);
	const { code, version, apiVersion, name, publisher } = pkg.manifest;
	return { file, bytes: bytes.length, sha256: sha256(bytes), digest, code, version, apiVersion, name, publisher };
}

async function serialBefore(folder: string): Promise<number> {
	const bytes = await readCatalogueFile(folder, INDEX, MAX_INDEX_BYTES);
	if (!bytes) return 0;
	try {
		return parseCatalogueFile(INDEX, bytes, catalogueIndexSchema).serial;
	} catch (error) {
		if (!(error instanceof CatalogueError)) throw error;
		throw new CatalogueError('catalogue.shape', INDEX, [
			`Danh sách cũ không đọc được nên không biết số tiếp theo (${error.text.vi}). Khôi phục hoặc xóa tệp rồi chạy lại.`,
			`The list that lies there cannot be read, so the next number is unknown (${error.text.en}). Restore or delete it, then run this again.`,
		]);
	}
}
