import type { Answers, FormDefinition, FormField } from '@motcua/forms';
import type { PersonalKind } from './pseudonyms.ts';

/** Gives the other value for a personal one, or only looks at it. `fits` tells whether the field would take it. */
export type Visit = (kind: PersonalKind, value: string, fits?: (other: string) => boolean) => string;

/**
 * The answers of a form with every personal value passed through `visit`: names, ids, phones, e-mails, places, free text, birth dates,
 * uploads. Other dates are shown to it as `date`: they stay unless somebody was born on one. Choices, ticks and numbers stay. Keys that the form does not know are treated as free text.
 */
export function mapPersonal(form: FormDefinition, answers: Answers, visit: Visit): Answers {
	const fields = new Map(
		form.sections.flatMap((section) => section.fields.map((field) => [field.key, field] as const)),
	);
	return Object.fromEntries(
		Object.entries(answers).map(([key, value]) => {
			const field = fields.get(key);
			return [key, field ? mapField(field, value, visit) : mapUnknown(value, visit)];
		}),
	);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const visited = (kind: PersonalKind, value: unknown, visit: Visit, fits?: (other: string) => boolean): unknown =>
	typeof value === 'string' && value !== '' ? visit(kind, value, fits) : value;

function mapField(field: FormField, value: unknown, visit: Visit): unknown {
	switch (field.type) {
		case 'text':
			return visited('text', value, visit, patternOf(field));
		case 'personName':
			return visited('name', value, visit);
		case 'phone':
			return visited('phone', value, visit);
		case 'email':
			return visited('email', value, visit);
		case 'date':
			return isBirthDate(field) ? mapBirthDate(value, visit) : visited('date', value, visit);
		case 'address':
			return mapAddress(value, visit);
		case 'identityNumber':
			return mapIdentity(value, visit);
		case 'person':
			return mapPerson(value, visit);
		case 'file':
			return Array.isArray(value) ? value.map((upload) => visited('upload', upload, visit)) : value;
		case 'group':
			return Array.isArray(value) ? value.map((row) => mapRow(field.fields, row, visit)) : value;
		default:
			// Choices, ticks, numbers, money, static texts say nothing about who it is.
			return value;
	}
}

function mapRow(fields: readonly FormField[], row: unknown, visit: Visit): unknown {
	if (!isRecord(row)) return row;
	const byKey = new Map(fields.map((field) => [field.key, field]));
	return Object.fromEntries(
		Object.entries(row).map(([key, value]) => {
			const field = byKey.get(key);
			return [key, field ? mapField(field, value, visit) : mapUnknown(value, visit)];
		}),
	);
}

/** A field's own pattern: a time of day must stay one. Forms have checked that it is one that every engine reads alike. */
function patternOf({ pattern }: FormField & { readonly type: 'text' }): ((other: string) => boolean) | undefined {
	if (pattern === undefined) return undefined;
	const whole = new RegExp(`^(?:${pattern})$`, 'u');
	return (other) => whole.test(other);
}

/** By what it says of itself; a name like `motherBirthDate` says it too. */
const isBirthDate = ({ key, autocomplete, sensitive }: FormField & { readonly type: 'date' }): boolean =>
	autocomplete === 'bday' || sensitive === true || /birth/i.test(key);

/** Children of this and the last year keep theirs: registrations count days from them. */
const FIRST_KEPT_YEAR = new Date().getUTCFullYear() - 1;
const mapBirthDate = (value: unknown, visit: Visit): unknown =>
	typeof value === 'string' && value.length > 4 && Number(value.slice(0, 4)) < FIRST_KEPT_YEAR
		? visit('birthDate', value)
		: value;

function mapAddress(value: unknown, visit: Visit): unknown {
	if (!isRecord(value)) return value;
	const { communeName, communeCode, districtName, detail, ...rest } = value;
	return {
		...rest,
		...(communeName === undefined ? {} : { communeName: visited('place', communeName, visit) }),
		...(communeCode === undefined ? {} : { communeCode: visited('text', communeCode, visit) }),
		...(districtName === undefined ? {} : { districtName: visited('place', districtName, visit) }),
		...(detail === undefined ? {} : { detail: visited('text', detail, visit) }),
	};
}

function mapIdentity(value: unknown, visit: Visit): unknown {
	if (!isRecord(value)) return value;
	const { number, issuer, ...rest } = value;
	return {
		...rest,
		...(number === undefined ? {} : { number: visited('personalId', number, visit) }),
		...(issuer === undefined ? {} : { issuer: visited('text', issuer, visit) }),
	};
}

function mapPerson(value: unknown, visit: Visit): unknown {
	if (!isRecord(value)) return value;
	const { fullName, birthDate, identity, residence, ethnicity, ...rest } = value;
	return {
		...rest,
		...(fullName === undefined ? {} : { fullName: visited('name', fullName, visit) }),
		...(birthDate === undefined ? {} : { birthDate: mapBirthDate(birthDate, visit) }),
		...(identity === undefined ? {} : { identity: mapIdentity(identity, visit) }),
		...(residence === undefined ? {} : { residence: mapAddress(residence, visit) }),
		// A list of ethnic groups may be short where one lives: it stays as a choice elsewhere, here it is one of the facts of a person.
		...(ethnicity === undefined ? {} : { ethnicity }),
	};
}

const DATE = /^\d{4}-\d{2}(-\d{2}(T.*)?)?$/;

/** A value of which nothing is known: every text is personal, unless it is a date. */
export function mapUnknown(value: unknown, visit: Visit): unknown {
	if (typeof value === 'string') return visited(DATE.test(value) ? 'date' : 'text', value, visit);
	if (Array.isArray(value)) return value.map((item) => mapUnknown(item, visit));
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapUnknown(item, visit)]));
}
