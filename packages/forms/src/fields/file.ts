import type { FileField } from '../definition.ts';
import { MAX_LIST_LENGTH } from '../expression/limits.ts';
import { quoteShort } from '../names.ts';
import { formatNumber } from './number.ts';
import { type FieldReader, isBlank, type ReadContext, type UploadFacts } from './reader.ts';

export const DEFAULT_MAX_FILES = 10;
/** An upload id: what the server hands out, nothing that could be a path or a name. */
const UPLOAD_ID = /^[A-Za-z0-9_-]{1,100}$/;
const MIME_TYPES = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const;

export function fileReader(field: FileField): FieldReader<readonly string[]> {
	const { label } = field;
	const maxFiles = field.maxFiles ?? DEFAULT_MAX_FILES;
	return {
		unanswered: [],
		toScope: (answer) => answer,
		read(input, path, context) {
			if (isBlank(input)) return undefined;
			const ids = readIds(input);
			if (ids === null) {
				context.findings.error(
					path,
					'type',
					`“${label.vi}” phải là danh sách mã tệp do hệ thống cấp sau khi tải lên. Vui lòng tải lại tệp.`,
					`“${label.en}” must be a list of upload ids given by the system. Please upload the files again.`,
				);
				return undefined;
			}
			if (ids.length === 0) return undefined;
			if (ids.length > maxFiles) {
				context.findings.error(
					path,
					'maxFiles',
					`“${label.vi}” có ${ids.length} tệp, chỉ được nộp tối đa ${maxFiles} tệp.`,
					`“${label.en}” has ${ids.length} files; at most ${maxFiles} are allowed.`,
				);
			}
			if (context.uploads !== undefined) for (const id of ids) checkUpload(id, field, path, context);
			return ids;
		},
	};
}

/** Upload ids, each once; `null` when it is no list of them. */
function readIds(input: unknown): readonly string[] | null {
	if (!Array.isArray(input) || input.length > MAX_LIST_LENGTH) return null;
	const ids = new Set<string>();
	for (const id of input) {
		if (typeof id !== 'string' || !UPLOAD_ID.test(id)) return null;
		ids.add(id);
	}
	return [...ids];
}

function checkUpload(id: string, field: FileField, path: string, context: ReadContext): void {
	const { label } = field;
	const uploads = context.uploads ?? {};
	const upload = Object.hasOwn(uploads, id) ? uploads[id] : undefined;
	if (upload === undefined) {
		context.findings.error(
			path,
			'file.unknown',
			`“${label.vi}”: không tìm thấy tệp đã tải lên (${id}). Tệp có thể đã hết hạn lưu tạm; vui lòng tải lại.`,
			`“${label.en}”: the upload ${id} was not found. It may have expired; please upload the file again.`,
		);
		return;
	}
	checkFacts(upload, field, path, context);
}

function checkFacts(upload: UploadFacts, field: FileField, path: string, context: ReadContext): void {
	const { label, accept, maxBytes } = field;
	const name = quoteShort(upload.name);
	if (!accept.some((kind) => MIME_TYPES[kind] === upload.mime)) {
		const kinds = accept.map((kind) => kind.toUpperCase()).join(', ');
		context.findings.error(
			path,
			'file.kind',
			`“${label.vi}”: tệp “${name}” không thuộc loại được nhận. Chỉ nhận ${kinds}.`,
			`“${label.en}”: the file “${name}” is of a kind that is not accepted. Accepted: ${kinds}.`,
		);
	}
	if (maxBytes !== undefined && upload.bytes > maxBytes) {
		context.findings.error(
			path,
			'file.size',
			`“${label.vi}”: tệp “${name}” nặng ${megabytes(upload.bytes)} MB, vượt quá ${megabytes(maxBytes)} MB.`,
			`“${label.en}”: the file “${name}” has ${megabytes(upload.bytes)} MB; at most ${megabytes(maxBytes)} MB are allowed.`,
		);
	}
}

function megabytes(bytes: number): string {
	return formatNumber(Math.ceil((bytes / 1_048_576) * 10) / 10);
}
