import { field } from '../../form/field.ts';
import { form, section } from '../../form/form.ts';
import { text } from '../../text.ts';
import { leaderSignerFields, signerFields } from './staff-forms.ts';

const refusalFields = {
	refusalReason: field.text({
		label: text('Lý do từ chối', 'Reason'),
		required: true,
		multiline: true,
		maxLength: 2000,
	}),
	refusalBasis: field.text({
		label: text('Căn cứ pháp lý', 'Legal basis'),
		required: true,
		maxLength: 300,
	}),
	refusalNumber: field.text({
		label: text('Số thông báo', 'Number of the notice'),
		required: true,
		pattern: '[0-9]{1,6}',
		patternMessage: text('Chỉ ghi chữ số, ví dụ 12.', 'Digits only, for example 12.'),
	}),
} as const;

const title = text('Từ chối giải quyết', 'Refusal');
const content = text('Nội dung từ chối', 'Content');

/** Why a result is refused: a negative decision is given in writing (decree 61/2018/NĐ-CP art. 19.8). */
export const refusalForm = form({
	title,
	sections: { refusal: section({ title: content, fields: { ...refusalFields, ...signerFields } }) },
});

/** {@link refusalForm} for what a department prepares. */
export const leaderRefusalForm = form({
	title,
	sections: { refusal: section({ title: content, fields: { ...refusalFields, ...leaderSignerFields } }) },
});
