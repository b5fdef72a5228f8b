import type { SameKeys } from '../i18n/index.ts';
import type { vi } from './texts.ts';

export const en: SameKeys<typeof vi> = {
	open: 'Open the list',
	clear: 'Clear the choice',
	none: 'Nothing matches',
	placeholder: 'Type to search',
	results: '{{ count }} items',
};
