import type { FormFinding } from '@motcua/procedure-sdk';
import { defineHandlers } from '@motcua/procedure-sdk';
import {
	dueLines,
	identityFindings,
	receptionDate,
	refusalHandler,
	signerOfficeLines,
} from '@motcua/procedure-sdk/catalogues';
import { describeAddress, foldVietnamese, placeAndDate } from '@motcua/procedure-sdk/formats';
import { type CopyText, copyText } from './copy-text.ts';
import type procedure from './procedure.ts';

const PROCEDURE_NAME = 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh';

const samePerson = (one: string, other: string): boolean => foldVietnamese(one) === foldVietnamese(other);

/** Of dates that may lack day or month, only what both have is compared. */
function isBefore(date: string | undefined, other: string): boolean {
	if (date === undefined) return false;
	const known = Math.min(date.length, other.length);
	return date.slice(0, known) < other.slice(0, known);
}

export default defineHandlers<typeof procedure>({
	validate({ answers, finding, t }) {
		const findings: FormFinding[] = [];
		if (answers.relationToSubject === 'self' && !samePerson(answers.requesterFullName, answers.subjectFullName)) {
			findings.push(
				finding(
					'subjectFullName',
					'subject.name',
					t(
						'Ông/Bà khai là người được cấp bản sao nhưng hai họ tên khác nhau. Nếu đã đổi tên, xin ghi tên như trong Sổ hộ tịch và mang giấy tờ chứng minh.',
						'The requester is the person of the entry, but the names differ. After a change of name give the one in the register and bring proof.',
					),
				),
			);
		}
		if (answers.eventType === 'birth' && isBefore(answers.registeredDate, answers.subjectBirthDate)) {
			findings.push(
				finding(
					'registeredDate',
					'registered.early',
					t(
						'Ngày đăng ký khai sinh trước ngày sinh; xin kiểm tra lại.',
						'The birth was registered before it; please check.',
					),
				),
			);
		}
		return findings;
	},

	checkIdentity({ answers, finding, t }) {
		return identityFindings(
			finding,
			[
				['requesterPersonalId', answers.requesterPersonalId, { birthDate: answers.requesterBirthDate }],
				['subjectPersonalId', answers.subjectPersonalId, { birthDate: answers.subjectBirthDate }],
			],
			t(
				'Số định danh không khớp với năm sinh đã khai. Đề nghị đối chiếu giấy tờ.',
				'The personal id does not fit the declared year of birth. Compare the papers.',
			),
		);
	},

	priceCopies({ answers, result, settings, done, fee, finding, t }) {
		const { entryFullName, entryKind } = result;
		const fits = entryFullName !== undefined && samePerson(entryFullName, answers.subjectFullName);
		if (entryKind !== answers.eventType || !(fits || result.differenceExplained === true)) {
			return done('otherPerson', {
				findings: [
					finding(
						'subjectFullName',
						'entry.differs',
						t(
							'Sổ ghi “{{found}}”, tờ khai ghi “{{declared}}”; hoặc loại việc hộ tịch khác nhau. Nếu đúng người, xin đánh dấu đã đối chiếu.',
							'The register says "{{found}}", the declaration "{{declared}}", or the kinds differ. If it is the same person, tick that you have made sure.',
							{ found: entryFullName ?? '…', declared: answers.subjectFullName },
						),
					),
				],
			});
		}
		const line = {
			label: t('Phí cấp bản sao trích lục hộ tịch', 'Fee for extract copies'),
			quantity: answers.copyCount,
			unitVnd: settings.extractCopy,
		};
		return done('priced', { intents: [fee(dueLines([line]))] });
	},

	draftCopy({ answers, result, dossier, ward, done, renderResult }) {
		const copy = copyText(result, answers.copyKind === 'certificate');
		if (copy === null) throw new Error('draftCopy runs after an entry was found');
		const data = { kind: 'draft', wardName: ward.name, dossierCode: dossier.code, ...copy, numbers: [0] };
		return done('drafted', { patch: { copy }, intents: [renderResult(data)] });
	},

	prepareCopies({ answers, result, dossier, ward, timeZone, done, finding, renderResult, t }) {
		// The text that the requester has seen, not a new one.
		const copy = result.copy as CopyText | undefined;
		const { firstCopyNumber, copiesIssuedOn, signerOffice, signerName } = result;
		if (!copy || !firstCopyNumber || !copiesIssuedOn || !signerOffice || !signerName) {
			throw new Error('prepareCopies runs after the draft and the entry in the book of copies');
		}
		if (copiesIssuedOn < receptionDate(dossier, timeZone)) {
			return done('wrongDate', {
				findings: [
					finding(
						'',
						'issue.date',
						t('Ngày cấp bản sao trước ngày tiếp nhận hồ sơ.', 'The copies are dated before the dossier was received.'),
					),
				],
			});
		}
		const copyNumbers = Array.from({ length: answers.copyCount }, (_, index) => firstCopyNumber + index);
		const data = {
			kind: 'copies',
			wardName: ward.name,
			dossierCode: dossier.code,
			...copy,
			numbers: copyNumbers,
			year: copiesIssuedOn.slice(0, 4),
			placeDate: placeAndDate(ward.name, copiesIssuedOn),
			electronic: answers.resultDelivery === 'electronic',
			signerOffice: signerOfficeLines(signerOffice),
			signerName,
		};
		return done('prepared', { patch: { copyNumbers }, intents: [renderResult(data)] });
	},

	arrangeDelivery({ answers, done }) {
		if (answers.resultDelivery !== 'post') return done('handOver');
		const postTo = answers.deliveryAddress ? describeAddress(answers.deliveryAddress, 'vi') : '';
		return done('post', { patch: { postTo: `${answers.requesterFullName}, ${postTo}` } });
	},

	prepareRefusal: refusalHandler(PROCEDURE_NAME),
});
