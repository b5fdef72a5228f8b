import { defineMessages } from '@motcua/ui';

export const vi = {
	title: 'Thủ tục hành chính',
	lead: 'Tìm theo tên, không cần gõ dấu.',
	search: 'Tìm thủ tục',
	searchPlaceholder: 'Ví dụ: khai sinh, xac nhan hon nhan',
	submit: 'Tìm',
	category: 'Lĩnh vực',
	allCategories: 'Tất cả lĩnh vực',
	found: 'Tìm thấy {{ count }} thủ tục',
	none: 'Không có thủ tục nào khớp',
	noneText: 'Thử ít từ hơn, hoặc bỏ chọn lĩnh vực. Thủ tục chưa có ở đây vẫn có thể nộp trực tiếp tại bộ phận một cửa.',
	clear: 'Xóa điều kiện tìm',
	empty: 'Phường chưa công bố thủ tục trực tuyến nào',
	emptyText: 'Quý vị có thể nộp hồ sơ trực tiếp tại bộ phận một cửa.',
	limit: 'Thời hạn',
	fee: 'Lệ phí',
	full: 'Trực tuyến toàn trình',
	partial: 'Trực tuyến một phần',
};

/** Texts of the catalogue, and of the procedure cards that the home page shows, too. */
export const useCatalogueText = defineMessages(vi, () => import('./texts.en.ts').then((texts) => texts.en));
