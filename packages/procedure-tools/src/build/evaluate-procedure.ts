import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { BuildError } from './build-error.ts';

/** Entry of a procedure in its source folder; its default export is what `defineProcedure` returned. */
export const PROCEDURE = 'src/procedure.ts';

type Declared = Pick<ProcedurePackage, 'manifest' | 'forms' | 'flow' | 'messages'>;

/**
 * Runs `src/procedure.ts` and takes its data. On the author's machine only: this is ordinary code with all of its user's rights.
 *
 * @throws BuildError `build.noProcedure`, `build.evaluate`, `build.export`.
 */
export async function evaluateProcedure(folder: string): Promise<Declared> {
	const file = join(folder, PROCEDURE);
	if (!existsSync(file)) {
		throw new BuildError('build.noProcedure', PROCEDURE, {
			vi: 'Thư mục không có tệp này.',
			en: 'The folder has no such file.',
		});
	}
	const child = spawn(process.execPath, [fileURLToPath(new URL('./evaluate-child.ts', import.meta.url)), file], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
	});
	const [problem, json, exitCode] = await Promise.all([
		text(child.stderr as NonNullable<typeof child.stderr>),
		text(child.stdio[3] as NonNullable<typeof child.stderr>),
		new Promise((resolve) => child.once('close', resolve)),
	]);
	if (exitCode !== 0) throw evaluationError(problem);
	const declared = JSON.parse(json) as Partial<Declared>;
	const { manifest, forms, flow, messages } = declared;
	if (manifest && forms && flow && messages) return { manifest, forms, flow, messages };
	throw new BuildError('build.export', PROCEDURE, {
		vi: 'Tệp phải xuất mặc định kết quả của defineProcedure().',
		en: 'The default export must be what defineProcedure() returned.',
	});
}

/** The sentence of the error and the first place in the author's own files. */
function evaluationError(stderr: string): BuildError {
	const lines = stderr.split('\n');
	const reason = lines.find((line) => /^[A-Z]\w*Error\b/.test(line)) ?? lines.find((line) => line.trim() !== '') ?? '';
	return new BuildError('build.evaluate', PROCEDURE, {
		vi: `Không chạy được tệp: ${reason}`,
		en: `The file cannot be run: ${reason}`,
	});
}
