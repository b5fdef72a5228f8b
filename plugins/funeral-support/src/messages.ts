import { text } from '@motcua/procedure-sdk';
import { letter } from '@motcua/procedure-sdk/catalogues';

/** Texts that say more than the core's own at the same turn. */
export const messages = {
	received: {
		subject: text('Hồ sơ hỗ trợ chi phí mai táng {{code}} đã được tiếp nhận', 'Dossier {{code}} was accepted'),
		body: letter(
			'Chúng tôi xin chia buồn cùng gia đình. Hồ sơ đề nghị hỗ trợ chi phí mai táng của Ông/Bà đã được tiếp nhận, mã hồ sơ {{code}}. Hẹn trả kết quả: {{dueAt}}. Ông/Bà không phải nộp khoản phí nào.',
			'Please accept our condolences. Your application for support with the cost of the funeral was accepted under the code {{code}}. The result is promised for {{dueAt}}. Nothing is to be paid.',
		),
	},
	supplementRequested: {
		subject: text('Đề nghị bổ sung hồ sơ {{code}}', 'Please complete dossier {{code}}'),
		body: letter(
			'Để giải quyết hỗ trợ chi phí mai táng, đề nghị Ông/Bà bổ sung:\n{{items}}\nLý do: {{reason}}\nHạn bổ sung: {{respondBy}}',
			'To decide on the support we need:\n{{items}}\nReason: {{reason}}\nPlease answer by: {{respondBy}}',
		),
	},
	question: {
		subject: text('Đề nghị chọn lại cách nhận tiền, hồ sơ {{code}}', 'Please choose how to be paid, dossier {{code}}'),
		body: letter(
			'{{question}}\nĐề nghị Ông/Bà trả lời trước {{respondBy}} tại trang tra cứu hồ sơ. Quá thời gian này, tiền được chi bằng tiền mặt tại trụ sở Ủy ban nhân dân.',
			'{{question}}\nPlease answer by {{respondBy}} on the tracking page. After that the money is paid in cash at the office.',
		),
	},
	rejected: {
		subject: text('Hồ sơ {{code}} không được tiếp nhận', 'Dossier {{code}} was not accepted'),
		body: letter(
			'Rất tiếc, hồ sơ đề nghị hỗ trợ chi phí mai táng của Ông/Bà không được tiếp nhận. Lý do: {{reason}}',
			'We are sorry: your application for support was not accepted. Reason: {{reason}}',
		),
	},
	resolved: {
		subject: text('Hồ sơ hỗ trợ chi phí mai táng {{code}} đã có kết quả', 'The result of dossier {{code}} is ready'),
		body: letter(
			'Hồ sơ đề nghị hỗ trợ chi phí mai táng của Ông/Bà đã có kết quả. {{next}}',
			'Your application for support has its result. {{next}}',
		),
	},
} as const;
