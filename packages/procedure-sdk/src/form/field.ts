import type {
	AddressField,
	BooleanField,
	ChoiceField,
	DateField,
	EmailField,
	FileField,
	FormField,
	IdentityField,
	MoneyField,
	MultiChoiceField,
	NumberField,
	PersonField,
	PersonNameField,
	PhoneField,
	RepeatingGroup,
	StaticText,
	TextField,
} from '@motcua/forms';
import type { Exactly, Without } from '../exactly.ts';

/** A field as the author writes it: the JSON of the field without its key, which is the name of the property. */
export type FieldSource = Without<Exclude<FormField, RepeatingGroup>, 'key'> | GroupSource;

/** Fields by key, in the order in which they are asked. */
export type FieldSources = { readonly [key: string]: FieldSource };

/** A repeating group as the author writes it. Rows hold no groups. */
export interface GroupSource extends Omit<RepeatingGroup, 'key' | 'fields'> {
	readonly fields: { readonly [key: string]: Without<Exclude<FormField, RepeatingGroup>, 'key'> };
}

type Spec<F extends { readonly type: string }> = Omit<F, 'key' | 'type'>;

/** Adds the type to what the author wrote and keeps the literals, from which the answers' types are inferred. */
const of =
	<F extends { readonly type: string }>(type: F['type']) =>
	<const S extends Spec<F>>(spec: Exactly<S, Spec<F>>): S & { readonly type: F['type'] } => ({ ...spec, type });

/**
 * Builders of form fields. Every builder takes the JSON of its field (see `@motcua/forms`) without `key` and `type`.
 *
 * ```ts
 * fields: {
 *   copies: field.number({ label: text('Số bản', 'Copies'), min: 1, max: 50, required: true }),
 *   urgent: field.boolean({ label: text('Cần gấp', 'Urgent') }),
 * }
 * ```
 */
export const field = {
	text: of<TextField>('text'),
	number: of<NumberField>('number'),
	money: of<MoneyField>('money'),
	date: of<DateField>('date'),
	choice: of<ChoiceField>('choice'),
	multiChoice: of<MultiChoiceField>('multiChoice'),
	boolean: of<BooleanField>('boolean'),
	address: of<AddressField>('address'),
	personName: of<PersonNameField>('personName'),
	person: of<PersonField>('person'),
	identityNumber: of<IdentityField>('identityNumber'),
	phone: of<PhoneField>('phone'),
	email: of<EmailField>('email'),
	file: of<FileField>('file'),
	static: of<StaticText>('static'),
	group: <const S extends Omit<GroupSource, 'type'>>(
		spec: Exactly<S, Omit<GroupSource, 'type'>>,
	): S & { readonly type: 'group' } => ({ ...spec, type: 'group' }),
} as const;
