/** A small procedure that uses every part of the builders; shared by the tests of this package. */
import { defineProcedure, field, form, section, step, text, to } from '../src/index.ts';

export const application = form({
	title: text('Tờ khai cấp bản sao', 'Request for copies'),
	sections: {
		requester: section({
			title: text('Người yêu cầu', 'Requester'),
			fields: {
				requester: field.person({
					label: text('Người yêu cầu', 'Requester'),
					required: true,
					ask: ['birthDate', 'personalId'],
				}),
				phone: field.phone({ label: text('Điện thoại', 'Phone'), required: true }),
				email: field.email({ label: text('Thư điện tử', 'E-mail') }),
			},
		}),
		papers: section({
			title: text('Giấy tờ', 'Papers'),
			fields: {
				copies: field.number({ label: text('Số bản', 'Copies'), required: true, min: 1, max: 50 }),
				purpose: field.choice({
					label: text('Mục đích', 'Purpose'),
					required: true,
					options: [
						{ value: 'work', label: text('Xin việc', 'Work') },
						{ value: 'study', label: text('Học tập', 'Study') },
					],
				}),
				school: field.text({ label: text('Trường', 'School'), required: true, visibleWhen: "purpose == 'study'" }),
				note: field.static({ label: text('Mang theo bản chính.', 'Bring the original.') }),
				pages: field.group({
					label: text('Từng giấy tờ', 'Each paper'),
					itemLabel: text('Giấy tờ', 'Paper'),
					required: true,
					fields: {
						title: field.text({ label: text('Tên', 'Title'), required: true }),
						count: field.number({ label: text('Số trang', 'Pages'), required: true }),
					},
				}),
			},
		}),
		delivery: section({
			title: text('Nhận kết quả', 'Delivery'),
			visibleWhen: 'copies > 0',
			fields: { address: field.address({ label: text('Địa chỉ', 'Address'), required: true }) },
		}),
	},
});

export const examination = form({
	title: text('Phiếu thẩm định', 'Examination'),
	sections: {
		examination: section({
			title: text('Thẩm định', 'Examination'),
			fields: { opinion: field.text({ label: text('Ý kiến', 'Opinion'), required: true }) },
		}),
	},
});

const why = text('Để tính lệ phí và in kết quả.', 'To compute the fee and to print the result.');

export const sample = defineProcedure({
	code: '2.000815',
	version: '1.0.0',
	publisher: 'motcua',
	name: text('Cấp bản sao', 'Issue copies'),
	summary: text('Cấp bản sao giấy tờ.', 'Issues copies of papers.'),
	category: text('Chứng thực', 'Certification'),
	authority: text('Ủy ban nhân dân phường', 'Ward committee'),
	onlineLevel: 'full',
	timeLimit: { amount: 2, unit: 'working-days' },
	supplementMode: 'restart',
	fee: {
		kind: 'computed',
		note: text('Theo trang.', 'By the page.'),
		amounts: { perPage: { label: text('Mỗi trang', 'Per page'), amountVnd: 2000 } },
	},
	documents: [],
	result: { name: text('Bản sao', 'Copy'), template: 'templates/result.typ' },
	legalBasis: [{ text: text('Nghị định 23/2015/NĐ-CP', 'Decree 23/2015') }],
	unverified: [],
	capabilities: [
		{ use: 'dossier.read', fields: ['copies', 'purpose', 'school', 'pages'], why },
		{ use: 'result.write', fields: ['total'], why },
		{ use: 'fee.write', why },
		{ use: 'notify', channels: ['email'], why },
	],
	requester: { fullName: 'requester.fullName', phone: 'phone', email: 'email' },
	subject: 'requester.fullName',
	validates: true,
	forms: { application, examination },
	messages: { priced: { subject: text('Lệ phí', 'Fee'), body: text('Lệ phí: {{amount}}', 'Fee: {{amount}}') } },
	flow: {
		start: 'price',
		checks: { checkPages: step.check({ name: text('Kiểm tra số trang', 'Check the pages') }) },
		steps: {
			price: step.auto({
				name: text('Tính lệ phí', 'Compute the fee'),
				outcomes: { priced: to('pay', text('Đã tính', 'Priced')), free: to('examine', text('Miễn phí', 'Free')) },
			}),
			pay: step.payment({ name: text('Thu lệ phí', 'Collect the fee'), role: 'cashier', next: 'examine' }),
			examine: step.human({
				name: text('Thẩm định', 'Examine'),
				role: 'specialist',
				field: 'justice',
				form: 'examination',
				outcomes: {
					approve: to('confirm', text('Đồng ý', 'Approve')),
					deny: to('refused', text('Từ chối', 'Deny'), { needsNote: true }),
				},
			}),
			confirm: step.citizen({
				name: text('Người dân xác nhận', 'Citizen confirms'),
				question: text('Thông tin đã đúng chưa?', 'Is this right?'),
				outcomes: { yes: to('resolved', text('Đúng', 'Yes')), no: to('examine', text('Chưa đúng', 'No')) },
				timeout: { amount: 2, unit: 'working-days', outcome: 'yes' },
			}),
		},
	},
});
