import { defineMessages } from '@motcua/ui';

export const useText = defineMessages(
	{
		title: 'Tra cứu hồ sơ',
		label: 'Mã hồ sơ, họ tên, số điện thoại',
		help: 'Gõ không dấu cũng được: “nguyen thi huong”, “0912…”, “H26.352-261123”.',
		none: 'Không tìm thấy hồ sơ nào',
		noneText: 'Thử ít chữ hơn, hoặc kiểm tra lại mã hồ sơ.',
		start: 'Gõ ít nhất hai ký tự để tìm.',
		col: { code: 'Mã hồ sơ', who: 'Người nộp', procedure: 'Thủ tục', at: 'Ngày nộp', status: 'Trạng thái' },
		results: 'Kết quả tra cứu',
	},
	{
		title: 'Search dossiers',
		label: 'Code, name, phone',
		help: 'Marks are not needed: “nguyen thi huong”, “0912…”, “H26.352-261123”.',
		none: 'No dossier found',
		noneText: 'Try fewer letters, or check the code.',
		start: 'Type at least two characters.',
		col: { code: 'Code', who: 'Requester', procedure: 'Procedure', at: 'Filed', status: 'Status' },
		results: 'Results',
	},
);
