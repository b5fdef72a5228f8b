import { parsePersonalId, parsePersonName } from '@motcua/domain/formats';
import type { AddressAnswer, IdentityAnswer, Localised, PersonAnswer, PersonAsk, PersonField } from '../definition.ts';
import { addressScope, readAddress } from './address.ts';
import { readDate } from './date.ts';
import { asItIs, readFormatted, report } from './formatted.ts';
import { identityScope, readIdentity } from './identity.ts';
import { keepAnswered, type PartName, partLabel, readParts, readShortText, reportMissingPart } from './parts.ts';
import { type FieldReader, isBlank, own, type ReadContext } from './reader.ts';

type PersonPart = keyof PersonAnswer & PartName;

/** A person as far as it was filled in. */
type PersonParts = Omit<PersonAnswer, 'identity' | 'residence'> & {
	readonly identity?: Partial<IdentityAnswer>;
	readonly residence?: Partial<AddressAnswer>;
};
type PersonDraft = Partial<PersonParts>;

const MAX_NAME_OF_GROUP = 100;
const PART_OF_ASK = {
	birthDate: 'birthDate',
	gender: 'gender',
	personalId: 'identity',
	ethnicity: 'ethnicity',
	nationality: 'nationality',
	residence: 'residence',
} as const satisfies Readonly<Record<PersonAsk, PersonPart>>;

/** Where the remarks on a number that disagrees with what was declared are shown. */
const PART_OF_WARNING: Readonly<Record<string, PersonPart>> = {
	'personalId.gender': 'gender',
	'personalId.birthYear': 'birthDate',
};

/** The parts that a person field asks for, in the order in which they are shown. */
export function personParts(field: PersonField): readonly PersonPart[] {
	const asked = new Set<PersonPart>(field.ask.map((ask) => PART_OF_ASK[ask]));
	return ['fullName', ...Object.values(PART_OF_ASK).filter((part) => asked.has(part))];
}

export function personReader(field: PersonField): FieldReader<PersonDraft> {
	const parts = personParts(field);
	const optional = new Set<PersonPart>((field.optional ?? []).map((ask) => PART_OF_ASK[ask]));
	const needed = parts.filter((part) => !optional.has(part));
	return {
		unanswered: null,
		toScope: personScope,
		read: (input, path, context) => readPerson(input, { label: field.label, parts, needed }, path, context),
	};
}

function personScope(answer: PersonDraft): unknown {
	return {
		fullName: answer.fullName ?? null,
		birthDate: answer.birthDate ?? null,
		gender: answer.gender ?? null,
		identity: answer.identity === undefined ? null : identityScope(answer.identity),
		ethnicity: answer.ethnicity ?? null,
		nationality: answer.nationality ?? null,
		residence: answer.residence === undefined ? null : addressScope(answer.residence),
	};
}

interface PersonRules {
	readonly label: Localised;
	readonly parts: readonly PersonPart[];
	readonly needed: readonly PersonPart[];
}

function readPerson(input: unknown, rules: PersonRules, path: string, context: ReadContext): PersonDraft | undefined {
	const given = readParts(input, rules.parts, rules.label, path, context);
	if (given === null) return undefined;
	const before = context.findings.list.length;
	const answer = keepAnswered<PersonParts>(readPersonParts(given, rules, path, context));
	if (answer === undefined) return undefined;
	for (const part of rules.needed) {
		const at = `${path}.${part}`;
		const reported = context.findings.list.slice(before).some((finding) => finding.path.startsWith(at));
		if (answer[part] === undefined && !reported) reportMissingPart(partLabel(rules.label, part), at, context);
	}
	compareWithPersonalId(answer, rules.label, path, context);
	return answer;
}

function readPersonParts(
	given: Readonly<Record<string, unknown>>,
	{ label, parts }: PersonRules,
	path: string,
	context: ReadContext,
): { readonly [Part in keyof PersonParts]-?: PersonParts[Part] | undefined } {
	const part = <Answer>(
		name: PersonPart,
		read: (input: unknown, label: Localised, path: string) => Answer | undefined,
	): Answer | undefined =>
		parts.includes(name) ? read(own(given, name), partLabel(label, name), `${path}.${name}`) : undefined;
	const group = (input: unknown, own: Localised, at: string): string | undefined =>
		readShortText(input, MAX_NAME_OF_GROUP, own, at, context);
	return {
		fullName: part('fullName', (input, own, at) => readFormatted(parsePersonName, asItIs, input, own, at, context)),
		birthDate: part('birthDate', (input, own, at) =>
			readDate(input, { label: own, partial: true, min: '1850', max: 'today' }, at, context),
		),
		gender: part('gender', (input, own, at) => readGender(input, own, at, context)),
		identity: part('identity', (input, own, at) =>
			readIdentity(input, { label: own, personalIdOnly: false }, at, context),
		),
		ethnicity: part('ethnicity', group),
		nationality: part('nationality', group),
		residence: part('residence', (input, own, at) =>
			readAddress(input, { label: own, detailOptional: false }, at, context),
		),
	};
}

function readGender(
	input: unknown,
	label: Localised,
	path: string,
	context: ReadContext,
): PersonAnswer['gender'] | undefined {
	if (isBlank(input)) return undefined;
	if (input === 'male' || input === 'female') return input;
	context.findings.error(path, 'option', `“${label.vi}” phải là nam hoặc nữ.`, `“${label.en}” must be male or female.`);
	return undefined;
}

/** The number tells gender and birth year; old records hold errors, so a difference is remarked, not refused. */
function compareWithPersonalId(
	{ identity, birthDate, gender }: PersonDraft,
	label: Localised,
	path: string,
	context: ReadContext,
): void {
	if (identity?.kind !== 'personalId' || identity.number === undefined) return;
	const parsed = parsePersonalId(identity.number, {
		...(gender === undefined ? {} : { gender }),
		...(birthDate === undefined ? {} : { birthYear: Number(birthDate.slice(0, 4)) }),
	});
	if (!parsed.ok) return;
	for (const warning of parsed.warnings) {
		const part = PART_OF_WARNING[warning.code];
		if (part !== undefined) report('warning', warning, partLabel(label, part), `${path}.${part}`, context);
	}
}
