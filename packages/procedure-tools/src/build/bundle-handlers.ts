import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_GLOBAL } from '@motcua/procedure-sdk/runtime';
import type { BuildFailure } from 'esbuild';
import { build } from 'esbuild';
import { BuildError } from './build-error.ts';

/** Entry of a package's code in its source folder. */
export const HANDLERS = 'src/handlers.ts';

export interface HandlerBundle {
	readonly code: string;
	readonly codeMap: string;
}

/**
 * Bundles `src/handlers.ts` into one ES2022 script without imports that leaves its exports under one global. The same sources give the same
 * bytes wherever the folder lies: white space and comments (which would name paths) are left out, names are kept for reviewers.
 *
 * @returns undefined when the procedure is data only.
 * @throws BuildError `build.bundle` with the place of the first mistake.
 */
export async function bundleHandlers(folder: string): Promise<HandlerBundle | undefined> {
	if (!existsSync(join(folder, HANDLERS))) return undefined;
	const { outputFiles } = await build({
		absWorkingDir: folder,
		entryPoints: [HANDLERS],
		outfile: 'steps.js',
		bundle: true,
		write: false,
		format: 'iife',
		globalName: PACKAGE_GLOBAL,
		platform: 'neutral',
		mainFields: ['module', 'main'],
		target: 'es2022',
		charset: 'utf8',
		minifyWhitespace: true,
		minifySyntax: true,
		treeShaking: true,
		legalComments: 'none',
		sourcemap: 'external',
		sourcesContent: false,
		tsconfigRaw: {},
		logLevel: 'silent',
	}).catch((error: unknown) => {
		throw bundleError(error);
	});
	const text = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
	return { code: text('steps.js'), codeMap: tidyMap(text('steps.js.map')) };
}

/** Source names as the author knows them, without the machine's folders: `src/handlers.ts`, `@motcua/procedure-sdk/src/text.ts`. */
function tidyMap(json: string): string {
	const map = JSON.parse(json) as { sources: string[] };
	const sources = map.sources.map((source) =>
		source.startsWith('../') ? source.replace(/^(\.\.\/)+(.*node_modules\/)?(packages\/)?/, '') : source,
	);
	return `${JSON.stringify({ ...map, sources })}\n`;
}

function bundleError(error: unknown): BuildError {
	const [first] = (error as Partial<BuildFailure>).errors ?? [];
	const place = first?.location
		? `${first.location.file}:${first.location.line}:${first.location.column + 1}`
		: HANDLERS;
	const reason = first?.text ?? String(error);
	return new BuildError('build.bundle', place, {
		vi: `Không dựng được mã: ${reason}. Bước xử lý không dùng được mô-đun của Node và gói chưa cài.`,
		en: `The code cannot be bundled: ${reason}. A step has no modules of Node, and no packages that are not installed.`,
	});
}
