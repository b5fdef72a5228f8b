import { defineProcedure, field, form, section, step, text, to } from '@motcua/procedure-sdk';

const why = text('Để giải quyết hồ sơ.', 'To work on the dossier.');

/** A procedure of thirty days that asks the citizen, another service and a leader. */
export default defineProcedure({
	code: '9.000002',
	version: '1.0.0',
	publisher: 'motcua',
	name: text('Thủ tục ba mươi ngày', 'Thirty days'),
	summary: text('Thủ tục dùng để thử bộ kiểm thử.', 'A procedure for trying the test kit.'),
	category: text('Khác', 'Other'),
	authority: text('Ủy ban nhân dân phường', 'Ward committee'),
	onlineLevel: 'full',
	timeLimit: { amount: 30, unit: 'working-days' },
	supplementMode: 'restart',
	fee: {
		kind: 'computed',
		note: text('Theo bản.', 'By the copy.'),
		amounts: { perCopy: { label: text('Mỗi bản', 'Per copy'), amountVnd: 3000 } },
	},
	documents: [],
	result: { name: text('Giấy xác nhận', 'Certificate'), template: 'templates/result.typ' },
	legalBasis: [{ text: text('Nghị định 61/2018/NĐ-CP', 'Decree 61/2018/NĐ-CP') }],
	unverified: [],
	capabilities: [
		{ use: 'dossier.read', fields: ['copies', 'fullName'], why },
		{ use: 'result.write', fields: ['total', 'looked', 'standing'], why },
		{ use: 'fee.write', why },
		{ use: 'notify', channels: ['email'], why },
		{ use: 'document.render', templates: ['templates/result.typ'], why },
		{ use: 'http', hosts: ['tracuu.example.vn'], methods: ['GET'], why },
	],
	requester: { fullName: 'fullName', phone: 'phone' },
	subject: 'fullName',
	validates: true,
	forms: {
		application: form({
			title: text('Tờ khai', 'Declaration'),
			sections: {
				main: section({
					title: text('Yêu cầu', 'Request'),
					fields: {
						fullName: field.personName({ label: text('Họ và tên', 'Full name'), required: true }),
						phone: field.phone({ label: text('Điện thoại', 'Phone'), required: true }),
						copies: field.number({ label: text('Số bản', 'Copies'), required: true, min: 1, max: 99 }),
					},
				}),
			},
		}),
		examination: form({
			title: text('Thẩm định', 'Examination'),
			sections: {
				main: section({
					title: text('Kết quả', 'Result'),
					fields: {
						registerNumber: field.text({ label: text('Số vào sổ', 'Number in the register'), required: true }),
					},
				}),
			},
		}),
	},
	messages: {
		asked: {
			subject: text('Phí', 'Fee'),
			body: text('Phí của ông/bà là {{amount}} đồng.', 'Your fee is {{amount}} VND.'),
		},
	},
	flow: {
		start: 'lookUp',
		checks: { countCopies: step.check({ name: text('Kiểm tra số bản', 'Check the copies') }) },
		steps: {
			lookUp: step.auto({
				name: text('Tra cứu', 'Look up'),
				outcomes: {
					found: to('waitForPosting', text('Có', 'Found')),
					unknown: to('refused', text('Không có', 'Unknown')),
				},
			}),
			waitForPosting: step.auto({
				name: text('Niêm yết 20 ngày', 'Posted for 20 days'),
				outcomes: { over: to('confirm', text('Hết thời gian niêm yết', 'Posted')) },
			}),
			confirm: step.citizen({
				name: text('Xác nhận', 'Confirm'),
				question: text('Ông/bà có xác nhận nội dung không?', 'Do you confirm?'),
				outcomes: { yes: to('examine', text('Đồng ý', 'Yes')), no: to('decline', text('Không', 'No')) },
				timeout: { amount: 5, unit: 'working-days', outcome: 'no' },
			}),
			decline: step.auto({
				name: text('Khép lại vì không xác nhận', 'Close what was not confirmed'),
				outcomes: { declined: to('refused', text('Không xác nhận', 'Not confirmed')) },
			}),
			examine: step.human({
				name: text('Thẩm định', 'Examine'),
				role: 'specialist',
				form: 'examination',
				outcomes: {
					sound: to('price', text('Đạt', 'Sound')),
					refused: to('refused', text('Không đạt', 'Not sound'), { needsNote: true }),
				},
			}),
			price: step.auto({ name: text('Tính phí', 'Price'), outcomes: { priced: to('pay', text('Đã tính', 'Priced')) } }),
			pay: step.payment({ name: text('Thu phí', 'Collect'), role: 'cashier', next: 'sign' }),
			sign: step.human({
				name: text('Ký', 'Sign'),
				role: 'leader',
				act: 'sign',
				outcomes: { signed: to('resolved', text('Ký', 'Sign')) },
			}),
		},
	},
});
