import { text } from '@motcua/procedure-sdk';
import { letter } from '@motcua/procedure-sdk/catalogues';

/** Texts that say more than the core's own at the same turn. */
export const messages = {
	received: {
		subject: text('Giấy biên nhận hồ sơ đăng ký hộ kinh doanh {{code}}', 'Your application {{code}} was accepted'),
		body: letter(
			'Hồ sơ đăng ký hộ kinh doanh của Ông/Bà đã được tiếp nhận, mã hồ sơ {{code}}. Hẹn trả kết quả: {{dueAt}} (03 ngày làm việc kể từ ngày nhận hồ sơ hợp lệ).',
			'Your application was accepted under the code {{code}}. The result is promised for {{dueAt}} (3 working days from a valid dossier).',
		),
	},
	supplementRequested: {
		subject: text('Đề nghị sửa đổi, bổ sung hồ sơ {{code}}', 'Please complete application {{code}}'),
		body: letter(
			'Hồ sơ đăng ký hộ kinh doanh chưa hợp lệ. Đề nghị Ông/Bà sửa đổi, bổ sung:\n{{items}}\nLý do: {{reason}}\nHạn bổ sung: {{respondBy}}',
			'The application is not valid yet. Please change or add:\n{{items}}\nReason: {{reason}}\nPlease answer by: {{respondBy}}',
		),
	},
	paymentRequested: {
		subject: text('Đề nghị nộp lệ phí, hồ sơ {{code}}', 'Please pay the charge of {{code}}'),
		body: letter(
			'Hồ sơ đăng ký hộ kinh doanh của Ông/Bà đã được xem xét. Đề nghị nộp lệ phí {{amount}} để được cấp Giấy chứng nhận.',
			'Your application has been examined. Please pay the charge of {{amount}}; the certificate is then issued.',
		),
	},
	rejected: {
		subject: text('Hồ sơ {{code}} không được tiếp nhận', 'Application {{code}} was not accepted'),
		body: letter(
			'Rất tiếc, hồ sơ đăng ký hộ kinh doanh của Ông/Bà không được tiếp nhận. Lý do: {{reason}}',
			'We are sorry: your application was not accepted. Reason: {{reason}}',
		),
	},
	resolved: {
		subject: text('Hồ sơ đăng ký hộ kinh doanh {{code}} đã có kết quả', 'The result of {{code}} is ready'),
		body: letter(
			'Hồ sơ đăng ký hộ kinh doanh của Ông/Bà đã có kết quả. {{next}} Với ngành, nghề có điều kiện, chỉ được hoạt động khi đã bảo đảm đủ điều kiện.',
			'Your application has its result. {{next}} Lines that need a permission may start only when it is there.',
		),
	},
} as const;
