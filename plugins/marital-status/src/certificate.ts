import type { AnswersOf } from '@motcua/procedure-sdk';
import { ethnicGroupName, nationalityName } from '@motcua/procedure-sdk/catalogues';
import {
	describeAddress,
	describeGender,
	describeIdentity,
	formatDate,
	formatDocumentDate,
} from '@motcua/procedure-sdk/formats';
import type { application } from './application/application-form.ts';

type AllAnswers = AnswersOf<typeof application>;
/** The answers that the certificate needs; every one may have been hidden. */
export type CertificateAnswers = Partial<AllAnswers> &
	Pick<
		AllAnswers,
		| 'requesterFullName'
		| 'requesterBirthDate'
		| 'requesterPersonalId'
		| 'requesterResidence'
		| 'requestFor'
		| 'maritalStatus'
		| 'purpose'
	>;

export type MaritalStatus = AllAnswers['maritalStatus'];

/** The person concerned: the requester, or whom the requester acts for. */
export function subjectOf(answers: CertificateAnswers) {
	const other = answers.requestFor === 'proxy';
	return {
		fullName: (other ? answers.subjectFullName : undefined) ?? answers.requesterFullName,
		birthDate: (other ? answers.subjectBirthDate : undefined) ?? answers.requesterBirthDate,
		personalId: (other ? answers.subjectPersonalId : undefined) ?? answers.requesterPersonalId,
		residence: (other ? answers.subjectResidence : undefined) ?? answers.requesterResidence,
	};
}

/** Facts of the certificate as they are printed: what the draft shows is what the signed paper says. */
export function certificateText(answers: CertificateAnswers, status: MaritalStatus, statusText: string | undefined) {
	const subject = subjectOf(answers);
	return {
		requesterName: answers.requesterFullName,
		fullName: subject.fullName,
		birthDate: formatDate(subject.birthDate),
		gender: describeGender(answers.subjectGender, 'vi'),
		ethnicity: ethnicGroupName(answers.subjectEthnicity),
		nationality: nationalityName(answers.subjectNationality, answers.subjectNationalityName),
		identity: describeIdentity(subject.personalId, 'vi'),
		residence: describeAddress(subject.residence, 'vi'),
		periodResidence: describeAddress(answers.periodResidence, 'vi'),
		periodFrom: answers.periodFrom === undefined ? '' : formatDocumentDate(answers.periodFrom),
		periodTo: answers.periodTo === undefined ? '' : formatDocumentDate(answers.periodTo),
		status: statusText ?? statusSentence(answers, status),
		purpose: purposeSentence(answers),
	};
}

export type CertificateText = ReturnType<typeof certificateText>;

/** How the status is written in the certificate (after circular 04/2020/TT-BTP, unverified). */
export function statusSentence(answers: CertificateAnswers, status: MaritalStatus): string {
	const spouse = answers.spouseFullName ?? '';
	const proof = answers.endOfMarriageInfo ?? '';
	switch (status) {
		case 'neverMarried':
			return 'Chưa đăng ký kết hôn với ai.';
		case 'married':
			return `Hiện tại đang có vợ/chồng là ông/bà ${spouse} (Giấy chứng nhận kết hôn ${answers.marriageCertificateInfo ?? ''}).`;
		case 'divorced':
			return `Đã đăng ký kết hôn với ông/bà ${spouse}, nhưng đã ly hôn theo ${proof}; hiện tại chưa đăng ký kết hôn với ai.`;
		case 'widowed':
			return `Đã đăng ký kết hôn với ông/bà ${spouse}, nhưng vợ/chồng đã chết (${proof}); hiện tại chưa đăng ký kết hôn với ai.`;
	}
}

function purposeSentence(answers: CertificateAnswers): string {
	if (answers.purpose === 'other') return `${answers.purposeDetail ?? ''}.`;
	const spouse = answers.futureSpouse;
	if (spouse === undefined) return 'Để đăng ký kết hôn.';
	const facts = [
		spouse.birthDate === undefined ? '' : `sinh ngày ${formatDate(spouse.birthDate)}`,
		spouse.nationality === undefined ? '' : `quốc tịch ${spouse.nationality}`,
		spouse.identity === undefined ? '' : `giấy tờ tùy thân: ${describeIdentity(spouse.identity, 'vi')}`,
	].filter((fact) => fact !== '');
	return `Để đăng ký kết hôn với ông/bà ${[spouse.fullName, ...facts].join(', ')}, tại ${answers.marriagePlace ?? ''}.`;
}
