import { text } from '@motcua/procedure-sdk';
import { letter } from '@motcua/procedure-sdk/catalogues';

/** Texts that say more than the core's own at the same turn. */
export const messages = {
	received: {
		subject: text('Hồ sơ khai sinh {{code}} đã được tiếp nhận', 'Dossier {{code}} was accepted'),
		body: letter(
			'Hồ sơ đăng ký khai sinh của Ông/Bà đã được tiếp nhận, mã hồ sơ {{code}}. Hẹn trả kết quả: {{dueAt}}. Nếu cần nơi khác xác nhận quan hệ hôn nhân của cha mẹ, thời hạn kéo dài thêm không quá 03 ngày làm việc.',
			"Your dossier for birth registration was accepted under the code {{code}}. The result is promised for {{dueAt}}. If another commune must confirm the parents' marriage, at most 3 working days are added.",
		),
	},
	supplementRequested: {
		subject: text('Đề nghị bổ sung hồ sơ khai sinh {{code}}', 'Please complete dossier {{code}}'),
		body: letter(
			'Để đăng ký khai sinh, đề nghị Ông/Bà bổ sung, hoàn thiện:\n{{items}}\nLý do: {{reason}}\nHạn bổ sung: {{respondBy}}',
			'To register the birth we need:\n{{items}}\nReason: {{reason}}\nPlease answer by: {{respondBy}}',
		),
	},
	question: {
		subject: text(
			'Đề nghị xác nhận bản dự thảo Giấy khai sinh, hồ sơ {{code}}',
			'Please check the draft, dossier {{code}}',
		),
		body: letter(
			'{{question}}\nĐề nghị Ông/Bà kiểm tra và trả lời trước {{respondBy}} tại trang tra cứu hồ sơ. Quá thời gian này mà không có ý kiến, bản dự thảo được coi là đúng.',
			'{{question}}\nPlease check and answer by {{respondBy}} on the tracking page. Without an answer the draft counts as right.',
		),
	},
	rejected: {
		subject: text('Hồ sơ khai sinh {{code}} không được tiếp nhận', 'Dossier {{code}} was not accepted'),
		body: letter(
			'Rất tiếc, hồ sơ đăng ký khai sinh của Ông/Bà không được tiếp nhận. Lý do: {{reason}}',
			'We are sorry: your dossier for birth registration was not accepted. Reason: {{reason}}',
		),
	},
	resolved: {
		subject: text('Hồ sơ khai sinh {{code}} đã có kết quả', 'The result of dossier {{code}} is ready'),
		body: letter(
			'Hồ sơ đăng ký khai sinh của Ông/Bà đã có kết quả. {{next}} Khi nhận Giấy khai sinh, xin kiểm tra nội dung và ký vào Sổ đăng ký khai sinh.',
			'Your dossier for birth registration has its result. {{next}} When you collect the certificate, please check it and sign the register.',
		),
	},
} as const;
