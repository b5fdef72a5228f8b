import type { FormDefinition, FormField } from '@motcua/forms';

/**
 * Plausible answers for the fields of a staff form that must be answered: what an officer would type who has nothing
 * special to say. Fields under a condition are left to the evaluator's complaint, which the caller sees as an error.
 */
export function fillForm(form: FormDefinition, today: string): Record<string, unknown> {
	const fields = form.sections.flatMap((section) => section.fields);
	return Object.fromEntries(
		fields
			.filter((field) => 'required' in field && field.required === true)
			.map((field) => [field.key, answerFor(field, today)]),
	);
}

function answerFor(field: FormField, today: string): unknown {
	switch (field.type) {
		case 'number':
		case 'money':
			return Math.max(field.min ?? 1, 1);
		case 'date':
			return today;
		case 'boolean':
			return true;
		case 'choice':
			return field.options[0]?.value;
		case 'multiChoice':
			return field.options.slice(0, Math.max(field.minItems ?? 1, 1)).map((option) => option.value);
		case 'personName':
			return 'Nguyễn Thị Minh Châu';
		case 'phone':
			return '0912345678';
		case 'email':
			return 'congchuc@example.vn';
		case 'group':
			return [fillRow(field.fields, today)];
		default:
			return 'Đã kiểm tra, đúng quy định';
	}
}

const fillRow = (fields: readonly FormField[], today: string): Record<string, unknown> =>
	Object.fromEntries(
		fields
			.filter((field) => 'required' in field && field.required === true)
			.map((field) => [field.key, answerFor(field, today)]),
	);
