import { z } from 'zod';
import type { FormDefinition, FormField, PersonAsk, RepeatingGroup } from '../definition.ts';
import { MAX_EXPRESSION_LENGTH, MAX_ROWS } from '../expression/limits.ts';
import { KEY_PATTERN } from '../names.ts';

/*
 * The shape of a definition, field by field as in `definition.ts`. What depends on more than one place (names, types of
 * expressions, circles) is checked afterwards, in `check/`.
 */

const MAX_LABEL = 500;
const MAX_LONG_TEXT = 4_000;
const MAX_SECTIONS = 30;
const MAX_FIELDS = 100;
const MAX_OPTIONS = 300;
const MAX_RULES = 30;
const MAX_TEXT_FIELD = 20_000;
const MAX_FILES = 20;

const key = z.string().regex(KEY_PATTERN);
const label = z.strictObject({ vi: z.string().min(1).max(MAX_LABEL), en: z.string().min(1).max(MAX_LABEL) });
const longText = z.strictObject({ vi: z.string().min(1).max(MAX_LONG_TEXT), en: z.string().min(1).max(MAX_LONG_TEXT) });
const expression = z.string().min(1).max(MAX_EXPRESSION_LENGTH);
const count = z.int().min(0);
const wholeNumber = z.int();

const rule = z.strictObject({
	id: z.string().regex(/^[a-z][A-Za-z0-9.]{0,63}$/),
	test: expression,
	message: label,
	severity: z.enum(['error', 'warning']),
});
const rules = z.array(rule).max(MAX_RULES).exactOptional();

const elementBase = {
	key,
	label,
	help: longText.exactOptional(),
	visibleWhen: expression.exactOptional(),
};
const fieldBase = {
	...elementBase,
	required: z.boolean().exactOptional(),
	requiredWhen: expression.exactOptional(),
	rules,
	computed: expression.exactOptional(),
	sensitive: z.boolean().exactOptional(),
	autocomplete: z
		.string()
		.regex(/^[a-z][a-z0-9 -]{0,59}$/)
		.exactOptional(),
	width: z.literal([3, 4, 6, 8, 12]).exactOptional(),
};

const option = z.strictObject({
	value: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/),
	label,
	visibleWhen: expression.exactOptional(),
});
const options = z.array(option).min(1).max(MAX_OPTIONS);
const dateBound = z.union([z.literal('today'), z.iso.date()]).exactOptional();
const ask: z.ZodType<PersonAsk> = z.enum([
	'birthDate',
	'gender',
	'personalId',
	'ethnicity',
	'nationality',
	'residence',
]);

const text = z.strictObject({
	...fieldBase,
	type: z.literal('text'),
	multiline: z.boolean().exactOptional(),
	minLength: count.max(MAX_TEXT_FIELD).exactOptional(),
	maxLength: count.min(1).max(MAX_TEXT_FIELD).exactOptional(),
	pattern: z.string().min(1).max(500).exactOptional(),
	patternMessage: label.exactOptional(),
});
const number = z.strictObject({
	...fieldBase,
	type: z.literal('number'),
	min: z.number().exactOptional(),
	max: z.number().exactOptional(),
	integer: z.boolean().exactOptional(),
	unit: label.exactOptional(),
});
const money = z.strictObject({
	...fieldBase,
	type: z.literal('money'),
	min: wholeNumber.exactOptional(),
	max: wholeNumber.exactOptional(),
});
const date = z.strictObject({
	...fieldBase,
	type: z.literal('date'),
	partial: z.boolean().exactOptional(),
	min: dateBound,
	max: dateBound,
});
const choice = z.strictObject({
	...fieldBase,
	type: z.literal('choice'),
	options,
	display: z.enum(['radio', 'select']).exactOptional(),
});
const multiChoice = z.strictObject({
	...fieldBase,
	type: z.literal('multiChoice'),
	options,
	minItems: count.exactOptional(),
	maxItems: count.min(1).exactOptional(),
});
const address = z.strictObject({
	...fieldBase,
	type: z.literal('address'),
	detailOptional: z.boolean().exactOptional(),
});
const person = z.strictObject({
	...fieldBase,
	type: z.literal('person'),
	ask: z.array(ask).max(6),
	optional: z.array(ask).max(6).exactOptional(),
});
const identityNumber = z.strictObject({
	...fieldBase,
	type: z.literal('identityNumber'),
	personalIdOnly: z.boolean().exactOptional(),
});
const file = z.strictObject({
	...fieldBase,
	type: z.literal('file'),
	accept: z
		.array(z.enum(['pdf', 'jpeg', 'png', 'webp']))
		.min(1)
		.max(4),
	maxFiles: count.min(1).max(MAX_FILES).exactOptional(),
	maxBytes: count.min(1).exactOptional(),
});
const staticText = z.strictObject({
	...elementBase,
	label: longText,
	type: z.literal('static'),
	tone: z.enum(['info', 'warning']).exactOptional(),
});

const plainFields = [
	text,
	number,
	money,
	date,
	choice,
	multiChoice,
	z.strictObject({ ...fieldBase, type: z.literal('boolean') }),
	address,
	z.strictObject({ ...fieldBase, type: z.literal('personName') }),
	person,
	identityNumber,
	z.strictObject({ ...fieldBase, type: z.literal('phone') }),
	z.strictObject({ ...fieldBase, type: z.literal('email') }),
	file,
	staticText,
] as const;

const groupBase = {
	...fieldBase,
	type: z.literal('group'),
	itemLabel: label,
	minItems: count.max(MAX_ROWS).exactOptional(),
	maxItems: count.min(1).max(MAX_ROWS).exactOptional(),
};
/** Rows nest one level only; spelt out level by level, so that no definition can make the parser recurse. */
const innerGroup = z.strictObject({
	...groupBase,
	fields: z.array(z.discriminatedUnion('type', plainFields)).min(1).max(MAX_FIELDS),
}) satisfies z.ZodType<RepeatingGroup>;
const group = z.strictObject({
	...groupBase,
	fields: z
		.array(z.discriminatedUnion('type', [...plainFields, innerGroup]))
		.min(1)
		.max(MAX_FIELDS),
});

const field: z.ZodType<FormField> = z.discriminatedUnion('type', [...plainFields, group]);

const section = z.strictObject({
	key,
	title: label,
	description: longText.exactOptional(),
	visibleWhen: expression.exactOptional(),
	fields: z.array(field).min(1).max(MAX_FIELDS),
});

/** The shape of a form definition as zod schema. Use `parseFormDefinition` to also check what it means. */
export const formDefinitionSchema: z.ZodType<FormDefinition> = z.strictObject({
	formVersion: z.literal(1),
	id: key,
	title: label,
	sections: z.array(section).min(1).max(MAX_SECTIONS),
	rules,
});

/** JSON Schema 2020-12 of form definitions, for editors. */
export function formDefinitionJsonSchema(): Record<string, unknown> {
	return { ...z.toJSONSchema(formDefinitionSchema, { target: 'draft-2020-12' }) };
}
