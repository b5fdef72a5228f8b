import { defineHandlers } from '@motcua/procedure-sdk';
import { dueLines, identityFindings, refusalHandler, signerOfficeLines } from '@motcua/procedure-sdk/catalogues';
import {
	describeAddress,
	describeGender,
	formatDate,
	formatDocumentDate,
	formatNumber,
	formatPhone,
	placeAndDate,
	provinceName,
	vndInWords,
} from '@motcua/procedure-sdk/formats';
import { correctLines, type Industry, isKnownDivision, permissionNeeded, repeatedLines } from './industries.ts';
import { ownerOf } from './owner.ts';
import type procedure from './procedure.ts';

const PROCEDURE_NAME = 'Đăng ký thành lập hộ kinh doanh';

const laterOf = (one: string, other: string): string => (Temporal.PlainDate.compare(one, other) < 0 ? other : one);

export default defineHandlers<typeof procedure>({
	validate({ answers, finding, t }) {
		const { industries: lines, householdMembers = [] } = answers;
		const twice = repeatedLines(lines).map((index) =>
			finding(
				`industries[${index}].industryCode`,
				'industries.twice',
				t('Mã ngành {{code}} đã ghi ở mục trên.', 'The code {{code}} stands above already.', {
					code: lines[index]?.industryCode ?? '',
				}),
			),
		);
		const unknown = lines.flatMap((line, index) =>
			isKnownDivision(line.industryCode)
				? []
				: [
						finding(
							`industries[${index}].industryCode`,
							'industries.division',
							t(
								'Không có ngành cấp hai {{division}} trong Hệ thống ngành kinh tế Việt Nam; xin kiểm tra mã.',
								'The classification has no division {{division}}; please check the code.',
								{ division: line.industryCode.slice(0, 2) },
							),
						),
					],
		);
		const numbers = householdMembers.map((member) => member.memberPersonalId.number);
		const ownerMissing = householdMembers.length > 0 && !numbers.includes(ownerOf(answers).personalId);
		const members = ownerMissing
			? [
					finding(
						'householdMembers',
						'members.owner',
						t('Danh sách thành viên chưa có chủ hộ kinh doanh.', 'The owner is not among the members.'),
					),
				]
			: [];
		const sameMember = numbers.flatMap((number, index) =>
			numbers.indexOf(number) < index
				? [
						finding(
							`householdMembers[${index}].memberPersonalId`,
							'members.twice',
							t('Thành viên này đã ghi ở trên.', 'This member is named above already.'),
						),
					]
				: [],
		);
		return [...twice, ...unknown, ...members, ...sameMember];
	},

	checkIdentity({ answers, finding, t }) {
		const owner = ownerOf(answers);
		const path = answers.ownerIsRequester === 'yes' ? 'requesterPersonalId' : 'ownerPersonalId';
		const identity = { kind: 'personalId', number: owner.personalId } as const;
		return identityFindings(
			finding,
			[[path, identity, { birthDate: owner.birthDate, gender: answers.ownerGender }]],
			t(
				'Số định danh của chủ hộ không khớp với năm sinh hoặc giới tính đã khai. Đề nghị đối chiếu giấy tờ.',
				"The owner's personal id does not fit the declared year of birth or gender. Compare the papers.",
			),
		);
	},

	checkName({ answers, dossier, settings, done, fee, finding, t }) {
		const amount = dossier.channel === 'online' ? settings.registrationOnline : settings.registrationAtDesk;
		const label = t('Lệ phí đăng ký hộ kinh doanh', 'Charge for registering a household business');
		const remarks = answers.industries.flatMap((line, index) => {
			const what = permissionNeeded(line.industryCode);
			if (what === undefined) return [];
			return [
				finding(
					`industries[${index}].industryCode`,
					'industries.permission',
					t(
						'Ngành {{code}} ({{vi}}) có điều kiện: nhắc chủ hộ bảo đảm điều kiện trước khi hoạt động.',
						'Line {{code}} ({{en}}) needs a permission: remind the owner to have it before starting.',
						{ code: line.industryCode, ...what },
					),
				),
			];
		});
		const intents = [fee(dueLines([{ label, quantity: 1, unitVnd: amount }]))];
		return remarks.length > 0 ? done('remarkable', { findings: remarks, intents }) : done('clear', { intents });
	},

	taxExchange({ answers, result, done, finding, t }) {
		if (result.nameSearch !== 'unique' || result.ownerFree !== 'yes') {
			return done('notExamined', {
				findings: [
					finding(
						'businessName',
						'examination.findings',
						t(
							'Tên hộ kinh doanh bị trùng hoặc chủ hộ đã có hộ kinh doanh khác; hồ sơ chưa thể đi tiếp.',
							'The name is taken or the owner has another business; the dossier cannot go on.',
						),
					),
				],
			});
		}
		const registeredLines = correctLines(answers.industries, result.lineCorrections ?? []);
		if (registeredLines === null) {
			return done('unknownLine', {
				findings: [
					finding(
						'industries',
						'corrections.lineNumber',
						t(
							'Phần ghi lại mã nhắc đến mục không có trong {{count}} ngành, nghề đã khai, hoặc nhắc một mục hai lần.',
							'A correction names a line that is not among the {{count}} declared, or names one twice.',
							{ count: answers.industries.length },
						),
					),
				],
			});
		}
		return done('exchanged', { patch: { registeredLines, taxCode: ownerOf(answers).personalId } });
	},

	writeCertificate({ answers, result, dossier, ward, done, finding, renderResult, t }) {
		const { businessCode, certifiedOn, signerOffice, signerName, taxCode } = result;
		const lines = result.registeredLines as readonly Industry[] | undefined;
		if (!lines || !businessCode || !certifiedOn || !signerOffice || !signerName)
			throw new Error('writeCertificate runs after taxExchange and the entry of the code');
		if (businessCode !== taxCode) {
			return done('wrongCode', {
				findings: [
					finding(
						'ownerPersonalId',
						'numbering.code',
						t(
							'Mã số {{code}} khác mã số thuế {{tax}} của chủ hộ; xin kiểm tra lại.',
							'The code {{code}} is not the tax code {{tax}} of the owner; please check.',
							{ code: businessCode, tax: String(taxCode) },
						),
					),
				],
			});
		}
		const owner = ownerOf(answers);
		const data = {
			kind: 'certificate',
			wardName: ward.name,
			provinceName: provinceName(ward.provinceCode),
			dossierCode: dossier.code,
			code: businessCode,
			firstRegistered: formatDocumentDate(certifiedOn),
			placeDate: placeAndDate(ward.name, certifiedOn),
			businessName: `Hộ kinh doanh ${answers.ownName}`,
			address: describeAddress(answers.businessAddress, 'vi'),
			phone: formatPhone(answers.businessPhone),
			email: answers.businessEmail ?? '',
			lines: lines.map(({ industryCode, industryName, isMain }) => ({
				code: industryCode,
				name: industryName,
				main: isMain === true,
			})),
			capital: formatNumber(answers.capitalVnd),
			capitalWords: vndInWords(answers.capitalVnd),
			founder: answers.ownerType === 'household' ? 'Các thành viên hộ gia đình' : 'Cá nhân',
			owner: {
				fullName: owner.fullName,
				birthDate: formatDate(owner.birthDate),
				gender: describeGender(answers.ownerGender, 'vi'),
				personalId: owner.personalId,
				residence: describeAddress(owner.residence, 'vi'),
			},
			members: (answers.householdMembers ?? []).map((member) => ({
				fullName: member.memberFullName,
				birthDate: formatDate(member.memberBirthDate),
				personalId: member.memberPersonalId.number,
				share: formatNumber(member.memberShareVnd),
			})),
			startDate: formatDate(laterOf(answers.startDate, certifiedOn)),
			signerOffice: signerOfficeLines(signerOffice),
			signerName,
		};
		return done('written', { intents: [renderResult(data)] });
	},

	prepareRefusal: refusalHandler(PROCEDURE_NAME),
});
