import type { MessageTexts } from '@motcua/procedure-sdk';

/** Texts that the core sends at the turns of every dossier; a package may bring its own under the same id. */
export type CoreMessage =
	| 'submitted'
	| 'received'
	| 'rejected'
	| 'supplementRequested'
	| 'supplementReminder'
	| 'paymentRequested'
	| 'question'
	| 'extended'
	| 'resolved'
	| 'stopped';

const closing = {
	vi: '\n\nTra cứu hồ sơ: {{trackUrl}}\n{{wardName}}\nĐiện thoại: {{wardPhone}}',
	en: '\n\nFollow your dossier: {{trackUrl}}\n{{wardName}}\nPhone: {{wardPhone}}',
};
const greeting = { vi: 'Kính gửi Ông/Bà {{requesterName}},\n\n', en: 'Dear {{requesterName}},\n\n' };

const message = (subject: { vi: string; en: string }, body: { vi: string; en: string }) => ({
	subject,
	body: { vi: greeting.vi + body.vi + closing.vi, en: greeting.en + body.en + closing.en },
});

export const coreMessages = {
	submitted: message(
		{ vi: 'Đã nhận hồ sơ nộp trực tuyến {{code}}', en: 'Your online filing {{code}} has arrived' },
		{
			vi: 'Hệ thống đã nhận hồ sơ “{{procedureName}}” của Ông/Bà, mã tạm {{code}}. Bộ phận Một cửa sẽ kiểm tra và trả lời trước {{acceptanceDueAt}}.',
			en: 'Your dossier “{{procedureName}}” has arrived under the temporary code {{code}}. The desk will check it and answer by {{acceptanceDueAt}}.',
		},
	),
	received: message(
		{ vi: 'Hồ sơ {{code}} đã được tiếp nhận', en: 'Dossier {{code}} was accepted' },
		{
			vi: 'Hồ sơ “{{procedureName}}” của Ông/Bà đã được tiếp nhận, mã hồ sơ {{code}}. Hẹn trả kết quả: {{dueAt}}.',
			en: 'Your dossier “{{procedureName}}” was accepted under the code {{code}}. The result is promised for {{dueAt}}.',
		},
	),
	rejected: message(
		{ vi: 'Hồ sơ {{code}} không được tiếp nhận', en: 'Dossier {{code}} was not accepted' },
		{
			vi: 'Rất tiếc, hồ sơ “{{procedureName}}” của Ông/Bà không được tiếp nhận. Lý do: {{reason}}',
			en: 'We are sorry: your dossier “{{procedureName}}” was not accepted. Reason: {{reason}}',
		},
	),
	supplementRequested: message(
		{ vi: 'Đề nghị bổ sung hồ sơ {{code}}', en: 'Please complete dossier {{code}}' },
		{
			vi: 'Để giải quyết hồ sơ “{{procedureName}}”, đề nghị Ông/Bà bổ sung, hoàn thiện các nội dung sau:\n{{items}}\nLý do: {{reason}}\nHạn bổ sung: {{respondBy}}',
			en: 'To handle your dossier “{{procedureName}}” we need the following from you:\n{{items}}\nReason: {{reason}}\nPlease answer by: {{respondBy}}',
		},
	),
	supplementReminder: message(
		{ vi: 'Nhắc bổ sung hồ sơ {{code}}', en: 'Reminder: please complete dossier {{code}}' },
		{
			vi: 'Hồ sơ “{{procedureName}}” của Ông/Bà đang chờ bổ sung. Hạn bổ sung là {{respondBy}}; quá hạn này, hồ sơ có thể bị dừng giải quyết. Đề nghị Ông/Bà bổ sung tại trang tra cứu hồ sơ hoặc tại Bộ phận Một cửa. Nếu đã bổ sung, xin bỏ qua thư này.',
			en: 'Your dossier “{{procedureName}}” still waits for what we asked you for. Please answer by {{respondBy}}; after that its handling may be stopped. You can answer on the tracking page or at the desk. If you have answered already, please disregard this letter.',
		},
	),
	paymentRequested: message(
		{ vi: 'Đề nghị nộp phí, lệ phí hồ sơ {{code}}', en: 'Fee for dossier {{code}}' },
		{
			vi: 'Hồ sơ “{{procedureName}}” cần nộp phí, lệ phí {{amount}}. Hồ sơ được giải quyết tiếp ngay sau khi nộp.',
			en: 'A fee of {{amount}} is due for your dossier “{{procedureName}}”. Handling goes on as soon as it is paid.',
		},
	),
	question: message(
		{ vi: 'Đề nghị trả lời về hồ sơ {{code}}', en: 'A question about dossier {{code}}' },
		{
			vi: 'Về hồ sơ “{{procedureName}}”: {{question}}\nĐề nghị Ông/Bà trả lời trước {{respondBy}} tại trang tra cứu hồ sơ.',
			en: 'About your dossier “{{procedureName}}”: {{question}}\nPlease answer by {{respondBy}} on the tracking page.',
		},
	),
	extended: message(
		{ vi: 'Xin lỗi và hẹn lại ngày trả kết quả hồ sơ {{code}}', en: 'Apology: a new date for dossier {{code}}' },
		{
			vi: 'Chúng tôi xin lỗi vì chưa thể trả kết quả hồ sơ “{{procedureName}}” đúng hẹn. Lý do: {{reason}}\nNgày hẹn trả kết quả mới: {{dueAt}}.',
			en: 'We apologise: the result of your dossier “{{procedureName}}” will not be ready as promised. Reason: {{reason}}\nThe new date is {{dueAt}}.',
		},
	),
	resolved: message(
		{ vi: 'Hồ sơ {{code}} đã có kết quả', en: 'The result of dossier {{code}} is ready' },
		{
			vi: 'Hồ sơ “{{procedureName}}” của Ông/Bà đã có kết quả. {{next}}',
			en: 'The result of your dossier “{{procedureName}}” is ready. {{next}}',
		},
	),
	stopped: message(
		{ vi: 'Thông báo dừng giải quyết hồ sơ {{code}}', en: 'Handling of dossier {{code}} was stopped' },
		{
			vi: 'Hồ sơ “{{procedureName}}” của Ông/Bà đã dừng giải quyết. Lý do: {{reason}}',
			en: 'Handling of your dossier “{{procedureName}}” was stopped. Reason: {{reason}}',
		},
	),
} as const satisfies MessageTexts & Record<CoreMessage, unknown>;
