import type { SameKeys } from '../i18n/index.ts';
import type { vi } from './texts.ts';

export const en: SameKeys<typeof vi> = {
	title: 'Keyboard shortcuts',
	open: 'Show the keyboard shortcuts',
	enabled: 'Use single-letter shortcuts',
	enabledHelp: 'Switch them off if you use speech input.',
	after: 'then',
};
