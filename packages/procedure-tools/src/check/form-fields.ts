import type { FormDefinition, FormField } from '@motcua/forms';

/** A field with the path of the groups above it. */
export interface PlacedField {
	readonly path: string;
	readonly field: FormField;
}

/** All fields of a form, rows of groups included, in order. */
export const fieldsOf = (form: FormDefinition | undefined): readonly PlacedField[] =>
	(form?.sections ?? []).flatMap((section) => placed(section.fields, ''));

function placed(fields: readonly FormField[], prefix: string): readonly PlacedField[] {
	return fields.flatMap((field): readonly PlacedField[] => {
		const path = `${prefix}${field.key}`;
		return field.type === 'group' ? [{ path, field }, ...placed(field.fields, `${path}[].`)] : [{ path, field }];
	});
}

/** Keys of the top level: what capabilities and paths may name. */
export const topLevelKeys = (form: FormDefinition | undefined): ReadonlySet<string> =>
	new Set(
		(form?.sections ?? []).flatMap((section) =>
			section.fields.filter((field) => field.type !== 'static').map((field) => field.key),
		),
	);
