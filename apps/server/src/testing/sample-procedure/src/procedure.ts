import { defineProcedure, field, form, section, step, text, to } from '@motcua/procedure-sdk';

const why = text('Để thử mọi loại bước.', 'To try every kind of step.');

/** What the automatic step shall do: the tests choose. */
export const moods = ['fine', 'flaky', 'broken', 'greedy', 'endless', 'waits', 'asks', 'refuses'] as const;

const application = form({
	title: text('Tờ khai thử', 'Sample declaration'),
	sections: {
		requester: section({
			title: text('Người yêu cầu', 'Requester'),
			fields: {
				fullName: field.personName({ label: text('Họ và tên', 'Full name'), required: true }),
				phone: field.phone({ label: text('Điện thoại', 'Phone'), required: true }),
				email: field.email({ label: text('Thư điện tử', 'E-mail') }),
				identity: field.identityNumber({ label: text('Số định danh', 'Identity number') }),
				residence: field.address({ label: text('Nơi cư trú', 'Residence') }),
			},
		}),
		request: section({
			title: text('Nội dung', 'Request'),
			fields: {
				copies: field.number({ label: text('Số bản', 'Copies'), required: true, min: 1, max: 50 }),
				mood: field.choice({
					label: text('Kiểu chạy', 'Mood'),
					required: true,
					options: moods.map((value) => ({ value, label: text(value, value) })),
				}),
				proof: field.file({ label: text('Giấy tờ kèm theo', 'Proof'), accept: ['pdf', 'jpeg'], maxFiles: 3 }),
			},
		}),
	},
	rules: [
		{
			id: 'many',
			test: 'copies < 20',
			severity: 'warning',
			message: text('Yêu cầu nhiều bản.', 'Many copies are asked for.'),
		},
	],
});

const examination = form({
	title: text('Phiếu thẩm định', 'Examination'),
	sections: {
		examination: section({
			title: text('Thẩm định', 'Examination'),
			fields: { opinion: field.text({ label: text('Ý kiến', 'Opinion'), required: true }) },
		}),
	},
});

/** One step of every kind, in the order in which they usually stand. */
export default defineProcedure({
	code: '9.000001',
	version: '1.0.0',
	publisher: 'motcua',
	name: text('Thủ tục thử', 'Sample procedure'),
	summary: text('Đi qua mọi loại bước của quy trình.', 'Goes through every kind of step.'),
	category: text('Kiểm thử', 'Testing'),
	authority: text('Ủy ban nhân dân phường', 'Ward committee'),
	onlineLevel: 'full',
	timeLimit: { amount: 3, unit: 'working-days' },
	supplementMode: 'restart',
	fee: {
		kind: 'computed',
		note: text('Theo số bản.', 'By the copy.'),
		amounts: { perCopy: { label: text('Mỗi bản', 'Per copy'), amountVnd: 2000 } },
	},
	documents: [
		{
			key: 'declaration',
			name: text('Tờ khai', 'Declaration'),
			kind: 'declaration',
			required: true,
			quantity: 1,
			given: 'form',
		},
		{
			key: 'proof',
			name: text('Giấy tờ chứng minh', 'Proof'),
			kind: 'copy',
			required: false,
			requiredWhen: 'copies > 10',
			quantity: 1,
		},
		{
			key: 'identityCard',
			name: text('Thẻ căn cước (xuất trình)', 'Identity card (shown)'),
			kind: 'original',
			required: true,
			quantity: 1,
			given: 'shown',
		},
	],
	result: { name: text('Giấy xác nhận thử', 'Sample certificate'), template: 'templates/certificate.typ' },
	legalBasis: [{ text: text('Không có: thủ tục thử', 'None: a sample') }],
	unverified: [],
	capabilities: [
		{ use: 'dossier.read', fields: ['fullName', 'copies', 'mood'], why },
		{ use: 'result.write', fields: ['certificateNumber'], why },
		{ use: 'fee.write', why },
		{ use: 'notify', channels: ['email'], why },
		{ use: 'document.render', templates: ['templates/certificate.typ'], why },
	],
	requester: { fullName: 'fullName', phone: 'phone', email: 'email', identity: 'identity', residence: 'residence' },
	subject: "fullName + ': ' + string(copies) + ' bản'",
	validates: true,
	forms: { application, examination },
	messages: {
		priced: {
			subject: text('Lệ phí hồ sơ {{code}}', 'Fee of dossier {{code}}'),
			body: text('Lệ phí: {{amount}} đồng.', 'Fee: {{amount}} VND.'),
		},
	},
	flow: {
		start: 'price',
		checks: { checkCopies: step.check({ name: text('Kiểm tra số bản', 'Check the copies') }) },
		steps: {
			price: step.auto({
				name: text('Tính lệ phí', 'Compute the fee'),
				timeoutMs: 1000,
				outcomes: { priced: to('pay', text('Đã tính', 'Priced')), free: to('examine', text('Miễn phí', 'Free')) },
			}),
			pay: step.payment({ name: text('Thu lệ phí', 'Collect the fee'), role: 'cashier', next: 'examine' }),
			examine: step.human({
				name: text('Thẩm định', 'Examine'),
				role: 'specialist',
				field: 'justice',
				form: 'examination',
				workingHours: 4,
				outcomes: {
					approve: to('draft', text('Đồng ý', 'Approve')),
					deny: to('refused', text('Từ chối', 'Deny'), { needsNote: true }),
				},
			}),
			draft: step.auto({
				name: text('Lập dự thảo', 'Draft'),
				outcomes: { drafted: to('confirm', text('Đã lập', 'Drafted')) },
			}),
			confirm: step.citizen({
				name: text('Người nộp xác nhận', 'Applicant confirms'),
				question: text('Nội dung dự thảo đã đúng chưa?', 'Is the draft right?'),
				outcomes: {
					yes: to('sign', text('Đúng', 'Yes')),
					no: to('examine', text('Chưa đúng', 'No'), { needsNote: true }),
				},
				timeout: { amount: 2, unit: 'working-days', outcome: 'yes' },
			}),
			sign: step.human({
				name: text('Ký', 'Sign'),
				role: 'leader',
				act: 'sign',
				outcomes: {
					signed: to('issue', text('Ký', 'Sign')),
					back: to('examine', text('Trả lại', 'Send back'), { needsNote: true }),
				},
			}),
			issue: step.human({
				name: text('Đóng dấu, phát hành', 'Seal and issue'),
				role: 'clerk',
				outcomes: { issued: to('resolved', text('Phát hành', 'Issue')) },
			}),
		},
	},
});
