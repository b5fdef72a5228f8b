import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fixture } from '@motcua/procedure-sdk';
import { explainIssue, fixtureSchema, parseUntrustedJson } from '@motcua/procedure-sdk/schema';
import { BuildError } from './build-error.ts';

/** Files below a folder, sorted, with POSIX paths relative to it. */
export function filesBelow(folder: string): readonly string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.replaceAll('\\', '/'),
		)
		.sort();
}

/** Typst sources and their helper files by `templates/…` path. */
export const readTemplates = (folder: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		filesBelow(join(folder, 'templates')).map((path) => [
			`templates/${path}`,
			readFileSync(join(folder, 'templates', path), 'utf8').replaceAll('\r\n', '\n'),
		]),
	);

/**
 * Sample dossiers of `fixtures/*.json`, in the order of their file names.
 *
 * @throws BuildError `build.fixture`
 */
export const readFixtures = (folder: string): readonly Fixture[] =>
	filesBelow(join(folder, 'fixtures'))
		.filter((path) => path.endsWith('.json'))
		.map((path) => readFixture(join(folder, 'fixtures', path), `fixtures/${path}`));

function readFixture(file: string, place: string): Fixture {
	const json = parseUntrustedJson(readFileSync(file, 'utf8'));
	if (!json.ok)
		throw new BuildError('build.fixture', place, {
			vi: `JSON không đọc được: ${json.why}`,
			en: `The JSON cannot be read: ${json.why}`,
		});
	const parsed = fixtureSchema.safeParse(json.value);
	if (parsed.success) return parsed.data;
	const problem = parsed.error.issues[0] && explainIssue(parsed.error.issues[0]);
	throw new BuildError('build.fixture', place, {
		vi: `Mục “${problem?.path ?? ''}” không đúng: ${problem?.message.vi ?? ''}`,
		en: `"${problem?.path ?? ''}" is not as expected: ${problem?.message.en ?? ''}`,
	});
}
