import type { FormFinding } from '@motcua/procedure-sdk';
import { defineHandlers } from '@motcua/procedure-sdk';
import { identityFindings, receptionDate, refusalHandler, signerOfficeLines } from '@motcua/procedure-sdk/catalogues';
import {
	describeAddress,
	foldVietnamese,
	formatDate,
	formatNumber,
	formatVndForDocument,
	placeAndDate,
	vndInWords,
} from '@motcua/procedure-sdk/formats';
import type procedure from './procedure.ts';
import { decreeOn, groupName, supportFor } from './support.ts';

const PROCEDURE_NAME = 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội';

/** What the decision says: the draft and the signed paper print the same. */
export interface DecisionText {
	readonly requesterName: string;
	readonly requesterResidence: string;
	readonly deceasedName: string;
	readonly deceasedBirthDate: string;
	readonly deceasedResidence: string;
	readonly deathDate: string;
	readonly group: string;
	readonly organizer: string;
	readonly amount: string;
	readonly amountWords: string;
	readonly payTo: string;
	readonly decree: string;
}

export default defineHandlers<typeof procedure>({
	validate({ answers, finding, t }) {
		const findings: FormFinding[] = [];
		const { accountHolder, requesterFullName } = answers;
		if (accountHolder !== undefined && foldVietnamese(accountHolder) !== foldVietnamese(requesterFullName)) {
			findings.push(
				finding(
					'accountHolder',
					'account.holder',
					t(
						'Tên chủ tài khoản khác họ tên người đề nghị; tiền hỗ trợ được chuyển vào tài khoản của người đề nghị.',
						'The account is not in the name of the applicant; the support is paid to the applicant.',
					),
				),
			);
		}
		if (
			answers.deceasedPersonalId !== undefined &&
			answers.deceasedPersonalId.number === answers.requesterPersonalId.number
		) {
			findings.push(
				finding(
					'deceasedPersonalId',
					'deceased.isRequester',
					t(
						'Số giấy tờ của người đã mất trùng với số của người đề nghị.',
						'The deceased has the identity number of the applicant.',
					),
				),
			);
		}
		return findings;
	},

	checkIdentity({ answers, finding, t }) {
		const declared = { birthDate: answers.deceasedBirthDate, gender: answers.deceasedGender };
		return identityFindings(
			finding,
			[['deceasedPersonalId', answers.deceasedPersonalId, declared]],
			t(
				'Số định danh của người đã mất không khớp với năm sinh hoặc giới tính đã khai.',
				'The personal id of the deceased does not fit the declared year of birth or gender.',
			),
		);
	},

	assess({ answers, settings, done, finding, t }) {
		const proposed = supportFor(answers.deceasedGroup, settings, [answers.otherSupportVnd ?? 0]);
		const findings =
			proposed.kind === 'higherElsewhere'
				? [
						finding(
							'otherSupportVnd',
							'support.higherElsewhere',
							t(
								'Chế độ khác đã khai ({{other}} đồng) không thấp hơn mức hỗ trợ {{support}} đồng; cần xác minh.',
								'The other support declared ({{other}} VND) is not below {{support}} VND; to be verified.',
								{ other: formatNumber(proposed.otherVnd), support: formatNumber(proposed.supportVnd) },
							),
						),
					]
				: [];
		return done('assessed', { patch: { proposedVnd: proposed.supportVnd }, findings });
	},

	computeSupport({ answers, result, settings, dossier, ward, done, finding, renderResult, t }) {
		const { listSearch, confirmedGroup, confirmedOtherVnd = 0, insurancePaysVnd = 0 } = result;
		if (listSearch !== 'onList' || confirmedGroup === undefined) {
			return done('notExamined', {
				findings: [
					finding(
						'deceasedGroup',
						'examination.findings',
						t(
							'Người đã mất không có trong danh sách đang hưởng hoặc chưa chọn nhóm đối tượng.',
							'The deceased is not on the list of beneficiaries, or no group was chosen.',
						),
					),
				],
			});
		}
		const support = supportFor(confirmedGroup, settings, [confirmedOtherVnd, insurancePaysVnd]);
		if (support.kind === 'higherElsewhere') {
			return done('higherElsewhere', {
				findings: [
					finding(
						'otherSupport',
						'support.higherElsewhere',
						t(
							'Chế độ khác chi {{other}} đồng, không thấp hơn {{support}} đồng: chỉ được hưởng một mức cao nhất.',
							'Another support pays {{other}} VND, not less than {{support}} VND: only the highest is due.',
							{ other: formatNumber(support.otherVnd), support: formatNumber(support.supportVnd) },
						),
					),
				],
			});
		}
		const decisionText: DecisionText = {
			requesterName: answers.requesterFullName,
			requesterResidence: describeAddress(answers.requesterResidence, 'vi'),
			deceasedName: answers.deceasedFullName,
			deceasedBirthDate: formatDate(answers.deceasedBirthDate),
			deceasedResidence: describeAddress(answers.deceasedResidence, 'vi'),
			deathDate: formatDate(answers.deathDate),
			group: groupName(confirmedGroup),
			organizer: answers.funeralOrganizer,
			amount: formatVndForDocument(support.supportVnd),
			amountWords: vndInWords(support.supportVnd),
			payTo:
				answers.payoutMethod === 'account'
					? `chuyển khoản vào tài khoản số ${answers.bankAccount}, ${answers.bankName}, chủ tài khoản ${answers.accountHolder}`
					: 'tiền mặt tại trụ sở Ủy ban nhân dân',
			decree: decreeOn(answers.deathDate),
		};
		const findings = support.hasOther
			? [
					finding(
						'otherSupport',
						'support.lowerElsewhere',
						t(
							'Có chế độ khác với mức thấp hơn: báo cơ quan kia để không chi trùng.',
							'Another, lower support exists: tell that office, so that it is not paid twice.',
						),
					),
				]
			: [];
		const data = { kind: 'draft', wardName: ward.name, dossierCode: dossier.code, ...decisionText };
		return done('drafted', {
			patch: { supportVnd: support.supportVnd, decisionText },
			findings,
			intents: [renderResult(data)],
		});
	},

	writeDecision({ result, dossier, ward, timeZone, done, finding, renderResult, t }) {
		// The text that the head of the department has read, not a new one.
		const decisionText = result.decisionText as DecisionText | undefined;
		const { decisionNumber, decidedOn, signerOffice, signerName } = result;
		if (!decisionText || !decisionNumber || !decidedOn || !signerOffice || !signerName)
			throw new Error('writeDecision runs after the draft and the number');
		if (decidedOn < receptionDate(dossier, timeZone)) {
			return done('wrongDate', {
				findings: [
					finding(
						'',
						'decision.date',
						t(
							'Ngày ký Quyết định trước ngày tiếp nhận hồ sơ.',
							'The decision is dated before the dossier was received.',
						),
					),
				],
			});
		}
		const data = {
			kind: 'decision',
			wardName: ward.name,
			dossierCode: dossier.code,
			...decisionText,
			number: decisionNumber.padStart(2, '0'),
			receivedOn: formatDate(receptionDate(dossier, timeZone)),
			placeDate: placeAndDate(ward.name, decidedOn),
			signerOffice: signerOfficeLines(signerOffice),
			signerName,
		};
		return done('written', { intents: [renderResult(data)] });
	},

	confirmPayout({ result, done, finding, t }) {
		const { decidedOn, paidOn, supportVnd } = result;
		if (!decidedOn || !paidOn || typeof supportVnd !== 'number')
			throw new Error('confirmPayout runs after the decision and its payment');
		if (paidOn < decidedOn) {
			return done('wrongDate', {
				findings: [
					finding(
						'payoutMethod',
						'payout.date',
						t(
							'Ngày chi {{paid}} trước ngày Quyết định {{decided}}.',
							'Paid on {{paid}}, before the decision of {{decided}}.',
							{
								paid: formatDate(paidOn),
								decided: formatDate(decidedOn),
							},
						),
					),
				],
			});
		}
		return done('confirmed', { patch: { paidVnd: supportVnd } });
	},

	prepareRefusal: refusalHandler(PROCEDURE_NAME),
});
