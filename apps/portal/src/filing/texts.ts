import { defineMessages } from '@motcua/ui';

export const vi = {
	title: 'Nộp hồ sơ',
	back: 'Thông tin thủ tục',
	steps: 'Các bước nộp hồ sơ',
	closed: 'Phường đang tạm dừng nhận hồ sơ trực tuyến. Quý vị có thể nộp trực tiếp tại bộ phận một cửa.',
	later: {
		papers: 'Giấy tờ kèm theo',
		delivery: 'Nhận kết quả',
		review: 'Xem lại và nộp',
	},
	uploading: 'Xin chờ tải xong các tệp rồi bấm “Tiếp tục”.',
	draft: {
		saved: 'Đã tự lưu bản nháp trên máy này lúc {{ at }}.',
		saving: 'Bản nháp được tự lưu trên máy này khi quý vị điền.',
		off: 'Không lưu bản nháp. Đóng trang là mất những gì đã điền.',
		shared: 'Nếu dùng máy chung hoặc máy công cộng, xin tắt tự lưu hoặc xóa bản nháp khi rời đi.',
		turnOff: 'Không lưu trên máy này',
		turnOn: 'Bật tự lưu',
		clear: 'Xóa bản nháp',
		clearTitle: 'Xóa bản nháp này?',
		clearText: 'Mọi nội dung đã điền và các tệp đã chọn cho hồ sơ này sẽ mất khỏi máy này.',
		foundTitle: 'Quý vị có bản nháp đang dở',
		foundText: 'Lưu trên máy này lúc {{ at }}.',
		resume: 'Điền tiếp',
		restart: 'Bắt đầu lại từ đầu',
		updated: 'Biểu mẫu đã được cập nhật sau khi quý vị lưu bản nháp. Xin xem lại các câu trả lời.',
		filesExpired: 'Các tệp tải lên từ hôm trước đã hết hạn lưu tạm. Xin tải lại giấy tờ.',
	},
};

/** Texts of filing, from the first step to the last. */
export const useFilingText = defineMessages(vi, () => import('./texts.en.ts').then((texts) => texts.en));
