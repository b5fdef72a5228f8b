import type { AnswersOf } from '@motcua/procedure-sdk';
import { ethnicGroupName, nationalityName } from '@motcua/procedure-sdk/catalogues';
import { describeAddress, describeGender, describeIdentity, formatDate } from '@motcua/procedure-sdk/formats';
import type { application } from './application/application-form.ts';

/** The answers that the certificate needs. */
export type BirthAnswers = Pick<
	AnswersOf<typeof application>,
	| 'childFullName'
	| 'childBirthDate'
	| 'childBirthDateWords'
	| 'childGender'
	| 'childEthnicity'
	| 'childNationality'
	| 'childNationalityName'
	| 'childHometown'
	| 'birthFacilityName'
	| 'birthPlace'
	| 'motherIdentified'
	| 'motherFullName'
	| 'motherBirthDate'
	| 'motherEthnicity'
	| 'motherNationality'
	| 'motherNationalityName'
	| 'motherResidence'
	| 'fatherIdentified'
	| 'fatherFullName'
	| 'fatherBirthDate'
	| 'fatherEthnicity'
	| 'fatherNationality'
	| 'fatherNationalityName'
	| 'fatherResidence'
	| 'requesterFullName'
	| 'requesterPersonalId'
>;

/** A parent as the certificate prints it; empty texts when not identified. */
export interface ParentText {
	readonly fullName: string;
	readonly birthDate: string;
	readonly ethnicity: string;
	readonly nationality: string;
	readonly residence: string;
}

const NOT_IDENTIFIED: ParentText = { fullName: '', birthDate: '', ethnicity: '', nationality: '', residence: '' };

/** Facts of the certificate as they are printed: what the draft shows is what the signed paper says. */
export function certificateText(answers: BirthAnswers) {
	return {
		childFullName: answers.childFullName,
		childBirthDate: formatDate(answers.childBirthDate),
		childBirthDateWords: answers.childBirthDateWords ?? '',
		childGender: describeGender(answers.childGender, 'vi'),
		childEthnicity: ethnicGroupName(answers.childEthnicity),
		childNationality: nationalityName(answers.childNationality, answers.childNationalityName),
		birthPlace: [answers.birthFacilityName, describeAddress(answers.birthPlace, 'vi')].filter(Boolean).join(', '),
		childHometown: describeAddress(answers.childHometown, 'vi'),
		mother: motherText(answers),
		father: fatherText(answers),
		requesterFullName: answers.requesterFullName,
		requesterIdentity: describeIdentity(answers.requesterPersonalId, 'vi'),
	};
}

export type CertificateText = ReturnType<typeof certificateText>;

function motherText(answers: BirthAnswers): ParentText {
	if (answers.motherIdentified !== 'yes') return NOT_IDENTIFIED;
	return {
		fullName: answers.motherFullName ?? '',
		birthDate: formatDate(answers.motherBirthDate ?? ''),
		ethnicity: ethnicGroupName(answers.motherEthnicity),
		nationality: nationalityName(answers.motherNationality, answers.motherNationalityName),
		residence: describeAddress(answers.motherResidence, 'vi'),
	};
}

function fatherText(answers: BirthAnswers): ParentText {
	if (answers.fatherIdentified !== 'yes') return NOT_IDENTIFIED;
	return {
		fullName: answers.fatherFullName ?? '',
		birthDate: formatDate(answers.fatherBirthDate ?? ''),
		ethnicity: ethnicGroupName(answers.fatherEthnicity),
		nationality: nationalityName(answers.fatherNationality, answers.fatherNationalityName),
		residence: describeAddress(answers.fatherResidence, 'vi'),
	};
}
