import { text } from '@motcua/procedure-sdk';
import { letter } from '@motcua/procedure-sdk/catalogues';

/** Texts that say more than the core's own at the same turn, and what the family is told at the end. */
export const messages = {
	received: {
		subject: text('Hồ sơ khai tử {{code}} đã được tiếp nhận', 'Dossier {{code}} was accepted'),
		body: letter(
			'Chúng tôi xin chia buồn cùng gia đình. Hồ sơ đăng ký khai tử của Ông/Bà đã được tiếp nhận, mã hồ sơ {{code}}. Hẹn trả kết quả: {{dueAt}}. Hồ sơ tiếp nhận sau 15 giờ được trả trong ngày làm việc tiếp theo; nếu cần xác minh, thời hạn không quá 03 ngày làm việc.',
			'Please accept our condolences. Your dossier for death registration was accepted under the code {{code}}. The result is promised for {{dueAt}}. Dossiers accepted after 15:00 are ready on the next working day; when something must be verified it takes 3 working days at most.',
		),
	},
	supplementRequested: {
		subject: text('Đề nghị bổ sung hồ sơ khai tử {{code}}', 'Please complete dossier {{code}}'),
		body: letter(
			'Để đăng ký khai tử, đề nghị Ông/Bà bổ sung, hoàn thiện:\n{{items}}\nLý do: {{reason}}\nHạn bổ sung: {{respondBy}}',
			'To register the death we need:\n{{items}}\nReason: {{reason}}\nPlease answer by: {{respondBy}}',
		),
	},
	question: {
		subject: text(
			'Đề nghị xác nhận bản dự thảo Trích lục khai tử, hồ sơ {{code}}',
			'Please check the draft, dossier {{code}}',
		),
		body: letter(
			'{{question}}\nĐề nghị Ông/Bà kiểm tra và trả lời trước {{respondBy}} tại trang tra cứu hồ sơ. Quá thời gian này mà không có ý kiến, bản dự thảo được coi là đúng.',
			'{{question}}\nPlease check and answer by {{respondBy}} on the tracking page. Without an answer the draft counts as right.',
		),
	},
	rejected: {
		subject: text('Hồ sơ khai tử {{code}} không được tiếp nhận', 'Dossier {{code}} was not accepted'),
		body: letter(
			'Rất tiếc, hồ sơ đăng ký khai tử của Ông/Bà không được tiếp nhận. Lý do: {{reason}}',
			'We are sorry: your dossier for death registration was not accepted. Reason: {{reason}}',
		),
	},
	resolved: {
		subject: text('Hồ sơ khai tử {{code}} đã có kết quả', 'The result of dossier {{code}} is ready'),
		body: letter(
			'Hồ sơ đăng ký khai tử của Ông/Bà đã có kết quả. {{next}}',
			'Your dossier for death registration has its result. {{next}}',
		),
	},
	nextSteps: {
		subject: text('Những việc cần làm sau khi khai tử, hồ sơ {{code}}', 'What comes next, dossier {{code}}'),
		body: letter(
			'Việc khai tử của Ông/Bà {{deceased}} đã được ghi vào Sổ hộ tịch. Thông tin cư trú và giấy tờ tùy thân của người đã mất được cập nhật theo dữ liệu hộ tịch, gia đình không phải làm thủ tục riêng. Nếu người đã mất đang hưởng trợ cấp xã hội hằng tháng, gia đình có thể nộp hồ sơ hỗ trợ chi phí mai táng tại phường, xã.',
			'The death of {{deceased}} is entered in the register. Residence and identity papers follow the civil-status data; the family need not file anything for them. If the deceased received a monthly social allowance, the family may apply for support with the cost of the funeral.',
		),
	},
	cardMissing: {
		subject: text(
			'Đề nghị nộp lại giấy tờ của người đã mất, hồ sơ {{code}}',
			'Please hand in the papers, dossier {{code}}',
		),
		body: letter(
			'Việc khai tử của Ông/Bà {{deceased}} đã được ghi vào Sổ hộ tịch. Nếu tìm thấy thẻ căn cước, hộ chiếu của người đã mất, xin gia đình nộp lại tại Bộ phận Một cửa. Nếu người đã mất đang hưởng trợ cấp xã hội hằng tháng, gia đình có thể nộp hồ sơ hỗ trợ chi phí mai táng tại phường, xã.',
			'The death of {{deceased}} is entered in the register. Should the identity card or passport be found, please hand it in at the desk. If the deceased received a monthly social allowance, the family may apply for support with the cost of the funeral.',
		),
	},
} as const;
