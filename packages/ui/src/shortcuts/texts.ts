import { defineMessages } from '../i18n/index.ts';

export const vi = {
	title: 'Phím tắt',
	open: 'Xem các phím tắt',
	enabled: 'Dùng phím tắt một chữ',
	enabledHelp: 'Tắt đi nếu quý vị dùng phần mềm nhập bằng giọng nói.',
	after: 'rồi',
};

/** Texts of the help for keyboard shortcuts. */
export const useShortcutText = defineMessages(vi, () => import('./texts.en.ts').then((texts) => texts.en));
