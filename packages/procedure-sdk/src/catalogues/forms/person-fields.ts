import type { Localised, TextField } from '@motcua/forms';
import type { Exactly } from '../../exactly.ts';
import type { FieldSources } from '../../form/field.ts';
import { field } from '../../form/field.ts';
import { text } from '../../text.ts';
import { ethnicGroupOptions } from '../lists/ethnic-groups.ts';
import { nationalityOptions, OTHER_NATIONALITY } from '../lists/nationalities.ts';

/** What a form says for itself of a fact that is asked the same way everywhere. */
export interface OwnWords {
	readonly label?: Localised;
	readonly help?: Localised;
	readonly visibleWhen?: string;
	readonly width?: NonNullable<TextField['width']>;
	readonly rules?: NonNullable<TextField['rules']>;
}

const gender = field.choice({
	label: text('Giới tính', 'Gender'),
	required: true,
	options: [
		{ value: 'male', label: text('Nam', 'Male') },
		{ value: 'female', label: text('Nữ', 'Female') },
	],
});

const ethnicity = field.choice({
	label: text('Dân tộc', 'Ethnicity'),
	required: true,
	sensitive: true,
	display: 'select',
	options: ethnicGroupOptions,
});

const nationality = field.choice({
	label: text('Quốc tịch', 'Nationality'),
	required: true,
	display: 'select',
	options: nationalityOptions,
});

const nationalityTyped = field.text({
	label: text('Tên quốc tịch', 'Name of the nationality'),
	required: true,
	maxLength: 60,
});

/** Male or female, as registers and personal ids know it: `childGender: genderField({ width: 6 })`. */
export const genderField = <const Own extends OwnWords>(own: Exactly<Own, OwnWords>) => ({ ...gender, ...own });

/** One of the ethnic groups, sensitive (law 91/2025/QH15): print it by `ethnicGroupName`. */
export const ethnicityField = <const Own extends OwnWords>(own: Exactly<Own, OwnWords>) => ({ ...ethnicity, ...own });

/** One of the nationalities, or another: ask its name beside by {@link nationalityNameField}, print both by `nationalityName`. */
export const nationalityField = <const Own extends OwnWords>(own: Exactly<Own, OwnWords>) => ({
	...nationality,
	...own,
});

/** The name of a nationality that is not in the list; shown when the field `nationality` says so. */
export const nationalityNameField = <const Own extends OwnWords = Record<never, never>>(
	nationality: string,
	own?: Exactly<Own, OwnWords>,
) => ({
	visibleWhen: `${nationality} == '${OTHER_NATIONALITY}'` as string,
	...nationalityTyped,
	...(own as Own),
});

/** Fields by the name of a person and of the fact: `motherFullName`. */
export type FieldsAbout<Person extends string, Fields> = {
	readonly [Fact in keyof Fields & string as `${Person}${Capitalize<Fact>}`]: Fields[Fact];
};

/**
 * The same questions about a second person, under keys of their own.
 *
 * ```ts
 * const spouse = (label: Localised) => ({ fullName: field.personName({ label, required: true }), gender: genderField({ width: 6 }) });
 * fields: { ...fieldsAbout('wife', spouse(text('Vợ', 'Wife'))), ...fieldsAbout('husband', spouse(text('Chồng', 'Husband'))) }
 * // wifeFullName, wifeGender, husbandFullName, husbandGender
 * ```
 */
export const fieldsAbout = <const Person extends string, const Fields extends FieldSources>(
	person: Person,
	fields: Fields,
): FieldsAbout<Person, Fields> =>
	Object.fromEntries(
		Object.entries(fields).map(([fact, source]) => [
			`${person}${fact.charAt(0).toUpperCase()}${fact.slice(1)}`,
			source,
		]),
	) as unknown as FieldsAbout<Person, Fields>;
