import { defineMessages } from '@motcua/ui';

export const vi = {
	papers: {
		lead: 'Chụp rõ cả bốn góc, không bị lóa. Có thể gửi ảnh hoặc PDF.',
		missing: 'Chưa tải lên giấy tờ này.',
	},
	delivery: {
		question: 'Quý vị muốn nhận kết quả bằng cách nào?',
		counter: 'Tại bộ phận một cửa',
		counterHelp: 'Mang theo biên nhận và giấy tờ tùy thân.',
		publicPost: 'Qua bưu chính công ích',
		publicPostHelp: 'Bưu điện thu cước khi giao.',
		electronic: 'Bản điện tử',
		electronicHelp: 'Tải về tại trang theo dõi hồ sơ khi có kết quả.',
		address: 'Địa chỉ nhận',
		addressHelp: 'Số nhà, đường, phường hoặc xã, tỉnh hoặc thành phố, kèm số điện thoại nếu khác số đã khai.',
		addressMissing: 'Xin nhập địa chỉ nhận kết quả qua bưu chính.',
	},
	review: {
		lead: 'Xin đọc kỹ trước khi nộp. Sau khi nộp, quý vị chỉ sửa được khi bộ phận một cửa yêu cầu bổ sung.',
		checking: 'Đang kiểm tra hồ sơ…',
		findings: 'Hệ thống lưu ý những điểm sau',
		findingsText: 'Quý vị vẫn nộp được; cán bộ tiếp nhận sẽ xem xét.',
		unavailable: 'Chưa chạy được phần kiểm tra riêng của thủ tục. Quý vị vẫn nộp được; cán bộ tiếp nhận sẽ kiểm tra.',
		oath: 'Tôi cam đoan những nội dung khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật về nội dung đã khai.',
		oathMissing: 'Cần đánh dấu vào lời cam đoan trước khi nộp.',
		submit: 'Nộp hồ sơ',
		sending: 'Đang gửi hồ sơ…',
		again: 'Chưa nhận được trả lời, đang gửi lại lần {{ count }}. Hồ sơ không bị nộp hai lần.',
		failed: 'Chưa nộp được hồ sơ',
		openNew: 'Mở tờ khai mới, giữ các câu trả lời còn phù hợp',
		safe: 'Bấm nộp lại là an toàn: hệ thống nhận ra lần nộp này và không tạo hồ sơ thứ hai.',
		delivery: 'Cách nhận kết quả',
	},
};

/** Texts of the steps after the form, fetched with them. */
export const useLaterText = defineMessages(vi, () => import('./later-texts.en.ts').then((texts) => texts.en));
