import { text } from '@motcua/procedure-sdk';
import { letter } from '@motcua/procedure-sdk/catalogues';

/** Texts that say more than the core's own at the same turn. */
export const messages = {
	received: {
		subject: text('Hồ sơ {{code}} đã được tiếp nhận', 'Dossier {{code}} was accepted'),
		body: letter(
			'Hồ sơ cấp Giấy xác nhận tình trạng hôn nhân của Ông/Bà đã được tiếp nhận, mã hồ sơ {{code}}. Hẹn trả kết quả: {{dueAt}}. Nếu cần xác minh tại nơi Ông/Bà từng cư trú, thời gian chờ trả lời không tính vào thời hạn và chúng tôi sẽ thông báo ngày hẹn mới.',
			'Your dossier for a marital-status certificate was accepted under the code {{code}}. The result is promised for {{dueAt}}. If a place where you lived before must be asked, the time of waiting does not count and you will be told the new date.',
		),
	},
	supplementRequested: {
		subject: text('Đề nghị bổ sung hồ sơ {{code}}', 'Please complete dossier {{code}}'),
		body: letter(
			'Để cấp Giấy xác nhận tình trạng hôn nhân, đề nghị Ông/Bà bổ sung, hoàn thiện:\n{{items}}\nLý do: {{reason}}\nHạn bổ sung: {{respondBy}}\nThời hạn giải quyết được tính lại từ khi nhận đủ hồ sơ.',
			'To issue your marital-status certificate we need:\n{{items}}\nReason: {{reason}}\nPlease answer by: {{respondBy}}\nThe time limit starts again when the dossier is complete.',
		),
	},
	question: {
		subject: text('Đề nghị xác nhận bản dự thảo, hồ sơ {{code}}', 'Please check the draft, dossier {{code}}'),
		body: letter(
			'{{question}}\nĐề nghị Ông/Bà kiểm tra và trả lời trước {{respondBy}} tại trang tra cứu hồ sơ. Quá thời gian này mà không có ý kiến, bản dự thảo được coi là đúng.',
			'{{question}}\nPlease check and answer by {{respondBy}} on the tracking page. Without an answer the draft counts as right.',
		),
	},
	rejected: {
		subject: text('Hồ sơ {{code}} không được tiếp nhận', 'Dossier {{code}} was not accepted'),
		body: letter(
			'Rất tiếc, hồ sơ cấp Giấy xác nhận tình trạng hôn nhân của Ông/Bà không được tiếp nhận. Lý do: {{reason}}',
			'We are sorry: your dossier for a marital-status certificate was not accepted. Reason: {{reason}}',
		),
	},
	resolved: {
		subject: text('Hồ sơ {{code}} đã có kết quả', 'The result of dossier {{code}} is ready'),
		body: letter(
			'Hồ sơ cấp Giấy xác nhận tình trạng hôn nhân của Ông/Bà đã có kết quả. {{next}} Giấy xác nhận có giá trị 06 tháng kể từ ngày cấp hoặc đến khi tình trạng hôn nhân thay đổi.',
			'Your dossier for a marital-status certificate has its result. {{next}} A certificate is valid for 6 months from its date or until the status changes.',
		),
	},
} as const;
