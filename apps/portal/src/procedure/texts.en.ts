import type { SameKeys } from '@motcua/ui';
import type { vi } from './texts.ts';

export const en: SameKeys<typeof vi> = {
	back: 'All procedures',
	code: 'Procedure {{ code }}',
	file: 'File a dossier',
	overview: 'In short',
	limit: 'Time limit',
	fee: 'Fee',
	benefits: 'What you receive',
	authority: 'Authority',
	result: 'Result',
	level: 'Channel',
	full: 'Entirely online',
	partial: 'Partly online: at least one visit to the desk',
	papers: 'Papers needed',
	required: 'Required',
	conditional: 'Required in some cases; the form will ask',
	optional: 'If there is one',
	kinds: {
		original: 'Original',
		copy: 'Copy',
		certifiedCopy: 'Certified copy',
		electronicCopy: 'Electronic copy',
		declaration: 'Declaration',
	},
	givens: {
		upload: 'Upload a photo or PDF',
		shown: 'Shown at the one-stop desk',
		form: 'Filled in on this site',
	},
	steps: 'How it is handled',
	officers: 'Who is in charge',
	legal: 'Legal basis',
	unverifiedTitle: 'Not verified',
	unverifiedText:
		'The following has not been checked against the legal source. Please ask the one-stop desk to be sure.',
	closed: 'The ward takes no online filings at the moment.',
	version: 'Version {{ version }}',
};
