import type { CardQr } from '@motcua/domain/formats';
import type { FormDefinition, FormField, Localised } from '@motcua/forms';

/** A person of the form whom an identity card can describe: where their facts stand, by path. */
export interface CardTarget {
	/** Path of the name; tells the targets apart. */
	readonly key: string;
	readonly label: Localised;
	readonly fullName: string;
	/** Holds kind and number of the identity paper. */
	readonly identity: string;
	readonly birthDate: string | null;
	readonly gender: string | null;
}

/**
 * Everybody in the form whom a card can fill in: each person field that asks for an identity number, and each name that
 * has such a number among the fields that follow it, up to the next name. Names without a number are left out: a card
 * always carries one, and would have nowhere to put it.
 */
export function cardTargets(definition: FormDefinition): CardTarget[] {
	return definition.sections.flatMap(({ fields }) =>
		fields.flatMap((field, index) => {
			if (field.type === 'person') return field.ask.includes('personalId') ? [personTarget(field)] : [];
			if (field.type !== 'personName') return [];
			const next = fields.findIndex((other, at) => at > index && isName(other));
			return nameTarget(field, fields.slice(index + 1, next === -1 ? undefined : next));
		}),
	);
}

const isName = ({ type }: FormField): boolean => type === 'personName' || type === 'person';

function personTarget({ key, label, ask }: Extract<FormField, { type: 'person' }>): CardTarget {
	return {
		key,
		label,
		fullName: `${key}.fullName`,
		identity: `${key}.identity`,
		birthDate: ask.includes('birthDate') ? `${key}.birthDate` : null,
		gender: ask.includes('gender') ? `${key}.gender` : null,
	};
}

function nameTarget({ key, label }: FormField, facts: readonly FormField[]): CardTarget[] {
	const identity = facts.find(({ type }) => type === 'identityNumber');
	if (!identity) return [];
	// A day that may not lie in the future, beside a name and an identity number, is the birth date.
	const birth = facts.find((field) => field.type === 'date' && field.max === 'today' && field.computed === undefined);
	const gender = facts.find(isGender);
	return [
		{
			key,
			label,
			fullName: key,
			identity: identity.key,
			birthDate: birth?.key ?? null,
			gender: gender?.key ?? null,
		},
	];
}

const isGender = (field: FormField): boolean =>
	field.type === 'choice' &&
	['male', 'female'].every((value) => field.options.some((option) => option.value === value));

/** What a card puts into the form, by path. */
export function cardAnswers(card: CardQr, target: CardTarget): ReadonlyMap<string, unknown> {
	const answers = new Map<string, unknown>([
		[target.fullName, card.fullName],
		[target.identity, { kind: 'personalId', number: card.personalId }],
	]);
	if (target.birthDate !== null) answers.set(target.birthDate, card.birthDate);
	if (target.gender !== null) answers.set(target.gender, card.gender);
	return answers;
}
