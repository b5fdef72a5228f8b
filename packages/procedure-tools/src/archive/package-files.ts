import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { CODE, CODE_MAP, FLOW, MANIFEST, MESSAGES } from './layout.ts';
import type { ArchiveFiles } from './tar.ts';

/** The files of a package, without the list of hashes. JSON is written for people too: indented, in the author's order. */
export function packageFiles(pkg: ProcedurePackage): ArchiveFiles {
	const texts: [string, string][] = [
		[MANIFEST, json(pkg.manifest)],
		[FLOW, json(pkg.flow)],
		[MESSAGES, json(pkg.messages)],
		...Object.entries(pkg.forms).map(([id, form]): [string, string] => [`forms/${id}.json`, json(form)]),
		...Object.entries(pkg.templates),
		...pkg.fixtures.map((fixture, index): [string, string] => [
			`fixtures/${String(index + 1).padStart(3, '0')}.json`,
			json(fixture),
		]),
		...(pkg.code === undefined ? [] : [[CODE, pkg.code] satisfies [string, string]]),
		...(pkg.codeMap === undefined ? [] : [[CODE_MAP, pkg.codeMap] satisfies [string, string]]),
	];
	return new Map(texts.map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

const json = (value: unknown) => `${JSON.stringify(value, null, '\t')}\n`;
