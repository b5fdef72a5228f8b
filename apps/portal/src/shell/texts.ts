import { defineMessages } from '@motcua/ui';

export const vi = {
	brand: 'Dịch vụ công trực tuyến',
	home: 'Trang chủ',
	procedures: 'Thủ tục',
	follow: 'Theo dõi hồ sơ',
	nav: 'Các trang chính',
	demo: 'Hệ thống chạy thử: hồ sơ nộp ở đây không có giá trị pháp lý.',
	closed: 'Phường đang tạm dừng nhận hồ sơ trực tuyến. Quý vị có thể nộp trực tiếp tại bộ phận một cửa.',
	hours: 'Giờ tiếp nhận',
	contact: 'Liên hệ',
	phone: 'Điện thoại',
	footer: 'Bộ phận Tiếp nhận và Trả kết quả',
	notFoundTitle: 'Không có trang này',
	notFoundText:
		'Đường dẫn có thể đã cũ hoặc bị gõ nhầm. Quý vị có thể tìm thủ tục hoặc tra cứu hồ sơ từ các trang dưới đây.',
	crashTitle: 'Trang này gặp lỗi',
	crashText: 'Xin tải lại trang. Bản nháp đã lưu trên máy này không bị mất.',
	outdatedText: 'Trang web vừa được cập nhật. Xin tải lại để dùng bản mới; bản nháp đã lưu trên máy này không bị mất.',
	reload: 'Tải lại trang',
};

/** Texts around the pages: header, footer, wrong addresses, faults. */
export const useShellText = defineMessages(vi, () => import('./texts.en.ts').then((texts) => texts.en));
