import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Localised } from '@motcua/forms';
import { withoutInvisible } from '../../archive/invisible.ts';
import { evaluateProcedure } from '../../build/evaluate-procedure.ts';
import { filesBelow } from '../../build/read-parts.ts';

/** Something that was mended in an author's folder. */
export interface FixedFile {
	/** The rule that would have found it. */
	readonly rule: 'text.normalisation' | 'code.invisible' | 'build.version';
	readonly file: string;
	readonly message: Localised;
}

const SOURCES = /\.(ts|typ|json|svg|txt|csv)$/;

/**
 * Mends what can be mended without a decision of the author: decomposed letters, characters nobody sees, a version in `package.json` that
 * lags behind. Changes no meaning; everything else is left to people.
 *
 * @throws BuildError when the procedure cannot be run at all.
 */
export async function fixFolder(folder: string): Promise<readonly FixedFile[]> {
	const texts = ['src', 'templates', 'fixtures'].flatMap((part) =>
		filesBelow(join(folder, part))
			.filter((path) => SOURCES.test(path))
			.flatMap((path) => fixText(folder, `${part}/${path}`)),
	);
	return [...texts, ...(await fixVersion(folder))];
}

function fixText(folder: string, path: string): readonly FixedFile[] {
	const file = join(folder, path);
	const before = readFileSync(file, 'utf8');
	const composed = before.normalize('NFC');
	const visible = withoutInvisible(composed);
	if (visible !== before) writeFileSync(file, visible);
	return [
		...(composed === before
			? []
			: [
					fixed(
						'text.normalisation',
						path,
						'Đã chuyển chữ Việt sang dạng dựng sẵn (NFC).',
						'Composed the Vietnamese letters (NFC).',
					),
				]),
		...(visible === composed
			? []
			: [fixed('code.invisible', path, 'Đã xóa ký tự vô hình.', 'Removed invisible characters.')]),
	];
}

async function fixVersion(folder: string): Promise<readonly FixedFile[]> {
	const file = join(folder, 'package.json');
	if (!existsSync(file)) return [];
	const text = readFileSync(file, 'utf8');
	const { version: lagging } = JSON.parse(text) as { version?: string };
	const { version } = (await evaluateProcedure(folder)).manifest;
	if (lagging === undefined || lagging === version) return [];
	writeFileSync(file, text.replace(/("version"\s*:\s*)"[^"]*"/, `$1"${version}"`));
	return [
		fixed(
			'build.version',
			'package.json',
			`Đã ghi phiên bản ${version} (trước đây ${lagging}).`,
			`Wrote version ${version} (was ${lagging}).`,
		),
	];
}

const fixed = (rule: FixedFile['rule'], file: string, vi: string, en: string): FixedFile => ({
	rule,
	file,
	message: { vi, en },
});
