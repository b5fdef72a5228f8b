import { defineMessages } from '../i18n/index.ts';

export const vi = {
	drop: 'Kéo tệp vào đây hoặc',
	choose: 'Chọn tệp',
	add: 'Thêm tệp',
	camera: 'Chụp ảnh',
	rules: '{{ types }}, mỗi tệp tối đa {{ size }}, nhiều nhất {{ count }} tệp',
	uploading: 'Đang tải lên {{ name }}: {{ percent }}%',
	done: 'Đã tải lên {{ name }}',
	failed: 'Chưa tải lên được {{ name }}',
	removed: 'Đã xóa {{ name }}',
	removeNamed: 'Xóa {{ name }}',
	retryNamed: 'Tải lại {{ name }}',
	tooLarge: 'Tệp nặng {{ size }}, quá mức cho phép là {{ max }}. Xin chụp lại với độ phân giải thấp hơn hoặc nén tệp.',
	wrongType: 'Loại tệp này không được nhận. Xin dùng {{ types }}.',
	empty: 'Tệp rỗng. Xin chọn tệp khác.',
	tooMany: 'Chỉ được gửi tối đa {{ count }} tệp cho giấy tờ này.',
	list: 'Các tệp đã chọn',
	pages: '{{ count }} trang',
};

/** Texts of choosing and sending files. */
export const useFileText = defineMessages(vi, () => import('./texts.en.ts').then((texts) => texts.en));
