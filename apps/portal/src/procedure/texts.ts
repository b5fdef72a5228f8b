import { defineMessages } from '@motcua/ui';

export const vi = {
	back: 'Danh mục thủ tục',
	code: 'Mã thủ tục {{ code }}',
	file: 'Nộp hồ sơ',
	overview: 'Tóm tắt',
	limit: 'Thời hạn giải quyết',
	fee: 'Phí, lệ phí',
	benefits: 'Mức được hưởng',
	authority: 'Cơ quan giải quyết',
	result: 'Kết quả',
	level: 'Hình thức',
	full: 'Trực tuyến toàn trình',
	partial: 'Trực tuyến một phần: cần đến bộ phận một cửa ít nhất một lần',
	papers: 'Giấy tờ cần có',
	required: 'Bắt buộc',
	conditional: 'Bắt buộc trong một số trường hợp; biểu mẫu sẽ hỏi',
	optional: 'Nếu có',
	kinds: {
		original: 'Bản chính',
		copy: 'Bản sao',
		certifiedCopy: 'Bản sao chứng thực',
		electronicCopy: 'Bản điện tử',
		declaration: 'Tờ khai',
	},
	givens: {
		upload: 'Tải ảnh chụp hoặc PDF lên',
		shown: 'Xuất trình tại bộ phận một cửa',
		form: 'Điền ngay trên trang này',
	},
	steps: 'Các bước giải quyết',
	officers: 'Người phụ trách',
	legal: 'Căn cứ pháp lý',
	unverifiedTitle: 'Thông tin chưa được kiểm chứng',
	unverifiedText: 'Những điểm sau chưa được đối chiếu với văn bản gốc. Xin hỏi lại bộ phận một cửa nếu cần chắc chắn.',
	closed: 'Phường đang tạm dừng nhận hồ sơ trực tuyến.',
	version: 'Phiên bản {{ version }}',
};

/** Texts of the page of one procedure. */
export const useProcedureText = defineMessages(vi, () => import('./texts.en.ts').then((texts) => texts.en));
