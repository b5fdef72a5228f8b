import type { Localised } from '@motcua/domain';

/** Who has to act on a failure; decides how it is drawn. */
export type FailureSide = 'citizen' | 'staff' | 'outside' | 'author' | 'machine' | 'administrator';

interface FailureText {
	readonly side: FailureSide;
	readonly title: Localised;
	readonly advice: Localised;
}

/** What each way for a run not to end well means, kept apart because each asks for another person to act. */
const TEXTS: Readonly<Record<string, FailureText>> = {
	retryable: {
		side: 'outside',
		title: { vi: 'Dịch vụ bên ngoài không trả lời', en: 'An outside service was down' },
		advice: {
			vi: 'Tự thử lại; sau đó chạy lại khi dịch vụ hoạt động.',
			en: 'Tried again by itself; run it again when the service is back.',
		},
	},
	bug: {
		side: 'author',
		title: { vi: 'Lỗi của gói thủ tục', en: 'Fault of the package' },
		advice: {
			vi: 'Báo đơn vị cung cấp kèm lỗi dưới đây; cài bản vá rồi chạy lại.',
			en: 'Tell the publisher with the error below; install the fix, then run it again.',
		},
	},
	cpuLimit: {
		side: 'author',
		title: { vi: 'Vượt giới hạn thời gian xử lý', en: 'Over the limit of processor time' },
		advice: { vi: 'Báo đơn vị cung cấp gói thủ tục.', en: 'Tell the publisher of the package.' },
	},
	wallLimit: {
		side: 'author',
		title: { vi: 'Chạy quá lâu', en: 'Took too long' },
		advice: { vi: 'Báo đơn vị cung cấp gói thủ tục.', en: 'Tell the publisher of the package.' },
	},
	memoryLimit: {
		side: 'author',
		title: { vi: 'Vượt giới hạn bộ nhớ', en: 'Over the limit of memory' },
		advice: { vi: 'Báo đơn vị cung cấp gói thủ tục.', en: 'Tell the publisher of the package.' },
	},
	hostCrash: {
		side: 'machine',
		title: { vi: 'Tiến trình chạy thủ tục bị dừng đột ngột', en: 'The process that runs procedures died' },
		advice: {
			vi: 'Kiểm tra bộ nhớ và nhật ký của máy chủ, rồi chạy lại.',
			en: 'Look at memory and log of the server, then run it again.',
		},
	},
	denied: {
		side: 'administrator',
		title: { vi: 'Yêu cầu quyền chưa được cấp', en: 'Asked for a right that was not granted' },
		advice: {
			vi: 'Xem lại quyền đã cấp cho thủ tục, rồi chạy lại.',
			en: 'Review the granted rights, then run it again.',
		},
	},
	stopped: {
		side: 'administrator',
		title: { vi: 'Không chạy vì bước hoặc phiên bản đang bị dừng', en: 'Did not run: the step or version is stopped' },
		advice: { vi: 'Cho bước chạy lại ở trang phiên bản.', en: 'Let the step run again on the page of versions.' },
	},
	broken: {
		side: 'machine',
		title: { vi: 'Chờ vì gói thủ tục trên đĩa không còn nguyên vẹn', en: 'Waits: the package on disk is not intact' },
		advice: {
			vi: 'Khôi phục gói từ bản sao lưu hoặc cài lại, rồi bỏ cách ly.',
			en: 'Restore the package from a backup or install it again, then lift the quarantine.',
		},
	},
	needInput: {
		side: 'citizen',
		title: { vi: 'Đề xuất người nộp bổ sung', en: 'Proposed that the citizen supplies something' },
		advice: {
			vi: 'Không phải lỗi: công chức xác nhận yêu cầu bổ sung.',
			en: 'Not a fault: staff confirm the supplement request.',
		},
	},
	refuse: {
		side: 'staff',
		title: { vi: 'Đề xuất từ chối theo quy định', en: 'Proposed a lawful refusal' },
		advice: { vi: 'Không phải lỗi: công chức quyết định.', en: 'Not a fault: staff decide.' },
	},
};

/** The words for a class of failure; an unknown one shows its code. */
export const failureText = (failure: string): FailureText =>
	TEXTS[failure] ?? {
		side: 'administrator',
		title: { vi: failure, en: failure },
		advice: { vi: 'Xem nhật ký của máy chủ.', en: 'See the log of the server.' },
	};
