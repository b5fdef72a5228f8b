import type { FormDefinition, FormField } from '@motcua/forms';

/**
 * Plausible answers for a staff form: those of the package's sample where it has them, else what an officer would type
 * who has nothing special to say. Fields under a condition are left to the evaluator's complaint, which the caller sees.
 */
export function fillForm(
	form: FormDefinition,
	today: string,
	sample: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
	const fields = form.sections.flatMap((section) => section.fields);
	return Object.fromEntries(
		fields
			.filter((field) => field.key in sample || ('required' in field && field.required === true))
			.map((field) => [field.key, sampled(field, today, sample[field.key]) ?? answerFor(field, today)]),
	);
}

/** A sample was written on a day of its own: dates that are still to come there become today. */
const sampled = (field: FormField, today: string, value: unknown): unknown =>
	field.type === 'date' && typeof value === 'string' && value > today ? today : value;

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
