import type { FormFinding } from '@motcua/procedure-sdk';
import { defineHandlers } from '@motcua/procedure-sdk';
import { dueLines, identityFindings, refusalHandler, signerOfficeLines } from '@motcua/procedure-sdk/catalogues';
import {
	daysBetween,
	foldVietnamese,
	formatDocumentDate,
	identityConflicts,
	localDateOf,
	provinceName,
} from '@motcua/procedure-sdk/formats';
import { type CertificateText, certificateText } from './certificate.ts';
import type procedure from './procedure.ts';

/** In time is within 60 days of the birth (law on civil status art. 15). */
const IN_TIME_DAYS = 60;
const PROCEDURE_NAME = 'Thủ tục đăng ký khai sinh';

const familyName = (fullName: string): string => foldVietnamese(fullName).split(' ')[0] ?? '';

export default defineHandlers<typeof procedure>({
	validate({ answers, finding, t }) {
		const findings: FormFinding[] = [];
		const parents = [answers.motherFullName, answers.fatherFullName].filter((name) => name !== undefined);
		if (parents.length > 0 && !parents.some((name) => familyName(name) === familyName(answers.childFullName))) {
			findings.push(
				finding(
					'childFullName',
					'childFullName.family',
					t(
						'Họ của trẻ khác họ của cha và mẹ đã khai. Họ được xác định theo họ cha hoặc họ mẹ; nếu theo tập quán, xin ghi chú khi nộp.',
						"The child's family name is neither the father's nor the mother's. It follows one of them, or custom: then say so.",
					),
				),
			);
		}
		const ethnicities = [answers.motherEthnicity, answers.fatherEthnicity].filter((group) => group !== undefined);
		if (ethnicities.length > 0 && !ethnicities.includes(answers.childEthnicity)) {
			findings.push(
				finding(
					'childEthnicity',
					'childEthnicity.parents',
					t(
						'Dân tộc của trẻ khác dân tộc của cha và mẹ đã khai.',
						"The child's ethnicity is neither the father's nor the mother's.",
					),
				),
			);
		}
		const parent = { mother: answers.motherFullName, father: answers.fatherFullName };
		const declared =
			answers.relationToChild === 'mother' || answers.relationToChild === 'father'
				? parent[answers.relationToChild]
				: undefined;
		if (declared !== undefined && foldVietnamese(declared) !== foldVietnamese(answers.requesterFullName)) {
			findings.push(
				finding(
					'relationToChild',
					'requester.name',
					t(
						'Người yêu cầu khai là cha hoặc mẹ nhưng họ tên khác với phần thông tin cha, mẹ.',
						'The requester is father or mother, but the name differs from that of the parent.',
					),
				),
			);
		}
		return findings;
	},

	checkIdentity({ answers, finding }) {
		return identityFindings(finding, [
			['requesterPersonalId', answers.requesterPersonalId, { birthDate: answers.requesterBirthDate }],
			['motherPersonalId', answers.motherPersonalId, { birthDate: answers.motherBirthDate, gender: 'female' }],
			['fatherPersonalId', answers.fatherPersonalId, { birthDate: answers.fatherBirthDate, gender: 'male' }],
		]);
	},

	assign({ answers, dossier, settings, timeZone, done, fee, t }) {
		const filedOn = localDateOf(dossier.submittedAt, timeZone);
		const late = daysBetween(answers.childBirthDate, filedOn) > IN_TIME_DAYS;
		const lines = [
			{
				label: t('Lệ phí đăng ký khai sinh quá hạn', 'Charge for late registration'),
				quantity: late ? 1 : 0,
				unitVnd: settings.lateRegistration,
			},
			{
				label: t('Phí cấp bản sao Trích lục khai sinh', 'Fee for extract copies'),
				quantity: answers.wantsCopies === true ? (answers.copyCount ?? 0) : 0,
				unitVnd: settings.extractCopy,
			},
		];
		return done('assigned', { patch: { late }, intents: [fee(dueLines(lines))] });
	},

	draftCertificate({ answers, result, dossier, ward, done, finding, renderResult, t }) {
		if (
			result.birthSearch !== 'noRecord' ||
			result.parentsMarriage === undefined ||
			result.parentsMarriage === 'unclear'
		) {
			return done('notExamined', {
				findings: [
					finding(
						'',
						'examination.findings',
						t(
							'Trẻ đã được đăng ký khai sinh hoặc chưa xác định quan hệ hôn nhân của cha mẹ; chưa lập được dự thảo.',
							'The birth is registered already, or the marriage of the parents is unclear; no draft can be made.',
						),
					),
				],
			});
		}
		const certificate = certificateText(answers);
		const data = {
			kind: 'draft',
			wardName: ward.name,
			provinceName: provinceName(ward.provinceCode),
			dossierCode: dossier.code,
			...certificate,
		};
		return done('drafted', { patch: { certificate }, intents: [renderResult(data)] });
	},

	prepareCertificate({ answers, result, dossier, ward, done, finding, renderResult, t }) {
		const { registerNumber, registerBook, registeredOn, childPersonalId, signerOffice, signerName } = result;
		// The text that the citizen has seen, not a new one.
		const certificate = result.certificate as CertificateText | undefined;
		const registered = registerNumber && registerBook && registeredOn && childPersonalId;
		if (!certificate || !registered || !signerOffice || !signerName) {
			throw new Error('prepareCertificate runs after the draft and the entry in the register');
		}
		const declared = { birthDate: answers.childBirthDate, gender: answers.childGender };
		if (identityConflicts(childPersonalId, declared).length > 0) {
			return done('wrongPersonalId', {
				findings: [
					finding(
						'childBirthDate',
						'registration.personalId',
						t(
							'Số định danh {{number}} không khớp với giới tính hoặc năm sinh của trẻ; xin kiểm tra lại trước khi ghi sổ.',
							'The personal id {{number}} does not fit the gender or the year of birth of the child; check before registering.',
							{ number: childPersonalId.number },
						),
					),
				],
			});
		}
		const data = {
			kind: 'certificate',
			wardName: ward.name,
			dossierCode: dossier.code,
			...certificate,
			number: `${registerNumber}/${registeredOn.slice(0, 4)}`,
			registerBook,
			personalId: childPersonalId.number,
			provinceName: provinceName(ward.provinceCode),
			registeredOn: formatDocumentDate(registeredOn),
			signerOffice: signerOfficeLines(signerOffice),
			signerName,
		};
		return done('prepared', { intents: [renderResult(data)] });
	},

	prepareRefusal: refusalHandler(PROCEDURE_NAME),
});
