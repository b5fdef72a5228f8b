import { defineMessages } from '../i18n/index.ts';

export const vi = {
	open: 'Mở danh sách',
	clear: 'Xóa lựa chọn',
	none: 'Không có mục nào khớp',
	placeholder: 'Gõ để tìm',
	results: '{{ count }} mục',
};

/** Texts of the combobox. */
export const useComboboxText = defineMessages(vi, () => import('./texts.en.ts').then((texts) => texts.en));
