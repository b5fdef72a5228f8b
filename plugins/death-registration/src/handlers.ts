import type { FormFinding } from '@motcua/procedure-sdk';
import { defineHandlers } from '@motcua/procedure-sdk';
import { dueLines, identityFindings, refusalHandler, signerOfficeLines } from '@motcua/procedure-sdk/catalogues';
import {
	daysBetween,
	describeAddress,
	formatDate,
	formatDocumentDate,
	localDateOf,
	provinceName,
} from '@motcua/procedure-sdk/formats';
import { type ExtractText, extractText } from './extract.ts';
import type procedure from './procedure.ts';

/** In time is within 15 days of the death (law on civil status art. 33). */
const IN_TIME_DAYS = 15;
const PROCEDURE_NAME = 'Thủ tục đăng ký khai tử';

export default defineHandlers<typeof procedure>({
	validate({ answers, finding, t }) {
		const findings: FormFinding[] = [];
		const { requesterPersonalId, deceasedPersonalId, deathDate, requesterBirthDate } = answers;
		if (deceasedPersonalId !== undefined && deceasedPersonalId.number === requesterPersonalId.number) {
			findings.push(
				finding(
					'deceasedPersonalId',
					'deceased.isRequester',
					t(
						'Số giấy tờ của người chết trùng với số của người yêu cầu.',
						'The deceased has the identity number of the requester.',
					),
				),
			);
		}
		if (
			answers.relationToDeceased === 'child' &&
			requesterBirthDate.slice(0, 4) <= answers.deceasedBirthDate.slice(0, 4)
		) {
			findings.push(
				finding(
					'relationToDeceased',
					'relation.age',
					t(
						'Người yêu cầu khai là con nhưng không trẻ hơn người chết; xin kiểm tra lại.',
						'The requester is a child of the deceased, but not younger; please check.',
					),
				),
			);
		}
		if (answers.noticeKind === 'court' && daysBetween(deathDate, answers.deathNoticeDate) < 365) {
			findings.push(
				finding(
					'deathDate',
					'court.date',
					t(
						'Với người bị Tòa án tuyên bố chết, ngày chết ghi theo bản án, quyết định của Tòa án.',
						'For a person declared dead by a court the date of death is that of the judgment.',
					),
				),
			);
		}
		return findings;
	},

	checkIdentity({ answers, finding }) {
		const deceased = { birthDate: answers.deceasedBirthDate, gender: answers.deceasedGender };
		return identityFindings(finding, [
			['requesterPersonalId', answers.requesterPersonalId, { birthDate: answers.requesterBirthDate }],
			['deceasedPersonalId', answers.deceasedPersonalId, deceased],
		]);
	},

	assign({ answers, dossier, settings, timeZone, done, fee, t }) {
		const late = daysBetween(answers.deathDate, localDateOf(dossier.submittedAt, timeZone)) > IN_TIME_DAYS;
		const lines = [
			{
				label: t('Lệ phí đăng ký khai tử quá hạn', 'Charge for late registration'),
				quantity: late ? 1 : 0,
				unitVnd: settings.lateRegistration,
			},
			{
				label: t('Phí cấp bản sao Trích lục khai tử', 'Fee for extract copies'),
				quantity: answers.wantsCopies === true ? (answers.copyCount ?? 0) : 0,
				unitVnd: settings.extractCopy,
			},
		];
		return done('assigned', { patch: { late }, intents: [fee(dueLines(lines))] });
	},

	draftExtract({ answers, result, dossier, ward, done, finding, renderResult, t }) {
		const competent = result.lastResidence === 'here' || result.lastResidence === 'unknown';
		if (result.deathSearch !== 'noRecord' || !competent || result.noticeSound !== true) {
			return done('notExamined', {
				findings: [
					finding(
						'',
						'examination.findings',
						t(
							'Việc chết đã được đăng ký, nơi cư trú cuối cùng chưa thuộc thẩm quyền hoặc Giấy báo tử chưa hợp lệ; chưa lập được dự thảo.',
							'The death is registered already, the last residence is not of this commune, or the notice is not valid; no draft can be made.',
						),
					),
				],
			});
		}
		const extract = extractText(answers);
		const data = {
			kind: 'draft',
			wardName: ward.name,
			provinceName: provinceName(ward.provinceCode),
			dossierCode: dossier.code,
			...extract,
		};
		return done('drafted', { patch: { extract }, intents: [renderResult(data)] });
	},

	lockCivilData({ answers, result, dossier, ward, done, finding, renderResult, t }) {
		const { registerNumber, registerBook, registeredOn, cardState, signerOffice, signerName } = result;
		// The text that the requester has seen, not a new one.
		const extract = result.extract as ExtractText | undefined;
		if (!extract || !registerNumber || !registerBook || !registeredOn || !cardState || !signerOffice || !signerName) {
			throw new Error('lockCivilData runs after the draft and the entry in the register');
		}
		if (daysBetween(answers.deathDate, registeredOn) < 0) {
			return done('wrongEntry', {
				findings: [
					finding(
						'deathDate',
						'registration.date',
						t(
							'Ngày ghi sổ {{entered}} trước ngày chết {{died}}; xin kiểm tra lại.',
							'The entry of {{entered}} is before the death of {{died}}; please check.',
							{ entered: formatDate(registeredOn), died: formatDate(answers.deathDate) },
						),
					),
				],
			});
		}
		const declaredDeceased = {
			personalId: answers.deceasedPersonalId?.number ?? '',
			fullName: answers.deceasedFullName,
			diedOn: answers.deathDate,
			registeredOn,
			lockPersonalId: answers.deceasedPersonalId?.kind === 'personalId',
			revokeCard: cardState === 'received',
			cardMissing: cardState === 'missing',
			removeResidence: describeAddress(answers.deceasedLastResidence, 'vi'),
		};
		const data = {
			kind: 'extract',
			wardName: ward.name,
			provinceName: provinceName(ward.provinceCode),
			dossierCode: dossier.code,
			...extract,
			number: `${registerNumber}/${registeredOn.slice(0, 4)}`,
			registerBook,
			registeredOn: formatDocumentDate(registeredOn),
			signerOffice: signerOfficeLines(signerOffice),
			signerName,
		};
		return done('locked', { patch: { declaredDeceased }, intents: [renderResult(data)] });
	},

	tellFamily({ answers, result, done, notify }) {
		const message = result.cardState === 'missing' ? 'cardMissing' : 'nextSteps';
		return done('told', { intents: [notify(message, { deceased: answers.deceasedFullName })] });
	},

	prepareRefusal: refusalHandler(PROCEDURE_NAME),
});
