import type { FormField, Localised } from '@motcua/forms';
import type { CheckFinding, CheckRule } from '../check-finding.ts';
import { duplicates, warning } from '../check-finding.ts';

/** What a screen reader says in one breath. */
const LONGEST_LABEL = 150;
const LETTER = /\p{L}/u;
/** A place or a colour on the screen, which says nothing to somebody who does not see it. */
const LOOKS: readonly RegExp[] = [
	/(bên (trái|phải|dưới|trên)|ô màu|màu (đỏ|xanh|vàng))/i,
	/\b(to the (left|right)|in (red|green|blue)|(red|green|blue) box)\b/i,
];

/** Labels are all that somebody hears who does not see the page. */
const labels: CheckRule = {
	ids: ['label.repeated', 'label.wordless', 'label.long', 'label.looks', 'option.repeated'],
	check: ({ forms }) =>
		Object.entries(forms).flatMap(([id, form]) =>
			form.sections.flatMap((section) => labelsOf(section.fields, `forms/${id}.json ${section.key}`)),
		),
};

function labelsOf(fields: readonly FormField[], place: string): readonly CheckFinding[] {
	const asked = fields.filter((field) => field.type !== 'static');
	// Two fields of one name are told apart by their conditions when only one of them is ever shown.
	const always = asked.filter((field) => field.visibleWhen === undefined);
	return [
		...duplicates(always.map((field) => field.label.vi.trim().toLowerCase())).map((label) =>
			warning(
				'label.repeated',
				place,
				[`Hai câu hỏi cùng nhãn “${label}”.`, `Two questions have the label "${label}".`],
				['Đặt nhãn phân biệt được khi chỉ nghe đọc.', 'Word them so that they differ when heard.'],
			),
		),
		...fields.flatMap((field) => [
			...labelOf(field.label, `${place}.${field.key}`, field.type === 'static' || field.type === 'boolean'),
			...optionsOf(field, `${place}.${field.key}`),
			...(field.type === 'group' ? labelsOf(field.fields, `${place}.${field.key}[]`) : []),
		]),
	];
}

function labelOf({ vi, en }: Localised, place: string, mayBeLong: boolean): readonly CheckFinding[] {
	if (!LETTER.test(vi) || !LETTER.test(en)) {
		const fix = ['Viết nhãn bằng lời.', 'Write the label in words.'] as const;
		return [warning('label.wordless', place, [`Nhãn không có chữ: “${vi}”.`, `The label has no words: "${en}".`], fix)];
	}
	if (LOOKS.some((looks) => looks.test(vi) || looks.test(en))) {
		return [
			warning(
				'label.looks',
				place,
				['Nhãn chỉ chỗ hoặc màu trên màn hình.', 'The label points at a place or a colour of the screen.'],
				['Gọi tên mục thay vì chỉ chỗ.', 'Name the thing instead.'],
			),
		];
	}
	if (mayBeLong || Math.max(vi.length, en.length) <= LONGEST_LABEL) return [];
	return [
		warning(
			'label.long',
			place,
			[
				`Nhãn dài ${Math.max(vi.length, en.length)} ký tự, nên dưới ${LONGEST_LABEL}.`,
				`The label has ${Math.max(vi.length, en.length)} characters; keep it under ${LONGEST_LABEL}.`,
			],
			['Chuyển phần giải thích sang help.', 'Move the explanation to help.'],
		),
	];
}

function optionsOf(field: FormField, place: string): readonly CheckFinding[] {
	if (!('options' in field)) return [];
	const always = field.options.filter((option) => option.visibleWhen === undefined);
	return duplicates(always.map((option) => option.label.vi.trim().toLowerCase())).map((label) =>
		warning(
			'option.repeated',
			place,
			[`Hai lựa chọn cùng nhãn “${label}”.`, `Two choices have the label "${label}".`],
			['Đặt nhãn riêng cho mỗi lựa chọn.', 'Give each choice a label of its own.'],
		),
	);
}

export const labelRules: readonly CheckRule[] = [labels];
