import { defineProcedure, text } from '@motcua/procedure-sdk';
import { leaderRefusalForm, requesterPaths } from '@motcua/procedure-sdk/catalogues';
import { application } from './application/application-form.ts';
import { flow } from './flow.ts';
import { messages } from './messages.ts';
import { decision, examination, insuranceAnswer, insuranceLetter, payment } from './staff-forms.ts';

/** 1.001731, support with the cost of a funeral: five working days, no fee, an amount by group that the ward pays out. */
export default defineProcedure({
	code: '1.001731',
	version: '1.0.0',
	publisher: 'motcua',
	name: text(
		'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội',
		'Funeral support for social-protection beneficiaries',
	),
	summary: text(
		'Chi tiền hỗ trợ mai táng cho gia đình, cá nhân, tổ chức đứng ra mai táng người đang hưởng trợ cấp xã hội. 05 ngày làm việc, không thu phí.',
		'Pays support to who held the funeral of a beneficiary of social protection. 5 working days, free of charge.',
	),
	category: text('Bảo trợ xã hội', 'Social protection'),
	authority: text('Chủ tịch Ủy ban nhân dân cấp xã', "Chair of the communal People's Committee"),
	onlineLevel: 'full',
	timeLimit: {
		amount: 5,
		unit: 'working-days',
		note: text('05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.', '5 working days from a complete dossier.'),
	},
	supplementMode: 'restart',
	fee: {
		kind: 'free',
		note: text('Không thu phí, lệ phí.', 'No fee.'),
		amounts: {
			monthlyAllowance: {
				label: text(
					'Người đang hưởng trợ cấp xã hội hằng tháng (20 lần mức chuẩn 540.000 đồng, chưa đối chiếu)',
					'Who received the monthly allowance (20 times 540,000 VND, unverified)',
				),
				amountVnd: 10_800_000,
				benefit: true,
			},
			singleParentChild: {
				label: text(
					'Con của người đơn thân nghèo đang nuôi con (chưa đối chiếu)',
					'Child of a poor single parent (unverified)',
				),
				amountVnd: 10_800_000,
				benefit: true,
			},
			elderlyOtherPension: {
				label: text(
					'Người từ đủ 80 tuổi đang hưởng trợ cấp hằng tháng khác (chưa đối chiếu)',
					'Who is 80 or more, with another monthly pension (unverified)',
				),
				amountVnd: 10_800_000,
				benefit: true,
			},
		},
	},
	documents: [
		{
			key: 'declaration',
			name: text(
				'Tờ khai đề nghị hỗ trợ chi phí mai táng, Mẫu số 04 (hoặc biểu mẫu điện tử)',
				'Declaration, form 04 (or e-form)',
			),
			kind: 'declaration',
			required: true,
			quantity: 1,
			given: 'form',
		},
		{
			key: 'deathCertificate',
			name: text('Bản sao Giấy chứng tử / Trích lục khai tử', 'Copy of the death certificate'),
			kind: 'copy',
			required: true,
			quantity: 1,
		},
		{
			key: 'pensionStopDecision',
			name: text(
				'Bản sao quyết định hoặc danh sách thôi hưởng trợ cấp bảo hiểm xã hội, trợ cấp khác (người từ đủ 80 tuổi)',
				'Decision ending the other pension (80 and more)',
			),
			kind: 'copy',
			required: false,
			quantity: 1,
			requiredWhen: "deceasedGroup == 'elderlyOtherPension'",
		},
	],
	result: {
		name: text('Quyết định hỗ trợ chi phí mai táng', 'Decision on funeral support'),
		template: 'templates/result.typ',
	},
	legalBasis: [
		{ text: text('Nghị định 20/2021/NĐ-CP (Điều 11)', 'Decree 20/2021/NĐ-CP, art. 11'), until: '2026-10-04' },
		{ text: text('Nghị định 335/2026/NĐ-CP (Điều 11)', 'Decree 335/2026/NĐ-CP, art. 11'), from: '2026-10-05' },
	],
	unverified: [
		text(
			'Mức hỗ trợ 10.800.000 đồng của cả ba nhóm (tối thiểu 20 lần mức chuẩn 540.000 đồng) chỉ là giá trị ban đầu; tỉnh, thành phố có thể quy định cao hơn. Mức của Nghị định 335/2026/NĐ-CP chưa được đối chiếu.',
			'10,800,000 VND for all three groups (at least 20 times 540,000) is a starting value only; provinces may give more. The amount of decree 335/2026/NĐ-CP is not verified.',
		),
		text(
			'Ba nhóm đối tượng và quy tắc chỉ hưởng một mức cao nhất theo Điều 11 Nghị định 20/2021/NĐ-CP, theo hiểu biết chung.',
			'The three groups and the rule of the highest amount are those of decree 20/2021 art. 11, from general knowledge.',
		),
		text(
			'Việc Nghị định 335/2026/NĐ-CP thay thế Nghị định 20/2021/NĐ-CP từ 05/10/2026 chưa được đối chiếu toàn văn.',
			'That decree 335/2026 replaces decree 20/2021 from 05/10/2026 is not compared with the full text.',
		),
		text(
			'Các trường, các bước nội bộ và mẫu Quyết định là mô hình của gói này; việc hỏi cơ quan bảo hiểm xã hội được làm bằng văn bản.',
			'Fields, internal steps and the form of the decision are a model of this package; social insurance is asked by letter.',
		),
	],
	capabilities: [
		{
			use: 'dossier.read',
			fields: [
				'requesterFullName',
				'requesterPersonalId',
				'requesterResidence',
				'funeralOrganizer',
				'deceasedFullName',
				'deceasedBirthDate',
				'deceasedGender',
				'deceasedPersonalId',
				'deceasedResidence',
				'deathDate',
				'deceasedGroup',
				'otherSupportVnd',
				'payoutMethod',
				'bankName',
				'bankAccount',
				'accountHolder',
			],
			why: text(
				'Để tính mức hỗ trợ, kiểm tra tài khoản và ghi Quyết định.',
				'To compute the support, check the account and write the decision.',
			),
		},
		{
			use: 'result.write',
			fields: ['proposedVnd', 'supportVnd', 'decisionText', 'paidVnd'],
			why: text('Để ghi mức hỗ trợ và nội dung dự thảo Quyết định.', 'To keep the amount and the text of the draft.'),
		},
		{
			use: 'document.render',
			templates: ['templates/result.typ'],
			why: text(
				'Để lập dự thảo, Quyết định hoặc thông báo từ chối.',
				'To prepare the draft, the decision or a refusal.',
			),
		},
	],
	requester: requesterPaths,
	subject: 'deceasedFullName',
	validates: true,
	forms: {
		application,
		examination,
		insuranceLetter,
		insuranceAnswer,
		decision,
		payment,
		refusal: leaderRefusalForm,
	},
	messages,
	flow,
});
