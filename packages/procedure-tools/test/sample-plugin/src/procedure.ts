import { defineProcedure, field, form, section, step, text, to } from '@motcua/procedure-sdk';

const why = text('Để tính phí và in kết quả.', 'To compute the fee and print the result.');

export default defineProcedure({
	code: '9.000001',
	version: '1.2.0',
	publisher: 'motcua',
	name: text('Cấp bản sao mẫu', 'Sample copies'),
	summary: text('Thủ tục dùng để thử công cụ.', 'A procedure for trying the tools.'),
	category: text('Chứng thực', 'Certification'),
	authority: text('Ủy ban nhân dân phường', 'Ward committee'),
	onlineLevel: 'full',
	timeLimit: { amount: 2, unit: 'working-days' },
	supplementMode: 'restart',
	fee: {
		kind: 'computed',
		note: text('Theo bản.', 'By the copy.'),
		amounts: { perCopy: { label: text('Mỗi bản', 'Per copy'), amountVnd: 3000 } },
	},
	documents: [
		{
			key: 'original',
			name: text('Bản chính', 'Original'),
			kind: 'original',
			required: true,
			quantity: 1,
			requiredWhen: 'copies > 1',
		},
	],
	result: { name: text('Bản sao', 'Copy'), template: 'templates/result.typ' },
	legalBasis: [{ text: text('Nghị định 23/2015/NĐ-CP', 'Decree 23/2015/NĐ-CP') }],
	unverified: [],
	capabilities: [
		{ use: 'dossier.read', fields: ['copies', 'fullName'], why },
		{ use: 'result.write', fields: ['total'], why },
		{ use: 'fee.write', why },
		{ use: 'notify', channels: ['email'], why },
		{ use: 'document.render', templates: ['templates/result.typ'], why },
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
						original: field.file({ label: text('Ảnh bản chính', 'Picture of the original'), accept: ['jpeg'] }),
					},
				}),
			},
		}),
	},
	messages: {
		priced: { subject: text('Phí', 'Fee'), body: text('Phí của ông/bà: {{amount}}', 'Your fee: {{amount}}') },
	},
	flow: {
		start: 'price',
		checks: { checkCopies: step.check({ name: text('Kiểm tra số bản', 'Check the copies') }) },
		steps: {
			price: step.auto({
				name: text('Tính phí', 'Compute the fee'),
				outcomes: {
					priced: to('pay', text('Đã tính', 'Priced')),
					tooMany: to('refused', text('Quá nhiều', 'Too many')),
				},
			}),
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
