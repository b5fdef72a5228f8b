import { defineProcedure, field, form, section, step, text, to } from '@motcua/procedure-sdk';
import { leaderSigns, requesterFields, requesterPaths, signerFields } from '@motcua/procedure-sdk/catalogues';

/** __CODE__: code counts the fee and prepares the result, a leader signs it. */
export default defineProcedure({
	code: '__CODE__',
	version: '0.1.0',
	publisher: '__PUBLISHER__',
	name: text('__NAME_VI__', '__NAME_EN__'),
	summary: text('Một câu nói thủ tục này để làm gì.', 'One sentence on what this procedure is for.'),
	category: text('Lĩnh vực khác', 'Other'),
	authority: text('Ủy ban nhân dân cấp xã', "Communal People's Committee"),
	onlineLevel: 'full',
	timeLimit: { amount: 3, unit: 'working-days' },
	supplementMode: 'restart',
	fee: {
		kind: 'computed',
		per: 'copy',
		note: text('Tính theo số bản yêu cầu.', 'By the number of copies.'),
		amounts: { perCopy: { label: text('Mỗi bản', 'Per copy'), amountVnd: 8000 } },
	},
	documents: [],
	result: { name: text('Giấy xác nhận', 'Certificate'), template: 'templates/result.typ' },
	legalBasis: [{ text: text('Nghị định 61/2018/NĐ-CP', 'Decree 61/2018/NĐ-CP') }],
	unverified: [
		text(
			'Thời hạn, mức thu và các bước của gói này là mẫu ban đầu, chưa đối chiếu với văn bản pháp luật.',
			'Time limit, amounts and steps are the starting point of a template and were not compared with the law.',
		),
	],
	capabilities: [
		{
			use: 'dossier.read',
			fields: ['requesterFullName', 'copies', 'purpose'],
			why: text('Để tính phí và ghi giấy xác nhận.', 'To count the fee and fill in the certificate.'),
		},
		{
			use: 'result.write',
			fields: ['totalFeeVnd'],
			why: text('Để ghi tổng số tiền phải nộp.', 'To keep the total that is due.'),
		},
		{ use: 'fee.write', why: text('Phí tính theo số bản.', 'The fee follows from the number of copies.') },
		{
			use: 'document.render',
			templates: ['templates/result.typ'],
			why: text('Để lập giấy xác nhận trình ký.', 'To prepare the certificate for signature.'),
		},
	],
	requester: requesterPaths,
	subject: 'requesterFullName',
	validates: true,
	forms: {
		application: form({
			title: text('Tờ khai', 'Declaration'),
			sections: {
				requester: section({ title: text('Người yêu cầu', 'Requester'), fields: { ...requesterFields } }),
				request: section({
					title: text('Nội dung yêu cầu', 'Request'),
					fields: {
						purpose: field.text({ label: text('Mục đích sử dụng', 'Purpose'), required: true, maxLength: 200 }),
						copies: field.number({ label: text('Số bản cần cấp', 'Number of copies'), required: true, min: 1, max: 20 }),
					},
				}),
			},
		}),
		examination: form({
			title: text('Kết quả thẩm định', 'Examination'),
			sections: {
				result: section({ title: text('Người ký giấy xác nhận', 'Signer'), fields: { ...signerFields } }),
			},
		}),
	},
	messages: {},
	flow: {
		start: 'examine',
		checks: {},
		steps: {
			examine: step.human({
				name: text('Thẩm định hồ sơ', 'Examine the dossier'),
				role: 'specialist',
				form: 'examination',
				workingHours: 8,
				outcomes: {
					sound: to('prepare', text('Đủ điều kiện', 'Sound')),
					refused: to('refused', text('Không đủ điều kiện', 'Not eligible'), { needsNote: true }),
				},
			}),
			prepare: step.auto({
				name: text('Tính phí, lập giấy xác nhận', 'Count the fee, prepare the certificate'),
				outcomes: {
					prepared: to('sign', text('Đã lập', 'Prepared')),
				},
			}),
			sign: leaderSigns({ workingHours: 4, signed: 'collectFee', back: 'examine' }),
			collectFee: step.payment({
				name: text('Thu phí', 'Collect the fee'),
				role: 'cashier',
				next: 'resolved',
			}),
		},
	},
});
