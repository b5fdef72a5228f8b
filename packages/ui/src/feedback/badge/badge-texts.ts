import { defineMessages } from '../../i18n/index.ts';

export const vi = {
	status: {
		registered: 'Mới đăng ký',
		received: 'Được tiếp nhận',
		rejected: 'Không được tiếp nhận',
		processing: 'Đang xử lý',
		supplementRequested: 'Yêu cầu bổ sung giấy tờ',
		paymentRequested: 'Yêu cầu nộp phí, lệ phí',
		withdrawn: 'Công dân rút hồ sơ',
		stopped: 'Dừng xử lý',
		resolved: 'Đã xử lý xong',
		returned: 'Đã trả kết quả',
	},
	timing: {
		onTrack: 'Trong hạn',
		dueToday: 'Đến hạn hôm nay',
		overdue: 'Quá hạn',
		early: 'Trước hạn',
		onTime: 'Đúng hạn',
		late: 'Trễ hạn',
	},
};

/** Names of the statuses, as the national portal writes them, and of how a due date stands. */
export const useBadgeText = defineMessages(vi, () => import('./badge-texts.en.ts').then((texts) => texts.en));
