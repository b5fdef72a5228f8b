import { claimUploads, findUploads, type Reader, type StoredFile, type Tx, type Upload } from '@motcua/database';
import { type DossierDocument, type FileRef, type Localised, newId } from '@motcua/domain';
import { type Answers, evaluateExpression, type UploadFacts } from '@motcua/forms';
import type { DocumentRequirement } from '@motcua/procedure-sdk';
import { and, eq, inArray } from 'drizzle-orm';
import { badInput, UserError } from '../../api/errors.ts';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';

/** Uploads that the sender names for one paper. */
export interface PaperUploads {
	readonly requirement: string;
	readonly uploadIds: readonly string[];
}

/** Uploads belong to nobody until a filing names their ids, which nobody can guess. */
export const UPLOAD_OWNER = 'anyone';

/** The uploads that a filing names, looked up. */
export interface NamedUploads {
	/** Those that no dossier has yet: the filing takes them. */
	readonly fresh: readonly string[];
	/** For the form's own checks of its file fields. */
	readonly facts: Readonly<Record<string, UploadFacts>>;
	file(uploadId: string): FileRef | undefined;
}

/**
 * Looks up what a filing names, in the list of papers and in the file fields of its form. With `dossierId` also what that
 * dossier already has.
 *
 * @throws {UserError} `upload.dossierTooLarge` when all files together are more than a dossier may hold
 */
export async function lookUpUploads(
	services: Services,
	ward: WardContext,
	procedure: LoadedProcedure,
	answers: Answers,
	papers: readonly PaperUploads[],
	dossierId: string | null = null,
): Promise<NamedUploads> {
	const named = new Set(papers.flatMap((paper) => paper.uploadIds));
	for (const { key } of procedure.manifest.documents) for (const id of idsIn(answers, key)) named.add(id);
	if (named.size === 0) return noUploads;
	const ids = [...named];
	const fresh = await findUploads(services.db.read, { wardId: ward.id, owner: UPLOAD_OWNER, ids });
	const own = dossierId === null ? [] : await uploadsOfDossier(services.db.read, ward.id, dossierId, ids);
	const found = [...fresh, ...own];
	refuseTooMuch(found, services.config.limits.dossierBytes);
	const files = new Map(found.map(({ upload, file }) => [upload.id, fileRef(upload, file)]));
	return {
		fresh: fresh.map(({ upload }) => upload.id),
		facts: Object.fromEntries(files),
		file: (uploadId) => files.get(uploadId),
	};
}

const noUploads: NamedUploads = { fresh: [], facts: {}, file: () => undefined };

/** Uploads that a dossier took before: a form that is sent again names them again. */
function uploadsOfDossier(
	read: Reader,
	wardId: string,
	dossierId: string,
	ids: readonly string[],
): Promise<readonly { readonly upload: Upload; readonly file: StoredFile }[]> {
	const { upload, file } = read.tables;
	return read
		.select({ upload, file })
		.from(upload)
		.innerJoin(file, eq(file.id, upload.fileId))
		.where(and(eq(upload.wardId, wardId), eq(upload.dossierId, dossierId), inArray(upload.id, [...ids])));
}

const fileRef = ({ name }: Upload, { id, mime, bytes, pages }: StoredFile): FileRef => ({
	fileId: id,
	name,
	mime,
	bytes,
	pages,
});

/** Upload ids that a file field of this key holds. */
function idsIn(answers: Answers, key: string): readonly string[] {
	const value = Object.hasOwn(answers, key) ? answers[key] : undefined;
	return Array.isArray(value) ? value.filter((id) => typeof id === 'string').slice(0, 50) : [];
}

function refuseTooMuch(found: readonly { readonly file: StoredFile }[], limit: number): void {
	const bytes = found.reduce((sum, { file }) => sum + file.bytes, 0);
	if (bytes <= limit) return;
	const megabytes = (value: number): string => (value / (1024 * 1024)).toFixed(1);
	throw new UserError(
		'PAYLOAD_TOO_LARGE',
		'upload.dossierTooLarge',
		{
			vi: `Các tệp đính kèm nặng tổng cộng ${megabytes(bytes)} MB, vượt quá ${megabytes(limit)} MB cho một hồ sơ. Hãy giảm độ phân giải ảnh rồi tải lại.`,
			en: `The attached files have ${megabytes(bytes)} MB together; a dossier may have ${megabytes(limit)} MB. Take the pictures at a lower resolution and upload them again.`,
		},
		{ field: 'documents' },
	);
}

