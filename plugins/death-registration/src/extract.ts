import type { AnswersOf } from '@motcua/procedure-sdk';
import { ethnicGroupName, nationalityName } from '@motcua/procedure-sdk/catalogues';
import { describeAddress, describeGender, describeIdentity, formatDate } from '@motcua/procedure-sdk/formats';
import type { application } from './application/application-form.ts';

/** The answers that the extract needs. */
export type DeathAnswers = Pick<
	AnswersOf<typeof application>,
	| 'requesterFullName'
	| 'requesterPersonalId'
	| 'deceasedFullName'
	| 'deceasedBirthDate'
	| 'deceasedGender'
	| 'deceasedEthnicity'
	| 'deceasedNationality'
	| 'deceasedNationalityName'
	| 'deceasedPersonalId'
	| 'deceasedLastResidence'
	| 'deathDate'
	| 'deathTime'
	| 'deathDateWords'
	| 'deathPlaceKind'
	| 'deathFacilityName'
	| 'deathPlace'
	| 'deathCause'
	| 'deathNotice'
	| 'deathNoticeDate'
	| 'deathNoticeIssuer'
>;

/** `vào lúc 05 giờ 40 phút, ngày 20/11/2026`; the day alone when the time is unknown. */
export function deathMoment(date: string, time: string | undefined): string {
	const day = `ngày ${formatDate(date)}`;
	if (time === undefined) return day;
	const [hours = '', minutes = ''] = time.split(':');
	return `${hours} giờ ${minutes} phút, ${day}`;
}

/** Facts of the extract as they are printed: what the draft shows is what the signed paper says. */
export function extractText(answers: DeathAnswers) {
	return {
		fullName: answers.deceasedFullName,
		birthDate: formatDate(answers.deceasedBirthDate),
		gender: describeGender(answers.deceasedGender, 'vi'),
		ethnicity: ethnicGroupName(answers.deceasedEthnicity),
		nationality: nationalityName(answers.deceasedNationality, answers.deceasedNationalityName),
		identity: answers.deceasedPersonalId ? describeIdentity(answers.deceasedPersonalId, 'vi') : '',
		lastResidence: describeAddress(answers.deceasedLastResidence, 'vi'),
		deathMoment: deathMoment(answers.deathDate, answers.deathTime),
		deathDateWords: answers.deathDateWords ?? '',
		deathPlace: [
			answers.deathFacilityName,
			answers.deathPlaceKind === 'home' ? 'Nhà riêng' : '',
			describeAddress(answers.deathPlace, 'vi'),
		]
			.filter(Boolean)
			.join(', '),
		deathCause: answers.deathCause,
		notice: `Số ${answers.deathNotice}, do ${answers.deathNoticeIssuer} cấp ngày ${formatDate(answers.deathNoticeDate)}`,
		requesterFullName: answers.requesterFullName,
		requesterIdentity: describeIdentity(answers.requesterPersonalId, 'vi'),
	};
}

export type ExtractText = ReturnType<typeof extractText>;
