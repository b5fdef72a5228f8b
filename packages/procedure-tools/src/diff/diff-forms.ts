import type { ChoiceOption, FormDefinition, FormField, FormRule } from '@motcua/forms';
import { fieldsOf } from '../check/form-fields.ts';
import type { Pair } from './change.ts';
import { byKey, change, paired, same } from './change.ts';
import { diffField } from './diff-field.ts';
import type { PackageChange } from './package-diff.ts';

type Forms = Readonly<Record<string, FormDefinition>>;

/** What changed in the citizen's form and the staff forms. */
export const diffForms = (before: Forms, after: Forms): readonly PackageChange[] =>
	paired(Object.entries(before), Object.entries(after)).flatMap(diffForm);

function diffForm({ key: id, before, after }: Pair<FormDefinition>): readonly PackageChange[] {
	const place = `forms/${id}.json`;
	if (!before) {
		return [
			change(
				'forms',
				'form.added',
				'minor',
				place,
				[undefined, id],
				[`Thêm biểu mẫu “${id}”.`, `The form "${id}" is new.`],
			),
		];
	}
	if (!after) {
		return [
			change(
				'forms',
				'form.removed',
				'major',
				place,
				[id, undefined],
				[`Bỏ biểu mẫu “${id}”.`, `The form "${id}" is gone.`],
			),
		];
	}
	return [
		...paired(byKey(before.sections), byKey(after.sections)).flatMap((section) => diffSection(section, place)),
		...paired(placedFields(before), placedFields(after)).flatMap((field) => diffPlacedField(field, place)),
		...diffRules(before.rules, after.rules, place),
	];
}

/** Fields by path, each with the key of its section. */
interface Placed {
	readonly field: FormField;
	readonly section: string;
}
const placedFields = (form: FormDefinition): readonly (readonly [string, Placed])[] =>
	form.sections.flatMap((section) =>
		fieldsOf({ ...form, sections: [section] }).map(
			({ path, field }) => [path, { field, section: section.key }] as const,
		),
	);

function diffSection(
	{ key, before, after }: Pair<FormDefinition['sections'][number]>,
	place: string,
): readonly PackageChange[] {
	if (!before || !after || before.visibleWhen === after.visibleWhen) return [];
	return [
		change(
			'forms',
			'section.condition',
			'major',
			`${place} ${key}`,
			[before.visibleWhen, after.visibleWhen],
			[
				`Điều kiện hiển thị phần “${key}” thay đổi: có câu sẽ được hỏi thêm hoặc không còn được hỏi.`,
				`The section "${key}" is shown under another condition: questions are asked anew, or no more.`,
			],
		),
	];
}

function diffPlacedField({ key: path, before, after }: Pair<Placed>, form: string): readonly PackageChange[] {
	const place = `${form} ${path}`;
	if (!before && after) return [fieldAdded(after.field, place)];
	if (!after && before) return [fieldRemoved(before.field, place)];
	if (!before || !after) return [];
	const moved =
		before.section === after.section
			? []
			: [
					change(
						'forms',
						'field.moved',
						'patch',
						place,
						[before.section, after.section],
						[
							`Mục “${path}” chuyển sang phần “${after.section}”.`,
							`The field "${path}" moved to the section "${after.section}".`,
						],
					),
				];
	return [
		...moved,
		...diffField(before.field, after.field, place),
		...diffOptions(optionsOf(before.field), optionsOf(after.field), place),
		...diffRules(rulesOf(before.field), rulesOf(after.field), place),
	];
}

const isDemanded = (field: FormField) =>
	field.type !== 'static' &&
	(field.required === true || field.requiredWhen !== undefined) &&
	field.computed === undefined;

function fieldAdded(field: FormField, place: string): PackageChange {
	const bump = field.type === 'static' ? 'patch' : isDemanded(field) ? 'major' : 'minor';
	const sentences =
		bump === 'major'
			? ([`Thêm mục bắt buộc “${field.label.vi}”.`, `A new field has to be filled in: "${field.label.en}".`] as const)
			: ([`Thêm mục “${field.label.vi}”.`, `New field: "${field.label.en}".`] as const);
	return change('forms', 'field.added', bump, place, [undefined, field.type], sentences);
}

const fieldRemoved = (field: FormField, place: string): PackageChange =>
	change(
		'forms',
		'field.removed',
		field.type === 'static' ? 'patch' : 'major',
		place,
		[field.type, undefined],
		[`Bỏ mục “${field.label.vi}”.`, `The field "${field.label.en}" is gone.`],
	);

const optionsOf = (field: FormField): readonly ChoiceOption[] => ('options' in field ? field.options : []);
const rulesOf = (field: FormField): readonly FormRule[] => (field.type === 'static' ? [] : (field.rules ?? []));

function diffOptions(
	before: readonly ChoiceOption[],
	after: readonly ChoiceOption[],
	place: string,
): readonly PackageChange[] {
	const list = (options: readonly ChoiceOption[]) => options.map((option) => [option.value, option] as const);
	return paired(list(before), list(after)).flatMap(({ key, before: old, after: fresh }) => {
		const at = `${place} options.${key}`;
		if (!old && fresh) {
			const words = [`Thêm lựa chọn “${fresh.label.vi}”.`, `New choice: "${fresh.label.en}".`] as const;
			return [change('forms', 'option.added', 'minor', at, [undefined, key], words)];
		}
		if (old && !fresh) {
			const words = [`Bỏ lựa chọn “${old.label.vi}”.`, `The choice "${old.label.en}" is gone.`] as const;
			return [change('forms', 'option.removed', 'major', at, [key, undefined], words)];
		}
		if (old?.visibleWhen === fresh?.visibleWhen) return [];
		return [
			change(
				'forms',
				'option.condition',
				'major',
				at,
				[old?.visibleWhen, fresh?.visibleWhen],
				[`Lựa chọn “${key}” hiện theo điều kiện khác.`, `The choice "${key}" is offered under another condition.`],
			),
		];
	});
}

function diffRules(
	before: readonly FormRule[] = [],
	after: readonly FormRule[] = [],
	place: string,
): readonly PackageChange[] {
	const list = (rules: readonly FormRule[]) => rules.map((rule) => [rule.id, rule] as const);
	return paired(list(before), list(after)).flatMap(({ key, before: old, after: fresh }) => {
		const at = `${place} rules.${key}`;
		const stops = fresh?.severity === 'error';
		const values = [
			old && { test: old.test, severity: old.severity },
			fresh && { test: fresh.test, severity: fresh.severity },
		] as const;
		if (same(values[0], values[1])) return [];
		if (!old) {
			const words = stops
				? ([`Thêm quy tắc chặn nộp “${key}”.`, `A new rule stops filings: "${key}".`] as const)
				: ([`Thêm quy tắc nhắc “${key}”.`, `A new rule warns: "${key}".`] as const);
			return [change('forms', 'rule.added', stops ? 'major' : 'minor', at, values, words)];
		}
		if (!fresh) {
			return [
				change('forms', 'rule.removed', 'minor', at, values, [`Bỏ quy tắc “${key}”.`, `The rule "${key}" is gone.`]),
			];
		}
		return [
			change('forms', 'rule.changed', stops ? 'major' : 'minor', at, values, [
				`Quy tắc “${key}” thay đổi.`,
				`The rule "${key}" is another.`,
			]),
		];
	});
}
