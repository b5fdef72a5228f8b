import type { SameKeys } from '@motcua/ui';
import type { vi } from './texts.ts';

export const en: SameKeys<typeof vi> = {
	title: 'Administrative procedures',
	lead: 'Search by name; no diacritics needed.',
	search: 'Find a procedure',
	searchPlaceholder: 'For example: birth, khai sinh',
	submit: 'Search',
	category: 'Field',
	allCategories: 'All fields',
	found: 'Found {{ count }} procedures',
	none: 'No procedure matches',
	noneText: 'Try fewer words, or another field. What is not here can still be filed at the one-stop desk.',
	clear: 'Clear the search',
	empty: 'The ward has not published any online procedure yet',
	emptyText: 'You can file at the one-stop desk.',
	limit: 'Time limit',
	fee: 'Fee',
	full: 'Entirely online',
	partial: 'Partly online',
};
