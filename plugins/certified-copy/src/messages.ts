import { text } from '@motcua/procedure-sdk';
import { letter } from '@motcua/procedure-sdk/catalogues';

/** Texts that say more than the core's own at the same turn. */
export const messages = {
	submitted: {
		subject: text('Đã nhận yêu cầu chứng thực bản sao {{code}}', 'Your request to certify copies {{code}} has arrived'),
		body: letter(
			'Hệ thống đã nhận yêu cầu chứng thực bản sao của Ông/Bà, mã tạm {{code}}. Xin mang đầy đủ bản chính đến Bộ phận Một cửa để đối chiếu; hồ sơ chỉ được tiếp nhận khi có bản chính.',
			'Your request to certify copies has arrived under the temporary code {{code}}. Please bring all originals to the desk: the dossier can be accepted only when they are there.',
		),
	},
	received: {
		subject: text('Hồ sơ chứng thực {{code}} đã được tiếp nhận', 'Dossier {{code}} was accepted'),
		body: letter(
			'Hồ sơ chứng thực bản sao của Ông/Bà đã được tiếp nhận, mã hồ sơ {{code}}. Hẹn trả kết quả: {{dueAt}}. Hồ sơ tiếp nhận sau 15 giờ được trả trong ngày làm việc tiếp theo.',
			'Your dossier was accepted under the code {{code}}. The result is promised for {{dueAt}}. Dossiers accepted after 15:00 are ready on the next working day.',
		),
	},
	supplementRequested: {
		subject: text('Đề nghị bổ sung hồ sơ chứng thực {{code}}', 'Please complete dossier {{code}}'),
		body: letter(
			'Để chứng thực bản sao, đề nghị Ông/Bà bổ sung:\n{{items}}\nLý do: {{reason}}\nHạn bổ sung: {{respondBy}}',
			'To certify your copies we need:\n{{items}}\nReason: {{reason}}\nPlease answer by: {{respondBy}}',
		),
	},
	rejected: {
		subject: text('Yêu cầu chứng thực {{code}} không được tiếp nhận', 'Request {{code}} was not accepted'),
		body: letter(
			'Rất tiếc, yêu cầu chứng thực bản sao của Ông/Bà không được tiếp nhận. Lý do: {{reason}}',
			'We are sorry: your request to certify copies was not accepted. Reason: {{reason}}',
		),
	},
	paymentRequested: {
		subject: text('Phí chứng thực hồ sơ {{code}}', 'Certification fee for dossier {{code}}'),
		body: letter(
			'Bản sao của Ông/Bà đã được chứng thực. Phí chứng thực: {{amount}}. Ông/Bà nhận bản sao ngay sau khi nộp phí.',
			'Your copies are certified. The fee is {{amount}}. You receive the copies as soon as it is paid.',
		),
	},
	resolved: {
		subject: text('Hồ sơ chứng thực {{code}} đã có kết quả', 'The result of dossier {{code}} is ready'),
		body: letter(
			'Hồ sơ chứng thực bản sao của Ông/Bà đã giải quyết xong. {{next}} Khi đến nhận, xin mang theo giấy tiếp nhận hồ sơ.',
			'Your dossier is done. {{next}} Please bring the reception slip when you come.',
		),
	},
} as const;
