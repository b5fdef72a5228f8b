import type { FormDefinition, Localised } from '@motcua/forms';
import { parseFormDefinition } from '@motcua/forms/schema';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { API_VERSION } from '@motcua/procedure-sdk';
import {
	explainIssue,
	fixtureSchema,
	flowSchema,
	manifestSchema,
	messagesSchema,
	parseUntrustedJson,
} from '@motcua/procedure-sdk/schema';
import type { z } from 'zod';
import type { SignatureEntry } from '../signature/signature-file.ts';
import { signatureFileSchema } from '../signature/signature-file.ts';
import { ArchiveError } from './archive-error.ts';
import { verifyIntegrity } from './integrity.ts';
import { findInvisible } from './invisible.ts';
import { CODE, CODE_MAP, FLOW, MANIFEST, MESSAGES, SIGNATURE } from './layout.ts';
import type { ArchiveFiles } from './tar.ts';
import { readTar } from './tar.ts';

/** A package as it was found, every hash checked and every shape known; nothing of it has run. */
export interface ReadArchive {
	readonly package: ProcedurePackage;
	/** SHA-256 of `integrity.json`. */
	readonly digest: string;
	/** Unverified: see `verifyArchive`. */
	readonly signatures: readonly SignatureEntry[];
	/** Packed size. */
	readonly bytes: number;
}

/** Contract versions that this core serves. */
export const SUPPORTED_API_VERSIONS: readonly number[] = [API_VERSION - 1, API_VERSION].filter(
	(version) => version > 0,
);

/**
 * Reads a package archive and trusts nothing in it: sizes, count, ratio, paths, kinds of entries, hashes, encodings and shapes are checked
 * before anything is handed on. Whether the parts fit together is for `checkPackage` to say.
 *
 * @throws ArchiveError with a stable code and the file that is wrong.
 */
export async function readArchive(bytes: Uint8Array): Promise<ReadArchive> {
	const files = await readTar(bytes);
	const digest = verifyIntegrity(files);
	const signatures = files.has(SIGNATURE) ? read(files, SIGNATURE, signatureFileSchema).signatures : [];
	return { package: toPackage(files), digest, signatures, bytes: bytes.length };
}

function toPackage(files: ArchiveFiles): ProcedurePackage {
	refuseOtherApi(readJson(files, MANIFEST));
	const manifest = read(files, MANIFEST, manifestSchema);
	const code = files.has(CODE) ? readCode(files) : undefined;
	return {
		manifest,
		forms: readForms(files),
		flow: read(files, FLOW, flowSchema),
		messages: read(files, MESSAGES, messagesSchema),
		templates: Object.fromEntries(pathsIn(files, 'templates/').map((path) => [path, readText(files, path)])),
		fixtures: pathsIn(files, 'fixtures/').map((path) => read(files, path, fixtureSchema)),
		...(code === undefined ? {} : { code }),
		...(files.has(CODE_MAP) ? { codeMap: readText(files, CODE_MAP) } : {}),
	};
}

/** Asked before the shape, which another version may have changed: the answer should name the reason, not a field. */
function refuseOtherApi(manifest: unknown): void {
	const { apiVersion } = Object(manifest) as { apiVersion?: unknown };
	if (typeof apiVersion !== 'number' || SUPPORTED_API_VERSIONS.includes(apiVersion)) return;
	const supported = SUPPORTED_API_VERSIONS.join(', ');
	throw new ArchiveError('archive.apiVersion', MANIFEST, {
		vi: `Gói được viết cho phiên bản giao ước ${apiVersion}; hệ thống này hỗ trợ: ${supported}.`,
		en: `The package is written for contract version ${apiVersion}; this core serves: ${supported}.`,
	});
}

function readForms(files: ArchiveFiles): Readonly<Record<string, FormDefinition>> {
	return Object.fromEntries(
		pathsIn(files, 'forms/').map((path) => {
			const parsed = parseFormDefinition(readJson(files, path));
			if (!parsed.ok) throw shapeError(path, parsed.problems[0]);
			const id = path.slice('forms/'.length, -'.json'.length);
			if (parsed.definition.id !== id)
				throw shapeError(path, { path: 'id', message: { vi: `cần “${id}”`, en: `expected "${id}"` } });
			return [id, parsed.definition];
		}),
	);
}

function readCode(files: ArchiveFiles): string {
	const code = readText(files, CODE);
	const hidden = findInvisible(code);
	if (hidden) {
		throw new ArchiveError('archive.invisible', CODE, {
			vi: `Mã chứa ký tự vô hình ${hidden.codePoint} ở dòng ${hidden.line}, cột ${hidden.column}; hãy viết dưới dạng mã thoát.`,
			en: `The code holds the invisible character ${hidden.codePoint} at line ${hidden.line}, column ${hidden.column}; write it as an escape.`,
		});
	}
	return code;
}

const pathsIn = (files: ArchiveFiles, folder: string) =>
	[...files.keys()].filter((path) => path.startsWith(folder)).sort();

function readText(files: ArchiveFiles, path: string): string {
	const bytes = files.get(path);
	if (!bytes)
		throw new ArchiveError('archive.missingFile', path, {
			vi: 'Gói thiếu tệp này.',
			en: 'The archive lacks this file.',
		});
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new ArchiveError('archive.encoding', path, {
			vi: 'Tệp không phải là văn bản UTF-8.',
			en: 'The file is no UTF-8 text.',
		});
	}
}

function readJson(files: ArchiveFiles, path: string): unknown {
	const json = parseUntrustedJson(readText(files, path));
	if (json.ok) return json.value;
	throw new ArchiveError('archive.json', path, {
		vi: `Tệp JSON không đọc được: ${json.why}`,
		en: `The JSON cannot be read: ${json.why}`,
	});
}

function read<T>(files: ArchiveFiles, path: string, schema: z.ZodType<T>): T {
	const parsed = schema.safeParse(readJson(files, path));
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	throw shapeError(path, issue && explainIssue(issue));
}

const shapeError = (file: string, problem: { readonly path: string; readonly message: Localised } | undefined) =>
	new ArchiveError('archive.shape', file, {
		vi: `Mục “${problem?.path ?? ''}” không đúng: ${problem?.message.vi ?? ''}`,
		en: `"${problem?.path ?? ''}" is not as expected: ${problem?.message.en ?? ''}`,
	});
