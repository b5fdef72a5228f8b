import { defineMessages } from '@motcua/ui';

export const useText = defineMessages(
	{
		title: 'Nhật ký',
		lead: 'Ai đã làm gì, khi nào. Nhật ký chỉ ghi thêm; mỗi dòng được móc với dòng trước bằng mã băm.',
		caption: 'Các việc đã ghi, mới nhất trước',
		none: 'Chưa có việc nào được ghi',
		more: '(xem thêm)',
		col: { at: 'Thời điểm', who: 'Người làm', what: 'Việc', target: 'Đối tượng' },
	},
	{
		title: 'Audit log',
		lead: 'Who did what, and when. Entries are only ever added; each is chained to the one before by a hash.',
		caption: 'What was recorded, newest first',
		none: 'Nothing was recorded yet',
		more: '(more)',
		col: { at: 'When', who: 'Who', what: 'What', target: 'On' },
	},
);
