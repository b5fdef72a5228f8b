import type { FeeRule, ProcedureManifest } from '@motcua/procedure-sdk';
import { withoutTexts } from '../texts.ts';
import { change, paired, same, shown } from './change.ts';
import { diffPapers } from './diff-papers.ts';
import { diffCapabilities } from './diff-rights.ts';
import type { ChangeKind, PackageChange } from './package-diff.ts';

const inWords = (amount: number | undefined, language: 'vi' | 'en') => amount?.toLocaleString(language) ?? '–';

/** What changed in the facts of a procedure: identity, limit, fee, papers, rights, settings. */
export function diffManifest(before: ProcedureManifest, after: ProcedureManifest): readonly PackageChange[] {
	return [
		...identity(before, after),
		...limits(before, after),
		...diffFee(before.fee, after.fee),
		...settings(before.fee, after.fee),
		...diffPapers(before.documents, after.documents),
		...diffCapabilities(before.capabilities, after.capabilities),
		...others(before, after),
	];
}

function identity(before: ProcedureManifest, after: ProcedureManifest): readonly PackageChange[] {
	const found: PackageChange[] = [];
	if (before.code !== after.code) {
		found.push(
			change(
				'manifest',
				'manifest.code',
				'major',
				'manifest.json code',
				[before.code, after.code],
				[
					`Mã thủ tục là ${after.code}, không phải ${before.code}: đây là một thủ tục khác.`,
					`The code is ${after.code}, not ${before.code}: this is another procedure.`,
				],
			),
		);
	}
	if (before.publisher !== after.publisher) {
		found.push(
			change(
				'manifest',
				'manifest.publisher',
				'major',
				'manifest.json publisher',
				[before.publisher, after.publisher],
				[
					`Đơn vị phát hành là ${after.publisher}, trước đây là ${before.publisher}.`,
					`Published by ${after.publisher}, before by ${before.publisher}.`,
				],
			),
		);
	}
	return found;
}

function limits(before: ProcedureManifest, after: ProcedureManifest): readonly PackageChange[] {
	const [old, fresh] = [withoutTexts(before.timeLimit), withoutTexts(after.timeLimit)];
	return [
		...(same(old, fresh)
			? []
			: [
					change(
						'limits',
						'limit.changed',
						'major',
						'manifest.json timeLimit',
						[old, fresh],
						[
							`Thời hạn giải quyết từ ${before.timeLimit.amount} ${before.timeLimit.unit} thành ${after.timeLimit.amount} ${after.timeLimit.unit}.`,
							`The time limit was ${before.timeLimit.amount} ${before.timeLimit.unit}, is ${after.timeLimit.amount} ${after.timeLimit.unit}.`,
						],
					),
				]),
		...(before.supplementMode === after.supplementMode
			? []
			: [
					change(
						'limits',
						'limit.supplement',
						'major',
						'manifest.json supplementMode',
						[before.supplementMode, after.supplementMode],
						[
							after.supplementMode === 'restart'
								? 'Sau khi bổ sung hồ sơ, thời hạn được tính lại từ đầu.'
								: 'Sau khi bổ sung hồ sơ, thời hạn được tính tiếp.',
							after.supplementMode === 'restart'
								? 'After a supplement the limit starts again.'
								: 'After a supplement the limit goes on where it stood.',
						],
					),
				]),
	];
}

function diffFee(before: FeeRule, after: FeeRule): readonly PackageChange[] {
	const names = ['kind', 'amountVnd', 'per'] as const;
	return names
		.filter((name) => before[name] !== after[name])
		.map((name) =>
			change(
				'fee',
				'fee.changed',
				'minor',
				`manifest.json fee.${name}`,
				[before[name], after[name]],
				[
					`Phí, lệ phí: ${name} từ ${shown(before[name])} thành ${shown(after[name])}.`,
					`Fee: ${name} was ${shown(before[name])}, is ${shown(after[name])}.`,
				],
			),
		);
}

/** The amounts that a ward may set. What the ward set stays; a setting that is gone takes it along. */
function settings(before: FeeRule, after: FeeRule): readonly PackageChange[] {
	return paired(Object.entries(before.amounts ?? {}), Object.entries(after.amounts ?? {})).flatMap(
		({ key, before: old, after: fresh }) => {
			if (old?.amountVnd === fresh?.amountVnd) return [];
			const kind: ChangeKind = !old ? 'setting.added' : !fresh ? 'setting.removed' : 'setting.default';
			const label = (fresh ?? old)?.label ?? { vi: key, en: key };
			return [
				change(
					'settings',
					kind,
					kind === 'setting.removed' ? 'major' : 'minor',
					`manifest.json fee.amounts.${key}`,
					[old?.amountVnd, fresh?.amountVnd],
					[
						`${label.vi}: từ ${inWords(old?.amountVnd, 'vi')} thành ${inWords(fresh?.amountVnd, 'vi')} đồng.`,
						`${label.en}: was ${inWords(old?.amountVnd, 'en')}, is ${inWords(fresh?.amountVnd, 'en')} VND.`,
					],
				),
			];
		},
	);
}

/** Told above, or known from another part of the package. */
const TOLD = new Set([
	...['code', 'version', 'publisher', 'timeLimit', 'supplementMode', 'fee', 'documents', 'capabilities', 'forms'],
	...['handlers', 'name', 'summary', 'category', 'authority', 'unverified', 'manifestVersion'],
]);

function others(before: ProcedureManifest, after: ProcedureManifest): readonly PackageChange[] {
	const [old, fresh] = [withoutTexts(before), withoutTexts(after)] as [
		Record<string, unknown>,
		Record<string, unknown>,
	];
	return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
		.filter((name) => !TOLD.has(name) && !same(old[name], fresh[name]))
		.map((name) =>
			change(
				'manifest',
				'manifest.changed',
				name === 'subject' ? 'patch' : 'minor',
				`manifest.json ${name}`,
				[old[name], fresh[name]],
				[
					`Thông tin chung “${name}”: từ ${shown(old[name])} thành ${shown(fresh[name])}.`,
					`"${name}" of the manifest: was ${shown(old[name])}, is ${shown(fresh[name])}.`,
				],
			),
		);
}
