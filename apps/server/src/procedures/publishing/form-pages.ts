import type { FormDefinition, FormField } from '@motcua/forms';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import type { FormPage } from './publishing-views.ts';

/**
 * Every page that people get from the forms of a package: a section each. Conditions are taken away, so that fields which
 * only some see are looked at too.
 */
export const formPages = ({ manifest, forms }: ProcedurePackage): readonly FormPage[] =>
	manifest.forms.flatMap((id) => {
		const definition = forms[id];
		if (!definition) return [];
		const form = withoutConditions(definition);
		return form.sections.map((section) => ({ page: `${id}/${section.key}`, section: section.key, form }));
	});

function withoutConditions(definition: FormDefinition): FormDefinition {
	return {
		...definition,
		rules: [],
		sections: definition.sections.map((section) => ({
			...shown(section),
			fields: section.fields.map(shownField),
		})),
	};
}

function shown<T extends { readonly visibleWhen?: string }>(element: T): Omit<T, 'visibleWhen'> {
	const { visibleWhen: _, ...rest } = element;
	return rest;
}

/** Rules are left out, a computed field stays as it is drawn: read-only. */
function shownField(field: FormField): FormField {
	if (field.type === 'group') {
		const { visibleWhen: _, rules: __, ...rest } = field;
		// One row is open, so that its fields are drawn.
		return { ...rest, minItems: Math.max(1, field.minItems ?? 0), fields: field.fields.map(shownField) };
	}
	if (field.type === 'choice' || field.type === 'multiChoice') {
		const { visibleWhen: _, rules: __, ...rest } = field;
		return { ...rest, options: field.options.map((option) => ({ value: option.value, label: option.label })) };
	}
	const { visibleWhen: _, ...rest } = field;
	return rest;
}