/** What is said about the papers besides the uploads. */
export interface PapersInput {
	readonly papers: readonly PaperUploads[];
	/** Requirements that were presented at the desk and given back. */
	readonly shown: readonly string[];
	readonly today: string;
	/** A supplement brings some papers; a filing must have all that are required. */
	readonly whole: boolean;
}

/**
 * The papers of a filing by the published list.
 *
 * @throws {UserError} `papers.unknown`, `upload.unknown`, `papers.missing`; the field names the paper
 */
export function papersOf(
	procedure: LoadedProcedure,
	answers: Answers,
	uploads: NamedUploads,
	input: PapersInput,
): DossierDocument[] {
	const requirements = procedure.manifest.documents;
	for (const { requirement } of input.papers)
		if (!requirements.some(({ key }) => key === requirement)) throw unknownPaper(requirement);
	return requirements.flatMap((requirement) => {
		const ids = idsFor(requirement, answers, input.papers);
		const files = ids.map((id) => uploads.file(id) ?? throwUnknownUpload(requirement.key, id));
		// A supplement that names only what is there already leaves the paper as it is.
		if (!input.whole && !ids.some((id) => uploads.fresh.includes(id))) return [];
		const shown = input.shown.includes(requirement.key);
		const required = input.whole && isRequired(procedure, requirement, answers, input.today);
		if (files.length === 0 && !shown && !required) return [];
		return [document(requirement, files, shown)];
	});
}

/** Whether a paper is asked for, given the answers. */
export function isRequired(
	procedure: LoadedProcedure,
	{ required, requiredWhen }: DocumentRequirement,
	answers: Answers,
	today: string,
): boolean {
	if (required || requiredWhen === undefined) return required;
	return evaluateExpression(procedure.application, requiredWhen, answers, { today }) === true;
}

function idsFor({ key }: DocumentRequirement, answers: Answers, papers: readonly PaperUploads[]): string[] {
	const named = papers.filter(({ requirement }) => requirement === key).flatMap(({ uploadIds }) => uploadIds);
	return [...new Set([...idsIn(answers, key), ...named])];
}

function document(requirement: DocumentRequirement, files: readonly FileRef[], shown: boolean): DossierDocument {
	const { key, name, kind, quantity, given = 'upload' } = requirement;
	if (files.length === 0 && !shown && given === 'upload') throw missingPaper(key, name);
	return {
		id: newId(),
		requirement: key,
		name: name.vi,
		kind,
		quantity,
		files,
		given: files.length > 0 ? 'upload' : shown ? 'shown' : given,
		// The form is data from the start; everything else becomes digital when the desk has compared and signed it.
		digitisation: given === 'form' && files.length === 0 ? 1 : 0,
	};
}

/**
 * Gives the uploads to the dossier, inside its transaction.
 *
 * @throws {UserError} `upload.taken` when another request was faster
 */
export async function takeUploads(
	tx: Tx,
	{ wardId, dossierId, ids }: { readonly wardId: string; readonly dossierId: string; readonly ids: readonly string[] },
): Promise<void> {
	if (ids.length === 0) return;
	const taken = await claimUploads(tx, { wardId, dossierId, ids });
	if (taken !== ids.length)
		throw new UserError('CONFLICT', 'upload.taken', {
			vi: 'Một tệp vừa được dùng cho hồ sơ khác. Vui lòng tải lại tệp rồi nộp.',
			en: 'One of the files has just been used for another dossier. Please upload it again and file.',
		});
}

const unknownPaper = (requirement: string): UserError =>
	badInput('papers.unknown', `documents.${requirement}`, {
		vi: `Thủ tục này không yêu cầu giấy tờ “${requirement}”.`,
		en: `This procedure does not ask for a paper “${requirement}”.`,
	});

const missingPaper = (key: string, name: Localised): UserError =>
	badInput('papers.missing', `documents.${key}`, {
		vi: `Chưa có giấy tờ bắt buộc: ${name.vi}. Vui lòng tải lên ảnh chụp hoặc tệp PDF.`,
		en: `A required paper is missing: ${name.en}. Please upload a photograph or a PDF.`,
	});

function throwUnknownUpload(key: string, uploadId: string): never {
	throw badInput('upload.unknown', `documents.${key}`, {
		vi: `Không tìm thấy tệp đã tải lên (${uploadId}). Tệp có thể đã hết hạn lưu tạm hoặc đã được dùng; vui lòng tải lại.`,
		en: `The upload ${uploadId} was not found. It may have expired or have been used; please upload the file again.`,
	});
}
