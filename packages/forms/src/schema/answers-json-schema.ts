import type { FormDefinition, FormField, PersonField } from '../definition.ts';
import { MAX_ROWS } from '../expression/limits.ts';
import { DEFAULT_MAX_FILES } from '../fields/file.ts';
import { personParts } from '../fields/person.ts';
import { textLimits } from '../fields/text.ts';

/** A JSON Schema, draft 2020-12. */
export interface JsonSchema {
	readonly [keyword: string]: unknown;
}

const DATE = '^\\d{4}-\\d{2}-\\d{2}$';
const PARTIAL_DATE = '^\\d{4}(-\\d{2}(-\\d{2})?)?$';

const ADDRESS: JsonSchema = {
	type: 'object',
	properties: {
		scheme: { enum: ['2025', 'pre-2025'] },
		provinceCode: { type: 'string', pattern: '^\\d{2}$' },
		communeName: { type: 'string', minLength: 1, maxLength: 100 },
		communeCode: { type: 'string', pattern: '^\\d{5}$' },
		districtName: { type: 'string', minLength: 1, maxLength: 100 },
		detail: { type: 'string', maxLength: 300 },
	},
	required: ['scheme', 'provinceCode', 'communeName', 'detail'],
	additionalProperties: false,
};

const IDENTITY: JsonSchema = {
	type: 'object',
	properties: {
		kind: { enum: ['personalId', 'oldId', 'passport', 'other'] },
		number: { type: 'string', minLength: 1, maxLength: 30 },
		issuedOn: { type: 'string', pattern: DATE },
		issuer: { type: 'string', minLength: 1, maxLength: 150 },
	},
	required: ['kind', 'number'],
	additionalProperties: false,
};

const SHORT_TEXT: JsonSchema = { type: 'string', minLength: 1, maxLength: 100 };
const PERSON_PARTS: Readonly<Record<ReturnType<typeof personParts>[number], JsonSchema>> = {
	fullName: { type: 'string', minLength: 2, maxLength: 100 },
	birthDate: { type: 'string', pattern: PARTIAL_DATE },
	gender: { enum: ['male', 'female'] },
	identity: IDENTITY,
	ethnicity: SHORT_TEXT,
	nationality: SHORT_TEXT,
	residence: ADDRESS,
};

/**
 * JSON Schema (2020-12) of the normalised answers of a form, as they leave `evaluate` without errors. Conditions, rules and
 * computed values are not of its making: it accepts every right set of answers and some wrong ones. For integrators and
 * for documents; the evaluator is the judge.
 */
export function answersJsonSchema(definition: FormDefinition): JsonSchema {
	const visible = definition.sections.filter((section) => section.visibleWhen === undefined);
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: definition.title.vi,
		...objectOf(
			definition.sections.flatMap((section) => section.fields),
			visible.flatMap((section) => section.fields),
		),
	};
}

/** An object with these fields; of them, those that are always asked may be required. */
function objectOf(fields: readonly FormField[], alwaysAsked: readonly FormField[]): JsonSchema {
	const answered = fields.filter((field) => field.type !== 'static');
	const required = alwaysAsked.filter(
		(field) =>
			field.type !== 'static' &&
			field.required === true &&
			field.visibleWhen === undefined &&
			field.computed === undefined,
	);
	return {
		type: 'object',
		properties: Object.fromEntries(answered.map((field) => [field.key, { title: field.label.vi, ...schemaOf(field) }])),
		required: required.map((field) => field.key),
		additionalProperties: false,
	};
}

function schemaOf(field: FormField): JsonSchema {
	switch (field.type) {
		case 'text': {
			const { min, max } = textLimits(field);
			const pattern = field.pattern === undefined ? {} : { pattern: `^(?:${field.pattern.replace(/^\^|\$$/g, '')})$` };
			return { type: 'string', minLength: min, maxLength: max, ...pattern };
		}
		case 'number':
			return { type: field.integer === false ? 'number' : 'integer', ...bounds(field.min, field.max) };
		case 'money':
			return { type: 'integer', ...bounds(field.min ?? 0, field.max) };
		case 'date':
			return { type: 'string', pattern: field.partial === true ? PARTIAL_DATE : DATE };
		case 'choice':
			return { enum: field.options.map((option) => option.value) };
		case 'multiChoice':
			return listOf({ enum: field.options.map((option) => option.value) }, field.minItems ?? 1, field.maxItems);
		case 'boolean':
			return field.required === true && field.computed === undefined ? { const: true } : { type: 'boolean' };
		case 'address':
			return ADDRESS;
		case 'person':
			return personSchema(field);
		case 'identityNumber':
			return IDENTITY;
		case 'phone':
			return { type: 'string', pattern: '^\\+84\\d{9,10}$' };
		case 'file':
			return listOf({ type: 'string', pattern: '^[A-Za-z0-9_-]{1,100}$' }, 1, field.maxFiles ?? DEFAULT_MAX_FILES);
		case 'group':
			return listOf(objectOf(field.fields, field.fields), field.minItems ?? 1, field.maxItems ?? MAX_ROWS);
		default:
			return { type: 'string', minLength: 1 };
	}
}

function bounds(min: number | undefined, max: number | undefined): JsonSchema {
	return { ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) };
}

/** An answered list has at least one element. */
function listOf(items: JsonSchema, min: number, max: number | undefined): JsonSchema {
	return { type: 'array', items, minItems: Math.max(min, 1), ...(max === undefined ? {} : { maxItems: max }) };
}

function personSchema(field: PersonField): JsonSchema {
	return {
		type: 'object',
		properties: Object.fromEntries(personParts(field).map((part) => [part, PERSON_PARTS[part]])),
		required: ['fullName'],
		additionalProperties: false,
	};
}
