import { defineMessages } from '@motcua/ui';

export const vi = {
	title: 'Dịch vụ công trực tuyến',
	heading: 'Nộp hồ sơ trực tuyến tại {{ ward }}',
	lead: 'Nộp tại nhà, theo dõi từng bước, nhận kết quả đúng hẹn.',
	followTitle: 'Theo dõi hồ sơ',
	followText: 'Nhập mã ghi trên biên nhận.',
	code: 'Mã hồ sơ',
	codePlaceholder: 'Ví dụ: TMP-… hoặc H26…',
	codeMissing: 'Xin nhập mã hồ sơ ghi trên biên nhận.',
	follow: 'Xem hồ sơ',
	popular: 'Thủ tục thường gặp',
	all: 'Xem tất cả thủ tục',
	categories: 'Theo lĩnh vực',
	categoryCount: '{{ count }} thủ tục',
	howTitle: 'Nộp hồ sơ như thế nào?',
	how1: 'Chọn thủ tục và xem giấy tờ cần có',
	how2: 'Điền tờ khai từng bước, chụp hoặc tải giấy tờ lên',
	how3: 'Xem lại, nộp và giữ mã hồ sơ',
	how4: 'Theo dõi bằng mã hồ sơ và số điện thoại, nhận kết quả',
};

/** Texts of the home page. */
export const useHomeText = defineMessages(vi, () => import('./texts.en.ts').then((texts) => texts.en));
