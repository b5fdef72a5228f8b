import type { Localised } from '@motcua/domain';

const titles: Readonly<Record<string, Localised>> = {
	'ward.setUp': { vi: 'Thiết lập phường', en: 'Ward set up' },
	'staff.created': { vi: 'Tạo tài khoản cán bộ', en: 'Staff account created' },
	'staff.updated': { vi: 'Sửa thông tin, vai trò cán bộ', en: 'Staff changed' },
	'staff.passwordReset': { vi: 'Đặt lại mật khẩu cán bộ', en: 'Password reset' },
	'procedure.installed': { vi: 'Cài đặt thủ tục', en: 'Procedure installed' },
	'procedure.configured': { vi: 'Cấu hình thủ tục', en: 'Procedure configured' },
	'procedure.published': { vi: 'Công bố thủ tục', en: 'Procedure published' },
	'procedure.unpublished': { vi: 'Ngừng công bố thủ tục', en: 'Procedure unpublished' },
	'package.staged': { vi: 'Đưa gói thủ tục lên để xem xét', en: 'Package handed in for inspection' },
	'package.discarded': { vi: 'Bỏ gói thủ tục chưa cài', en: 'Package discarded before installation' },
	'package.repaired': { vi: 'Khôi phục gói thủ tục bị hỏng', en: 'Broken package restored' },
	'trust.added': { vi: 'Thêm khóa nhà phát hành', en: 'Publisher’s key added' },
	'trust.revoked': { vi: 'Thu hồi khóa nhà phát hành', en: 'Publisher’s key revoked' },
	'calendar.saved': { vi: 'Sửa lịch làm việc', en: 'Calendar changed' },
	'settings.saved': { vi: 'Sửa cài đặt của phường', en: 'Settings changed' },
	'job.retried': { vi: 'Chạy lại việc bị lỗi trong hàng đợi', en: 'Failed job run again' },
	'job.promoted': { vi: 'Cho việc hẹn giờ chạy ngay', en: 'Delayed job run at once' },
	'job.removed': { vi: 'Bỏ việc khỏi hàng đợi', en: 'Job removed from the queue' },
	'job.queuePaused': { vi: 'Tạm dừng hàng đợi', en: 'Queue paused' },
	'job.queueResumed': { vi: 'Cho hàng đợi chạy tiếp', en: 'Queue resumed' },
	'job.actFailed': { vi: 'Hàng đợi không nhận thao tác vừa ghi', en: 'The queue refused the act noted before' },
	'job.runAgain': { vi: 'Chạy lại bước tự động thất bại', en: 'Failed run of a step done again' },
	'job.runNow': { vi: 'Cho bước tự động chạy ngay', en: 'Run of a step brought forward' },
	'job.intentRetried': { vi: 'Thử lại việc bị dừng', en: 'Given-up item tried again' },
	'job.intentsRetried': { vi: 'Thử lại mọi việc bị dừng', en: 'All given-up items tried again' },
	'dossier.read': { vi: 'Xem hồ sơ', en: 'Dossier read' },
	'dossier.tracked': { vi: 'Công dân tra cứu hồ sơ', en: 'Dossier opened by the citizen' },
	'dossier.slipPrinted': { vi: 'In biểu mẫu của hồ sơ', en: 'Slip of a dossier printed' },
	'dossier.fileRead': { vi: 'Tải tệp của hồ sơ', en: 'File of a dossier read' },
};

/** What an entry of the audit log says; an unknown action shows its code. */
export const actTitle = (action: string): Localised => titles[action] ?? { vi: action, en: action };
