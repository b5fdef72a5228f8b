import type { FormField } from '@motcua/forms';
import { withoutTexts } from '../texts.ts';
import { change, same, shown } from './change.ts';
import type { PackageChange } from './package-diff.ts';

type Bag = Readonly<Record<string, unknown>>;

/** Properties told elsewhere, or that are no rule of the field. */
const TOLD = new Set(['key', 'type', 'options', 'rules', 'fields', 'required', 'requiredWhen']);
const LOWER = ['min', 'minLength', 'minItems'];
const UPPER = ['max', 'maxLength', 'maxItems', 'maxFiles', 'maxBytes'];
/** Lists of what is taken: fewer members take less. */
const ACCEPTED = ['accept', 'optional'];

/** What changed in one field that is there on both sides; its options and rules are compared beside. */
export function diffField(before: FormField, after: FormField, place: string): readonly PackageChange[] {
	if (before.type !== after.type) {
		return [
			change(
				'forms',
				'field.type',
				'major',
				place,
				[before.type, after.type],
				[
					`Mục đổi kiểu từ ${before.type} sang ${after.type}; câu trả lời đã có không còn dùng được.`,
					`The field is a ${after.type}, no longer a ${before.type}; answers already given do not fit.`,
				],
			),
		];
	}
	const [old, fresh] = [withoutTexts(before) as Bag, withoutTexts(after) as Bag];
	const changed = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
		(name) => !TOLD.has(name) && !same(old[name], fresh[name]),
	);
	return [
		...demand(old, fresh, place),
		...changed.map((name) => property(name, old[name], fresh[name], `${place} ${name}`)),
	];
}

/** Whether an answer has to be given. */
function demand(before: Bag, after: Bag, place: string): readonly PackageChange[] {
	const [old, fresh] = [demandOf(before), demandOf(after)];
	if (old === fresh) return [];
	const relaxed = fresh === 'never' || old === 'always';
	return [
		relaxed
			? change(
					'forms',
					'field.optional',
					'minor',
					place,
					[old, fresh],
					['Mục này không còn luôn bắt buộc.', 'The field need not always be filled in any more.'],
				)
			: change(
					'forms',
					'field.required',
					'major',
					place,
					[old, fresh],
					[
						`Mục này trở thành bắt buộc${fresh === 'always' ? '' : ` khi ${fresh}`}.`,
						`The field has to be filled in now${fresh === 'always' ? '' : ` when ${fresh}`}.`,
					],
				),
	];
}
const demandOf = ({ required, requiredWhen }: Bag): string =>
	required === true ? 'always' : typeof requiredWhen === 'string' ? requiredWhen : 'never';

function property(name: string, before: unknown, after: unknown, place: string): PackageChange {
	const values = [before, after] as const;
	if (name === 'visibleWhen') {
		return change('forms', 'field.condition', 'major', place, values, [
			`Mục hiện khi: ${shown(after)} (trước đây: ${shown(before)}).`,
			`The field is shown when: ${shown(after)} (before: ${shown(before)}).`,
		]);
	}
	if (name === 'computed') {
		return change('forms', 'field.computed', before === undefined ? 'major' : 'minor', place, values, [
			`Mục được tính bằng: ${shown(after)}.`,
			`The field is computed as: ${shown(after)}.`,
		]);
	}
	const strictness = strictnessOf(name, before, after);
	if (strictness === 'stricter') {
		return change('forms', 'field.tightened', 'major', place, values, [
			`Mục nhận ít giá trị hơn: ${name} từ ${shown(before)} thành ${shown(after)}.`,
			`The field takes less than before: ${name} was ${shown(before)}, is ${shown(after)}.`,
		]);
	}
	if (strictness === 'looser') {
		return change('forms', 'field.loosened', 'minor', place, values, [
			`Mục nhận thêm giá trị: ${name} từ ${shown(before)} thành ${shown(after)}.`,
			`The field takes more than before: ${name} was ${shown(before)}, is ${shown(after)}.`,
		]);
	}
	return change('forms', 'field.presentation', 'patch', place, values, [
		`Cách trình bày thay đổi: ${name}.`,
		`The presentation is another: ${name}.`,
	]);
}

/** Whether a change of this property takes fewer answers than before. Where that cannot be told, it may. */
function strictnessOf(name: string, before: unknown, after: unknown): 'stricter' | 'looser' | 'neither' {
	if (LOWER.includes(name)) return bound(before, after, 1);
	if (UPPER.includes(name)) return bound(before, after, -1);
	if (name === 'pattern') return after === undefined ? 'looser' : 'stricter';
	if (name === 'integer') return after === false ? 'looser' : 'stricter';
	if (name === 'partial' || name === 'detailOptional') return after === true ? 'looser' : 'stricter';
	if (name === 'personalIdOnly') return after === true ? 'stricter' : 'looser';
	if (name === 'ask') return 'stricter';
	if (ACCEPTED.includes(name)) {
		const kept = new Set(Array.isArray(after) ? after : []);
		return (Array.isArray(before) ? before : []).every((item) => kept.has(item)) ? 'looser' : 'stricter';
	}
	return 'neither';
}

/** Numbers compare as such, ISO dates as text, `today` with nothing. An absent bound is no bound. */
function bound(before: unknown, after: unknown, sign: 1 | -1): 'stricter' | 'looser' {
	if (after === undefined) return 'looser';
	if (before === undefined) return 'stricter';
	const rises =
		typeof before === 'number' && typeof after === 'number'
			? after > before
			: before === 'today' || after === 'today'
				? sign > 0
				: String(after) > String(before);
	return rises === sign > 0 ? 'stricter' : 'looser';
}
