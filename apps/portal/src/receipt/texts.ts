import { defineMessages } from '@motcua/ui';

export const vi = {
	title: 'Đã nộp hồ sơ',
	lead: 'Phường đã nhận được hồ sơ của quý vị. Xin giữ mã dưới đây để theo dõi.',
	code: 'Mã hồ sơ tạm',
	copy: 'Chép mã',
	copied: 'Đã chép mã hồ sơ',
	procedure: 'Thủ tục',
	requester: 'Người nộp',
	submittedAt: 'Nộp lúc',
	acceptBy: 'Bộ phận một cửa trả lời trước',
	pdf: 'Tải biên nhận (PDF)',
	follow: 'Theo dõi hồ sơ này',
	qr: 'Mã QR mở trang theo dõi hồ sơ {{ code }}',
	qrHint: 'Quét để theo dõi',
	nextTitle: 'Việc tiếp theo',
	next1: 'Bộ phận một cửa kiểm tra và cấp mã hồ sơ chính thức cùng ngày hẹn trả.',
	next2: 'Nếu thiếu giấy tờ, quý vị sẽ thấy yêu cầu bổ sung ở trang theo dõi.',
	next3: 'Theo dõi bằng mã hồ sơ và số điện thoại hoặc số định danh đã khai.',
	legal: 'Ngày tiếp nhận chính thức là ngày bộ phận một cửa chấp nhận hồ sơ, không phải lúc nộp trực tuyến.',
	goneTitle: 'Biên nhận không còn trên máy này',
	goneText:
		'Để bảo vệ thông tin của quý vị, biên nhận chỉ hiện trong lần truy cập vừa nộp. Quý vị vẫn xem được hồ sơ và tải lại biên nhận ở trang theo dõi.',
	shared: 'Nếu đang dùng máy chung, xin đóng cửa sổ này sau khi tải biên nhận.',
};

/** Texts of the receipt page. */
export const useReceiptText = defineMessages(vi, () => import('./texts.en.ts').then((texts) => texts.en));
