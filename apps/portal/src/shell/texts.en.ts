import type { SameKeys } from '@motcua/ui';
import type { vi } from './texts.ts';

export const en: SameKeys<typeof vi> = {
	brand: 'Online public services',
	home: 'Home',
	procedures: 'Procedures',
	follow: 'Follow a dossier',
	nav: 'Main pages',
	demo: 'A trial system: what is filed here has no legal effect.',
	closed: 'The ward takes no online filings at the moment. You can file at the one-stop desk.',
	hours: 'Opening hours',
	contact: 'Contact',
	phone: 'Phone',
	footer: 'One-stop desk for reception and results',
	notFoundTitle: 'There is no such page',
	notFoundText:
		'The address may be old or mistyped. You can look for a procedure or follow a dossier from these pages.',
	crashTitle: 'This page failed',
	crashText: 'Please reload the page. A draft kept on this device is not lost.',
	outdatedText:
		'The site has just been updated. Please reload to get the new version; a draft kept on this device is not lost.',
	reload: 'Reload the page',
};
