import type { DocumentRequirement } from '@motcua/procedure-sdk';
import { withoutTexts } from '../texts.ts';
import type { Pair } from './change.ts';
import { byKey, change, paired, same, shown } from './change.ts';
import type { PackageChange } from './package-diff.ts';

/** What changed among the papers that a dossier needs. */
export const diffPapers = (
	before: readonly DocumentRequirement[],
	after: readonly DocumentRequirement[],
): readonly PackageChange[] => paired(byKey(before), byKey(after)).flatMap(diffPaper);

const isDemanded = (paper: DocumentRequirement) => paper.required || paper.requiredWhen !== undefined;

function diffPaper({ key, before, after }: Pair<DocumentRequirement>): readonly PackageChange[] {
	const place = `manifest.json documents.${key}`;
	if (!before && after) {
		const words = isDemanded(after)
			? ([`Thêm giấy tờ phải nộp: ${after.name.vi}.`, `One more paper is demanded: ${after.name.en}.`] as const)
			: ([`Thêm giấy tờ có thể nộp: ${after.name.vi}.`, `One more paper may be given: ${after.name.en}.`] as const);
		return [
			change('papers', 'paper.added', isDemanded(after) ? 'major' : 'minor', place, [undefined, after.kind], words),
		];
	}
	if (before && !after) {
		return [
			change(
				'papers',
				'paper.removed',
				'minor',
				place,
				[before.kind, undefined],
				[`Không còn cần giấy tờ: ${before.name.vi}.`, `No longer needed: ${before.name.en}.`],
			),
		];
	}
	if (!before || !after) return [];
	const [old, fresh] = [withoutTexts(before), withoutTexts(after)] as [
		Record<string, unknown>,
		Record<string, unknown>,
	];
	return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
		.filter((name) => !same(old[name], fresh[name]))
		.map((name) => {
			const stricter = isStricter(name, old[name], fresh[name]);
			return change(
				'papers',
				stricter ? 'paper.stricter' : 'paper.changed',
				stricter ? 'major' : 'minor',
				`${place} ${name}`,
				[old[name], fresh[name]],
				[
					`${after.name.vi}: ${name} từ ${shown(old[name])} thành ${shown(fresh[name])}.`,
					`${after.name.en}: ${name} was ${shown(old[name])}, is ${shown(fresh[name])}.`,
				],
			);
		});
}

/** Whether the same paper would no longer do. */
function isStricter(name: string, before: unknown, after: unknown): boolean {
	if (name === 'required') return after === true;
	if (name === 'requiredWhen') return after !== undefined;
	if (name === 'quantity') return Number(after) > Number(before);
	return name === 'kind' || name === 'given';
}
