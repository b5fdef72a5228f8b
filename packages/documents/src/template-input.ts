import { DocumentError, type TemplateDiagnostic } from './document-error.ts';
import type { RenderJob } from './host/protocol.ts';

/** One document to be made. All of it is data; nothing is read from disk. */
export interface RenderInput {
	/** Path of the main source among `files`. */
	readonly template: string;
	/** Typst sources by path, as they stand in a package (`templates/certificate.typ`). They import each other and `/motcua/1/official.typ`. */
	readonly files: Readonly<Record<string, string>>;
	/** JSON value that templates read with `json("/data.json")`. */
	readonly data: unknown;
	/** Pictures by file name, read as `/images/<name>`: SVG, PNG, JPEG or WebP by the extension. A string is SVG text. */
	readonly images?: Readonly<Record<string, Uint8Array | string>>;
	/** Creation date of the file, ISO with offset: the moment of the event that the document tells of. Default {@link EPOCH}. */
	readonly createdAt?: string;
}

/** Creation date where none is given: fixed, because the clock would make every file differ. */
export const EPOCH = '2025-07-01T00:00:00+07:00';

const MAX_SOURCE_CHARACTERS = 1_000_000;
const MAX_DATA_CHARACTERS = 2_000_000;
const MAX_IMAGE_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 100;

const PATH = /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/\/)[\p{L}\p{N} ._/-]{1,200}$/u;
const IMAGE_NAME = /^[a-z0-9][a-z0-9._-]{0,99}\.(svg|png|jpe?g|webp)$/;
const RESERVED = /^(motcua\/|images\/|data\.json$)/;
const PACKAGE_IMPORT = /["']@[\w-]+\/[\w-]+(:|["'])/;

/** Checks what can be checked without the compiler and gives the job for the document process. Throws {@link DocumentError}. */
export function toRenderJob(input: RenderInput): RenderJob {
	const paths = Object.keys(input.files);
	for (const path of paths) checkPath(path);
	if (paths.length > MAX_FILES) throw tooLarge(`${paths.length} files`, `${MAX_FILES}`);
	if (!Object.hasOwn(input.files, input.template)) throw missingMain(input.template);
	refusePackages(input.files);
	checkSize(Object.values(input.files), MAX_SOURCE_CHARACTERS);
	const data = JSON.stringify(input.data ?? null);
	checkSize([data], MAX_DATA_CHARACTERS);
	return {
		kind: 'render',
		main: input.template,
		sources: input.files,
		images: toImages(input.images ?? {}),
		data,
		createdAt: Math.floor(Date.parse(input.createdAt ?? EPOCH) / 1000),
	};
}

function checkPath(path: string): void {
	if (PATH.test(path) && !RESERVED.test(path)) return;
	throw new DocumentError('template.path', {
		text: {
			vi: `Tên tệp mẫu “${path}” không dùng được: cần đường dẫn tương đối, không có “..”, không bắt đầu bằng motcua/ hay images/.`,
			en: `The template file name “${path}” cannot be used: a relative path without “..” is expected, not below motcua/ or images/.`,
		},
	});
}

function missingMain(template: string): DocumentError {
	return new DocumentError('template.path', {
		text: {
			vi: `Không có tệp mẫu “${template}” trong các tệp đã cho.`,
			en: `The template “${template}” is not among the given files.`,
		},
	});
}

/** Tells the author early and exactly; an import computed at run time meets a process without network or package folders. */
function refusePackages(files: Readonly<Record<string, string>>): void {
	const diagnostics = Object.entries(files).flatMap(([file, source]): TemplateDiagnostic[] => {
		const index = source.split('\n').findIndex((line) => PACKAGE_IMPORT.test(line));
		const message = 'packages are not available; copy what is needed beside the template';
		return index < 0 ? [] : [{ severity: 'error', message, file, line: index + 1 }];
	});
	if (diagnostics.length === 0) return;
	throw new DocumentError('template.package', { diagnostics });
}

function toImages(images: Readonly<Record<string, Uint8Array | string>>): Record<string, Uint8Array> {
	let total = 0;
	const mapped = Object.entries(images).map(([name, content]): [string, Uint8Array] => {
		if (!IMAGE_NAME.test(name)) checkPath(`images/${name}`);
		const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
		total += bytes.byteLength;
		return [name, bytes];
	});
	if (total > MAX_IMAGE_BYTES) throw tooLarge(`${total} bytes of pictures`, `${MAX_IMAGE_BYTES}`);
	return Object.fromEntries(mapped);
}

function checkSize(texts: readonly string[], limit: number): void {
	const total = texts.reduce((sum, text) => sum + text.length, 0);
	if (total > limit) throw tooLarge(`${total} characters`, `${limit}`);
}

function tooLarge(found: string, limit: string): DocumentError {
	return new DocumentError('data.tooLarge', {
		text: {
			vi: `Dữ liệu để tạo văn bản quá lớn (${found}; giới hạn ${limit}).`,
			en: `Too much was given to make a document of (${found}; the limit is ${limit}).`,
		},
	});
}
