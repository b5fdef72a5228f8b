import type { FormDefinition, FormField, FormSection, RepeatingGroup } from '../../definition.ts';
import { at } from '../problem.ts';

/** A field where it stands in the definition. */
export interface PlacedField {
	readonly field: FormField;
	/** Path in the JSON. */
	readonly path: string;
	readonly section: FormSection;
	/** Groups around it, outermost first. */
	readonly groups: readonly RepeatingGroup[];
}

/** Every field of the form, rows' fields after their group. */
export function allFields(definition: FormDefinition): readonly PlacedField[] {
	return definition.sections.flatMap((section, index) =>
		placed(section.fields, at(at(at('', 'sections'), index), 'fields'), section, []),
	);
}

function placed(
	fields: readonly FormField[],
	path: string,
	section: FormSection,
	groups: readonly RepeatingGroup[],
): readonly PlacedField[] {
	return fields.flatMap((field, index) => {
		const here = at(path, index);
		const own: PlacedField = { field, path: here, section, groups };
		if (field.type !== 'group') return [own];
		return [own, ...placed(field.fields, at(here, 'fields'), section, [...groups, field])];
	});
}

/** How many rows an expression of this field may be evaluated for. */
export function rowsAround(groups: readonly RepeatingGroup[], maxRows: number): number {
	return groups.reduce((rows, group) => rows * Math.min(group.maxItems ?? maxRows, maxRows), 1);
}
