import { and, eq, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';
import { prepared, preparedChange, value } from '../../prepared.ts';
import type { ScanState, Tables } from '../../tables/index.ts';
import { blockValues, inBlocks } from '../in-blocks.ts';

export type StoredFile = Tables['file']['$inferSelect'];
export type Upload = Tables['upload']['$inferSelect'];

/** Records a stored file; a file that is known already is left as it is. Call it after the bytes are safe on the disk. */
export async function recordFile(tx: Tx, file: StoredFile): Promise<void> {
	await tx.insert(tx.tables.file).values(file).onConflictDoNothing();
}

const fileById = prepared<{ id: string }>()((q, t, p) => q.select().from(t.file).where(eq(t.file.id, p.id)));

/** A file by the hash of its content; `null` when unknown. Says nothing about who may see it. */
export async function findFile(read: Reader, fileId: string): Promise<StoredFile | null> {
	const [file] = await fileById(read, { id: fileId });
	return file ?? null;
}

const filesByIds = prepared<Record<string, unknown>>()((q, t, p) =>
	q
		.select()
		.from(t.file)
		.where(inArray(t.file.id, blockValues(p))),
);

/** Several files by their hashes, in no order; unknown ones are missing. */
export function findFiles(read: Reader, fileIds: readonly string[]): Promise<readonly StoredFile[]> {
	return inBlocks(fileIds, '', (block) => filesByIds(read, block));
}

export async function setFileScan(tx: Tx, fileId: string, scan: ScanState): Promise<void> {
	const { file } = tx.tables;
	await tx.update(file).set({ scan }).where(eq(file.id, fileId));
}

/** Files that wait for the scanner. */
export function filesToScan(read: Reader, limit = 100): Promise<readonly StoredFile[]> {
	const { file } = read.tables;
	return read.select().from(file).where(eq(file.scan, sql`'pending'`)).limit(limit);
}

const insertUpload = preparedChange<Omit<Upload, 'dossierId'>>()((q, t, p) =>
	q.insert(t.upload).values({
		id: p.id,
		wardId: p.wardId,
		fileId: p.fileId,
		name: p.name,
		owner: p.owner,
		createdAt: p.createdAt,
	}),
);
/** Records that somebody sent a file which no dossier has yet. */
export async function recordUpload(tx: Tx, upload: Omit<Upload, 'dossierId'>): Promise<void> {
	await insertUpload(tx, upload);
}

const freeUpload = prepared<{ wardId: string; owner: string; id: string }>()((q, t, p) =>
	q
		.select()
		.from(t.upload)
		.where(
			and(
				eq(t.upload.id, p.id),
				eq(t.upload.wardId, p.wardId),
				eq(t.upload.owner, p.owner),
				isNull(t.upload.dossierId),
			),
		),
);
/** Uploads of one owner in a ward with their files, as asked for; unknown, foreign and claimed ones are missing. */
export async function findUploads(
	read: Reader,
	{ wardId, owner, ids }: { readonly wardId: string; readonly owner: string; readonly ids: readonly string[] },
): Promise<readonly { readonly upload: Upload; readonly file: StoredFile }[]> {
	const found: { upload: Upload; file: StoredFile }[] = [];
	for (const id of ids) {
		const [upload] = await freeUpload(read, { wardId, owner, id });
		const file = upload === undefined ? null : await findFile(read, upload.fileId);
		if (upload !== undefined && file !== null) found.push({ upload, file });
	}
	return found;
}

const claimUpload = preparedChange<{ wardId: string; id: string; dossierId: string }>()((q, t, p) =>
	q
		.update(t.upload)
		.set({ dossierId: value(p.dossierId) })
		.where(and(eq(t.upload.id, p.id), eq(t.upload.wardId, p.wardId), isNull(t.upload.dossierId))),
);
/** Gives uploads to a dossier. Returns how many were still free: fewer than asked means that another request was faster. */
export async function claimUploads(
	tx: Tx,
	claim: { readonly wardId: string; readonly ids: readonly string[]; readonly dossierId: string },
): Promise<number> {
	let claimed = 0;
	for (const id of claim.ids) {
		const { rowCount } = await claimUpload(tx, { wardId: claim.wardId, id, dossierId: claim.dossierId });
		claimed += rowCount;
	}
	return claimed;
}

/** Forgets uploads that were never filed. Their files are swept by {@link forgetUnusedFiles}. Returns how many. */
export async function forgetUploadsBefore(tx: Tx, instant: string): Promise<number> {
	const { upload } = tx.tables;
	const { rowCount } = await tx.delete(upload).where(and(isNull(upload.dossierId), lt(upload.createdAt, instant)));
	return rowCount;
}

/**
 * Forgets files that no dossier and no upload uses and that were stored before `instant`. Returns their ids; delete their
 * bytes only after the commit.
 */
export async function forgetUnusedFiles(tx: Tx, instant: string, limit = 500): Promise<readonly string[]> {
	const { file, upload, dossierFile } = tx.tables;
	const inUpload = tx.select({ one: sql`1` }).from(upload).where(eq(upload.fileId, file.id));
	const inDossier = tx.select({ one: sql`1` }).from(dossierFile).where(eq(dossierFile.fileId, file.id));
	const unused = await tx
		.select({ id: file.id })
		.from(file)
		.where(and(lt(file.createdAt, instant), notExists(inUpload), notExists(inDossier)))
		.limit(limit);
	const ids = unused.map((row) => row.id);
	if (ids.length > 0) await tx.delete(file).where(or(...ids.map((id) => eq(file.id, id))));
	return ids;
}
