import type { SameKeys } from '@motcua/ui';
import type { vi } from './texts.ts';

export const en: SameKeys<typeof vi> = {
	title: 'Online public services',
	heading: 'File online with {{ ward }}',
	lead: 'File from home, follow each step, get the result on time.',
	followTitle: 'Follow a dossier',
	followText: 'Enter the code on your receipt.',
	code: 'Dossier code',
	codePlaceholder: 'For example: TMP-… or H26…',
	codeMissing: 'Please enter the dossier code on your receipt.',
	follow: 'Show the dossier',
	popular: 'Common procedures',
	all: 'All procedures',
	categories: 'By field',
	categoryCount: '{{ count }} procedures',
	howTitle: 'How does filing work?',
	how1: 'Choose the procedure and see which papers it needs',
	how2: 'Fill in the form step by step, photograph or upload the papers',
	how3: 'Review, file, and keep the dossier code',
	how4: 'Follow it with the code and your phone number, and get the result',
};
