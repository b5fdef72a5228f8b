import { defineHandlers } from '@motcua/procedure-sdk';
import { dueLines, identityFindings, refusalHandler, signerOfficeLines } from '@motcua/procedure-sdk/catalogues';
import { describeAddress, formatDate, placeAndDate } from '@motcua/procedure-sdk/formats';
import { type CertificateText, certificateText, subjectOf } from './certificate.ts';
import type procedure from './procedure.ts';
import { dateOfAge, firstGap } from './residence-gaps.ts';

const PROCEDURE_NAME = 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân';
const MARRIAGE_AGE = { male: 20, female: 18 } as const;

export default defineHandlers<typeof procedure>({
	validate({ answers, finding, t, today }) {
		const subject = subjectOf(answers);
		const findings = [];
		const adultSince = dateOfAge(subject.birthDate, MARRIAGE_AGE[answers.subjectGender]);
		const periods = [
			{ from: answers.periodFrom, to: answers.periodTo },
			...(answers.otherResidences ?? []).map((row) => ({ from: row.residedFrom, to: row.residedTo })),
		];
		const gap = adultSince < today ? firstGap(adultSince, answers.periodTo, periods) : null;
		if (gap !== null) {
			findings.push(
				finding(
					'periodFrom',
					'residence.gap',
					t(
						'Chưa khai nơi cư trú từ {{from}} đến {{to}}. Giấy xác nhận cần nêu tình trạng hôn nhân từ khi đủ tuổi kết hôn.',
						'No residence is declared from {{from}} to {{to}}. The certificate covers the time since the age of marriage.',
						{ from: formatDate(gap.from), to: formatDate(gap.to) },
					),
				),
			);
		}
		if (
			answers.futureSpouse?.identity !== undefined &&
			answers.futureSpouse.identity.number === subject.personalId.number
		) {
			findings.push(
				finding(
					'futureSpouse',
					'futureSpouse.same',
					t(
						'Số giấy tờ của người dự định kết hôn trùng với số của người được xác nhận.',
						'The intended spouse has the identity number of the person concerned.',
					),
				),
			);
		}
		return findings;
	},

	checkIdentity({ answers, finding }) {
		const { personalId, birthDate } = subjectOf(answers);
		const path = answers.requestFor === 'proxy' ? 'subjectPersonalId' : 'requesterPersonalId';
		return identityFindings(finding, [[path, personalId, { birthDate, gender: answers.subjectGender }]]);
	},

	assign({ answers, dossier, settings, done, fee, t }) {
		const placesToVerify = (answers.otherResidences ?? [])
			.filter((row) => row.hasProof !== true)
			.map((row) => describeAddress(row.residence, 'vi'));
		const online = dossier.channel === 'online';
		const amount = online ? settings.certificateOnline : settings.certificateAtDesk;
		const label = t('Lệ phí cấp Giấy xác nhận tình trạng hôn nhân', 'Charge for the marital-status certificate');
		return done('assigned', {
			patch: { placesToVerify },
			intents: [fee(dueLines([{ label, quantity: 1, unitVnd: amount }]))],
		});
	},

	draftCertificate({ answers, result, dossier, ward, done, finding, renderResult, t }) {
		if (result.confirmedStatus === undefined) {
			return done('incomplete', {
				findings: [
					finding(
						'maritalStatus',
						'examination.confirmedStatus',
						t('Chưa chọn tình trạng hôn nhân ghi trong Giấy xác nhận.', 'The status to be certified was not chosen.'),
					),
				],
			});
		}
		const certificate = certificateText(answers, result.confirmedStatus, result.statusText);
		const data = { kind: 'draft', wardName: ward.name, dossierCode: dossier.code, ...certificate };
		return done('drafted', { patch: { certificate }, intents: [renderResult(data)] });
	},

	prepareCertificate({ result, dossier, ward, done, renderResult }) {
		// The text that the citizen has seen, not a new one: a status changed since then needs a new draft.
		const certificate = result.certificate as CertificateText | undefined;
		const { registerNumber, issuedOn, signerOffice, signerName } = result;
		if (certificate === undefined) return done('incomplete');
		if (!registerNumber || !issuedOn || !signerOffice || !signerName) {
			throw new Error('prepareCertificate runs after the entry in the register');
		}
		const data = {
			kind: 'certificate',
			wardName: ward.name,
			dossierCode: dossier.code,
			...certificate,
			number: registerNumber,
			placeDate: placeAndDate(ward.name, issuedOn),
			signerOffice: signerOfficeLines(signerOffice),
			signerName,
		};
		return done('prepared', { intents: [renderResult(data)] });
	},

	prepareRefusal: refusalHandler(PROCEDURE_NAME),
});
