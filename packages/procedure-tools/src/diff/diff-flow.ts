import type { FlowDefinition, FlowStep, FlowTransition } from '@motcua/procedure-sdk';
import { withoutTexts } from '../texts.ts';
import type { Pair } from './change.ts';
import { byKey, change, paired, same, shown } from './change.ts';
import type { PackageChange } from './package-diff.ts';

/** What changed on a dossier's way. A dossier stands at a step: what takes its place away is major. */
export function diffFlow(before: FlowDefinition, after: FlowDefinition): readonly PackageChange[] {
	return [
		...(before.start === after.start
			? []
			: [
					change(
						'flow',
						'flow.start',
						'minor',
						'flow.json start',
						[before.start, after.start],
						[
							`Quy trình bắt đầu ở “${after.start}” thay vì “${before.start}”.`,
							`The flow starts at "${after.start}" instead of "${before.start}".`,
						],
					),
				]),
		...(same([...before.checks].sort(), [...after.checks].sort())
			? []
			: [
					change(
						'flow',
						'flow.checks',
						'minor',
						'flow.json checks',
						[before.checks, after.checks],
						[
							`Kiểm tra tự động khi nộp: ${after.checks.join(', ') || 'không có'}.`,
							`Automatic checks after filing: ${after.checks.join(', ') || 'none'}.`,
						],
					),
				]),
		...paired(byKey(before.steps), byKey(after.steps)).flatMap(diffStep),
	];
}

const outcomesOf = (step: FlowStep): Readonly<Record<string, FlowTransition>> =>
	step.kind === 'payment' ? {} : step.outcomes;

function diffStep({ key, before, after }: Pair<FlowStep>): readonly PackageChange[] {
	const place = `flow.json steps.${key}`;
	if (!before && after) {
		return [
			change(
				'flow',
				'step.added',
				'minor',
				place,
				[undefined, after.kind],
				[`Thêm bước “${after.name.vi}”.`, `New step: "${after.name.en}".`],
			),
		];
	}
	if (before && !after) {
		return [
			change(
				'flow',
				'step.removed',
				'major',
				place,
				[before.kind, undefined],
				[
					`Bỏ bước “${before.name.vi}”; hồ sơ đang ở bước này không đi tiếp được.`,
					`The step "${before.name.en}" is gone; dossiers that stand there cannot go on.`,
				],
			),
		];
	}
	if (!before || !after) return [];
	if (before.kind !== after.kind) {
		return [
			change(
				'flow',
				'step.kind',
				'major',
				place,
				[before.kind, after.kind],
				[
					`Bước đổi loại từ ${before.kind} sang ${after.kind}.`,
					`The step is of another kind: ${after.kind} instead of ${before.kind}.`,
				],
			),
		];
	}
	return [
		...diffProperties(before, after, place),
		...paired(Object.entries(outcomesOf(before)), Object.entries(outcomesOf(after))).flatMap((outcome) =>
			diffOutcome(outcome, place),
		),
	];
}

function diffProperties(before: FlowStep, after: FlowStep, place: string): readonly PackageChange[] {
	const [old, fresh] = [withoutTexts(before), withoutTexts(after)] as [
		Record<string, unknown>,
		Record<string, unknown>,
	];
	const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
	return names
		.filter((name) => name !== 'outcomes' && !same(old[name], fresh[name]))
		.map((name) => {
			const values = [old[name], fresh[name]] as const;
			if (name === 'pausesClock') {
				return change('flow', 'step.clock', 'major', `${place} ${name}`, values, [
					`Ở bước này thời hạn ${fresh[name] ? 'được tạm dừng' : 'không còn được tạm dừng'} (hoặc căn cứ khác).`,
					`The clock ${fresh[name] ? 'stands still' : 'no longer stands still'} at this step (or on another basis).`,
				]);
			}
			const bump = name === 'workingHours' || name === 'timeoutMs' ? 'patch' : 'minor';
			return change('flow', 'step.changed', bump, `${place} ${name}`, values, [
				`Bước “${after.name.vi}”: ${name} từ ${shown(old[name])} thành ${shown(fresh[name])}.`,
				`The step "${after.name.en}": ${name} was ${shown(old[name])}, is ${shown(fresh[name])}.`,
			]);
		});
}

function diffOutcome({ key, before, after }: Pair<FlowTransition>, step: string): readonly PackageChange[] {
	const place = `${step} outcomes.${key}`;
	const values = [withoutTexts(before), withoutTexts(after)] as const;
	if (same(values[0], values[1])) return [];
	if (!before) {
		return [
			change('flow', 'outcome.added', 'minor', place, values, [
				`Thêm kết quả “${after?.label.vi ?? key}”.`,
				`New outcome: "${after?.label.en ?? key}".`,
			]),
		];
	}
	if (!after) {
		return [
			change('flow', 'outcome.removed', 'major', place, values, [
				`Bỏ kết quả “${before.label.vi}”.`,
				`The outcome "${before.label.en}" is gone.`,
			]),
		];
	}
	return [
		change('flow', 'outcome.changed', 'minor', place, values, [
			before.to === after.to
				? `Kết quả “${after.label.vi}” ${after.needsNote ? 'cần' : 'không cần'} ghi chú.`
				: `Kết quả “${after.label.vi}” dẫn đến “${after.to}” thay vì “${before.to}”.`,
			before.to === after.to
				? `The outcome "${after.label.en}" ${after.needsNote ? 'needs' : 'needs no'} note.`
				: `The outcome "${after.label.en}" leads to "${after.to}" instead of "${before.to}".`,
		]),
	];
}
