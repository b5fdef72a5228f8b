import { text } from '@motcua/procedure-sdk';
import { letter } from '@motcua/procedure-sdk/catalogues';

/** Texts that say more than the core's own at the same turn. */
export const messages = {
	received: {
		subject: text('Hồ sơ cấp bản sao hộ tịch {{code}} đã được tiếp nhận', 'Dossier {{code}} was accepted'),
		body: letter(
			'Hồ sơ xin cấp bản sao trích lục hộ tịch của Ông/Bà đã được tiếp nhận, mã hồ sơ {{code}}. Hẹn trả kết quả: {{dueAt}}. Hồ sơ tiếp nhận sau 15 giờ được trả trong ngày làm việc tiếp theo.',
			'Your request for extract copies was accepted under the code {{code}}. The result is promised for {{dueAt}}. Dossiers accepted after 15:00 are ready on the next working day.',
		),
	},
	supplementRequested: {
		subject: text('Đề nghị bổ sung thông tin tra cứu, hồ sơ {{code}}', 'Please complete dossier {{code}}'),
		body: letter(
			'Để tra cứu và cấp bản sao, đề nghị Ông/Bà bổ sung:\n{{items}}\nLý do: {{reason}}\nHạn bổ sung: {{respondBy}}',
			'To find the entry and issue the copies we need:\n{{items}}\nReason: {{reason}}\nPlease answer by: {{respondBy}}',
		),
	},
	question: {
		subject: text('Đề nghị xem bản dự thảo, hồ sơ {{code}}', 'Please look at the draft, dossier {{code}}'),
		body: letter(
			'{{question}}\nĐề nghị Ông/Bà xem và trả lời trước {{respondBy}} tại trang tra cứu hồ sơ. Quá thời gian này mà không có ý kiến, bản dự thảo được coi là đúng.',
			'{{question}}\nPlease look and answer by {{respondBy}} on the tracking page. Without an answer the draft counts as right.',
		),
	},
	rejected: {
		subject: text('Hồ sơ {{code}} không được tiếp nhận', 'Dossier {{code}} was not accepted'),
		body: letter(
			'Rất tiếc, hồ sơ xin cấp bản sao trích lục hộ tịch của Ông/Bà không được tiếp nhận. Lý do: {{reason}}',
			'We are sorry: your request for extract copies was not accepted. Reason: {{reason}}',
		),
	},
	resolved: {
		subject: text('Bản sao trích lục hộ tịch, hồ sơ {{code}}, đã có', 'The copies of dossier {{code}} are ready'),
		body: letter(
			'Bản sao trích lục hộ tịch của Ông/Bà đã có. {{next}} Bản sao có giá trị như bản chính trong giao dịch, trừ trường hợp pháp luật có quy định khác.',
			'Your extract copies are ready. {{next}} A copy may be used in place of the original unless the law says otherwise.',
		),
	},
} as const;
