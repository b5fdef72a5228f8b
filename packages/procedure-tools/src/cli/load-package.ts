import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { readArchive } from '../archive/read-archive.ts';
import { buildPackage } from '../build/build-package.ts';
import { ToolError } from './tool-error.ts';

/** @throws ToolError `tool.noFile` */
export function existing(path: string): string {
	const full = resolve(path);
	if (existsSync(full)) return full;
	throw new ToolError('tool.noFile', path, {
		vi: 'Không có tệp hoặc thư mục này.',
		en: 'There is no such file or folder.',
	});
}

/** Bytes of a `.procpkg`. @throws ToolError `tool.noFile`, `tool.notArchive` */
export function readPackageFile(path: string): Uint8Array {
	const file = existing(path);
	if (statSync(file).isFile()) return readFileSync(file);
	throw new ToolError('tool.notArchive', path, {
		vi: 'Cần một tệp .procpkg, đây là thư mục. Chạy `pack` trước.',
		en: 'A .procpkg file is needed, this is a folder. Run `pack` first.',
	});
}

/**
 * A package from its source folder or from a `.procpkg`.
 *
 * @throws ToolError, BuildError, ArchiveError
 */
export async function loadPackage(path: string): Promise<ProcedurePackage> {
	const full = existing(path);
	return statSync(full).isDirectory() ? buildPackage(full) : (await readArchive(readFileSync(full))).package;
}
