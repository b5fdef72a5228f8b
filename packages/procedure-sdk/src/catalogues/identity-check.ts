import type { FormFinding, IdentityAnswer, Localised } from '@motcua/forms';
import { identityConflicts } from '../identity-conflicts.ts';
import { text } from '../text.ts';

/** The check before reception that compares personal ids with what was declared; its handler answers {@link identityFindings}. */
export const identityCheck = {
	kind: 'check',
	name: text('Đối chiếu số định danh với thông tin khai', 'Compare the personal ids with the declaration'),
} as const;

/** One person of a dossier: where the id was asked, the id if it was given, and what was declared beside it. */
export type DeclaredIdentity<Path extends string> = readonly [
	path: Path,
	identity: IdentityAnswer | undefined,
	declared: { readonly birthDate?: string | undefined; readonly gender?: 'male' | 'female' },
];

const DISAGREES = text(
	'Số định danh không khớp với năm sinh hoặc giới tính đã khai. Đề nghị đối chiếu giấy tờ.',
	'The personal id does not fit the declared year of birth or gender. Compare the papers.',
);

/**
 * A finding for each fact that a personal id contradicts, with the code `identity.birthYear` or `identity.gender`. For the desk
 * to look at: old records have errors, so it never stops a dossier.
 *
 * ```ts
 * checkIdentity: ({ answers, finding }) =>
 *   identityFindings(finding, [['requesterPersonalId', answers.requesterPersonalId, { birthDate: answers.requesterBirthDate }]]),
 * ```
 *
 * @param finding of the handler's context
 * @param message says it in other words, for example whose id it is
 */
export const identityFindings = <const Path extends string>(
	finding: (path: Path, code: string, message: Localised) => FormFinding,
	people: readonly DeclaredIdentity<Path>[],
	message: Localised = DISAGREES,
): readonly FormFinding[] =>
	people.flatMap(([path, identity, { birthDate, gender }]) =>
		identityConflicts(identity, {
			...(birthDate === undefined ? {} : { birthDate }),
			...(gender === undefined ? {} : { gender }),
		}).map((conflict) => finding(path, `identity.${conflict}`, message)),
	);
