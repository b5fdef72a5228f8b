import type { Localised } from '@motcua/forms';
import { explainIssue } from '@motcua/procedure-sdk/schema';
import { z } from 'zod';
import { CatalogueError } from './catalogue-error.ts';

/** The list, and the signatures over it: both beside the packages that it names. */
export const INDEX = 'index.json';
export const INDEX_SIGNATURE = 'index.signature.json';
/** A line takes about 700 bytes: room for several thousand packages. */
export const MAX_INDEX_BYTES = 4 * 1024 * 1024;

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const localised: z.ZodType<Localised> = z.strictObject({ vi: z.string().max(500), en: z.string().max(500) });

const entrySchema = z.strictObject({
	/** Name of the file beside the index; no folders. */
	file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,150}\.procpkg$/),
	bytes: z.int().min(1),
	/** SHA-256 of the file as it lies there. */
	sha256: sha256Hex,
	/** Identity of the package, whatever its signatures. */
	digest: sha256Hex,
	code: z.string().max(20),
	version: z.string().max(50),
	apiVersion: z.int().min(0),
	name: localised,
	publisher: z.string().max(200),
});

/**
 * `index.json`. What it says about a package is for choosing only: whoever installs one reads it from the package itself.
 */
export const catalogueIndexSchema = z.strictObject({
	catalogueVersion: z.literal(1),
	name: z.string().min(1).max(200),
	/** Grows with every edition, so that nobody can put an old list with known holes in the place of a newer one. */
	serial: z.int().min(1),
	/** ISO instant in UTC. */
	madeAt: z.iso.datetime(),
	packages: z.array(entrySchema).max(5_000),
});

export type CatalogueIndex = z.infer<typeof catalogueIndexSchema>;
export type CatalogueEntry = CatalogueIndex['packages'][number];

/** What is signed: the list as it lies there, byte by byte. The first line keeps the signature from meaning anything elsewhere. */
export const signedIndexText = (indexSha256: string, signedAt: string): Uint8Array =>
	new TextEncoder().encode(`motcua-procedure-catalogue\n${indexSha256}\n${signedAt}\n`);

/** @throws CatalogueError `catalogue.shape` naming the field. */
export function parseCatalogueFile<T>(place: string, bytes: Uint8Array, schema: z.ZodType<T>): T {
	let json: unknown;
	try {
		json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new CatalogueError('catalogue.shape', place, [
			'Tệp không phải là JSON đọc được.',
			'The file is no JSON that can be read.',
		]);
	}
	const parsed = schema.safeParse(json);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const { path, message } = issue ? explainIssue(issue) : { path: '', message: { vi: '', en: '' } };
	throw new CatalogueError('catalogue.shape', place, [
		`Mục “${path}” không đúng: ${message.vi}`,
		`"${path}" is not as expected: ${message.en}`,
	]);
}
