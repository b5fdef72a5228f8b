import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcedureChoices } from './answers.ts';
import { slugOf } from './answers.ts';
import { linkTools, ownRepository, repositoryAround, toolVersion } from './repository.ts';

/** Thrown when a folder cannot be made; ends with exit code 2. */
export class CreateError extends Error {
	override readonly name = 'CreateError';
	/** Stable: `create.folder`. */
	readonly code: string;
	readonly place: string;
	readonly text: { readonly vi: string; readonly en: string };
	constructor(code: string, place: string, text: { readonly vi: string; readonly en: string }) {
		super(`${place}: ${text.en} (${code})`);
		this.code = code;
		this.place = place;
		this.text = text;
	}
}

/** What was made. */
export interface MadeProcedure {
	readonly folder: string;
	/** POSIX paths, sorted. */
	readonly files: readonly string[];
	/** `workspace`: part of a repository; `linked`: uses the tools of the repository that made it; `registry`: wants `npm install`. */
	readonly tools: 'workspace' | 'linked' | 'registry';
}

const TEMPLATES = fileURLToPath(new URL('../templates/', import.meta.url));

/**
 * Where a procedure goes: the folder that was named; in a repository, when only a name or nothing was given, `plugins/<name>`.
 *
 * @param at folder in which the command was given
 */
export function folderFor(choices: Pick<ProcedureChoices, 'nameEn'>, wanted: string | undefined, at: string): string {
	const name = wanted ?? slugOf(choices.nameEn);
	const repository = repositoryAround(at);
	const isPath = name.includes('/') || name.includes('\\') || name.startsWith('.');
	return repository && !isPath ? join(repository, 'plugins', name) : resolve(at, name);
}

/**
 * Writes the folder of a new procedure. It passes its own test and check as it is.
 *
 * @throws CreateError `create.folder` when the folder holds something already.
 */
export function makeProcedure(choices: ProcedureChoices, folder: string): MadeProcedure {
	if (existsSync(folder) && readdirSync(folder).length > 0) {
		throw new CreateError('create.folder', folder, {
			vi: 'Thư mục đã có tệp nên không động đến. Chọn tên khác.',
			en: 'The folder is not empty and was left alone. Choose another name.',
		});
	}
	const repository = repositoryAround(folder);
	const own = ownRepository();
	const fill = filler(choices, folder, repository !== null);
	const files = [...templateFiles('shared'), ...templateFiles(choices.template)].map(([path, source]) => {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, fill(readFileSync(source, 'utf8')));
		return path;
	});
	const tools = repository ?? own;
	if (tools) linkTools(folder, tools);
	return { folder, files: files.sort(), tools: repository ? 'workspace' : own ? 'linked' : 'registry' };
}

/** Path in the made folder, and the template behind it. */
function templateFiles(part: string): readonly (readonly [string, string])[] {
	const root = join(TEMPLATES, part);
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.tpl'))
		.map((entry) => {
			const source = join(entry.parentPath, entry.name);
			const path = source.slice(root.length + 1, -'.tpl'.length).replaceAll('\\', '/');
			// npm leaves files of this name out of what it publishes.
			return [path === 'gitignore' ? '.gitignore' : path, source] as const;
		});
}

function filler(choices: ProcedureChoices, folder: string, inRepository: boolean): (text: string) => string {
	const name = folder.split(/[\\/]/).at(-1) ?? 'procedure';
	const version = toolVersion();
	const values: Readonly<Record<string, string>> = {
		PACKAGE: inRepository ? `@motcua/plugin-${name}` : `procedure-${name}`,
		PUBLISHER: inRepository ? 'motcua' : 'local',
		CODE: choices.code,
		NAME_VI: choices.nameVi.trim().normalize('NFC'),
		NAME_EN: choices.nameEn.trim(),
		TEMPLATE: choices.template,
		TOOLS: version,
		RANGE: inRepository ? 'workspace:*' : version,
		HANDLERS_EXPORT: choices.template === 'steps' ? ',\n\t\t"./handlers": "./src/handlers.ts"' : '',
	};
	return (text) => text.replaceAll(/__([A-Z_]+?)__/g, (whole, key: string) => values[key] ?? whole);
}
