import { parseOldId, parsePassport, parsePersonalId } from '@motcua/domain/formats';
import type { IdentityAnswer, IdentityField, Localised } from '../definition.ts';
import { readDate } from './date.ts';
import { asItIs, readFormatted } from './formatted.ts';
import { keepAnswered, partLabel, readParts, readShortText, reportMissingPart } from './parts.ts';
import { type FieldReader, isBlank, own, type ReadContext } from './reader.ts';

const PARTS = ['kind', 'number', 'issuedOn', 'issuer'] as const;
const KINDS = ['personalId', 'oldId', 'passport', 'other'] as const;
const MAX_NUMBER = 30;
const MAX_ISSUER = 150;

export function identityReader(field: IdentityField): FieldReader<Partial<IdentityAnswer>> {
	const { label, personalIdOnly = false } = field;
	return {
		unanswered: null,
		toScope: identityScope,
		read: (input, path, context) => readIdentity(input, { label, personalIdOnly }, path, context),
	};
}

/** All parts, `null` where there is none, so that expressions may ask for any. */
export function identityScope(answer: Partial<IdentityAnswer>): unknown {
	return {
		kind: answer.kind ?? null,
		number: answer.number ?? null,
		issuedOn: answer.issuedOn ?? null,
		issuer: answer.issuer ?? null,
	};
}

interface IdentityRules {
	readonly label: Localised;
	readonly personalIdOnly: boolean;
}

/**
 * Reads an identity paper; a bare text is taken for a personal id. Papers other than the personal id need their date and
 * place of issue, as the declaration forms ask for them.
 */
export function readIdentity(
	input: unknown,
	rules: IdentityRules,
	path: string,
	context: ReadContext,
): Partial<IdentityAnswer> | undefined {
	const { label } = rules;
	const given = typeof input === 'string' ? { number: input } : input;
	const parts = readParts(given, PARTS, label, path, context);
	if (parts === null) return undefined;
	const kind = readKind(own(parts, 'kind'), rules, path, context);
	const number = readNumber(kind, own(parts, 'number'), label, path, context);
	const issuedOn = readDate(
		own(parts, 'issuedOn'),
		{ label: partLabel(label, 'issuedOn'), partial: false, min: '1946-01-01', max: 'today' },
		`${path}.issuedOn`,
		context,
	);
	const issuer = readShortText(own(parts, 'issuer'), MAX_ISSUER, partLabel(label, 'issuer'), `${path}.issuer`, context);
	const answered = keepAnswered<Omit<IdentityAnswer, 'kind'>>({ number, issuedOn, issuer });
	if (answered === undefined) return undefined;
	checkComplete(kind, answered, label, path, context);
	return { kind, ...answered };
}

function readKind(input: unknown, rules: IdentityRules, path: string, context: ReadContext): IdentityAnswer['kind'] {
	const kind = isBlank(input) ? 'personalId' : KINDS.find((known) => known === input);
	const { vi, en } = partLabel(rules.label, 'kind');
	if (kind === undefined) {
		context.findings.error(
			`${path}.kind`,
			'option',
			`“${vi}” phải là số định danh cá nhân, chứng minh nhân dân, hộ chiếu hoặc giấy tờ khác.`,
			`“${en}” must be a personal id number, an old identity card, a passport or another paper.`,
		);
		return 'other';
	}
	if (rules.personalIdOnly && kind !== 'personalId') {
		context.findings.error(
			`${path}.kind`,
			'identity.personalIdOnly',
			`“${vi}”: thủ tục này chỉ nhận số định danh cá nhân (12 chữ số).`,
			`“${en}”: this procedure accepts the 12-digit personal id number only.`,
		);
	}
	return kind;
}

function readNumber(
	kind: IdentityAnswer['kind'],
	input: unknown,
	label: Localised,
	path: string,
	context: ReadContext,
): string | undefined {
	const own = partLabel(label, 'number');
	const at = `${path}.number`;
	switch (kind) {
		case 'personalId':
			return readFormatted(parsePersonalId, (id) => id.number, input, own, at, context);
		case 'oldId':
			return readFormatted(parseOldId, asItIs, input, own, at, context);
		case 'passport':
			return readFormatted(parsePassport, asItIs, input, own, at, context);
		case 'other':
			return readShortText(input, MAX_NUMBER, own, at, context);
	}
}

function checkComplete(
	kind: IdentityAnswer['kind'],
	answered: Partial<IdentityAnswer>,
	label: Localised,
	path: string,
	context: ReadContext,
): void {
	const needed = kind === 'personalId' ? (['number'] as const) : (['number', 'issuedOn', 'issuer'] as const);
	for (const part of needed) {
		const at = `${path}.${part}`;
		const reported = context.findings.list.some((finding) => finding.path === at);
		if (answered[part] === undefined && !reported) reportMissingPart(partLabel(label, part), at, context);
	}
}
