import type { SameKeys } from '@motcua/ui';
import type { vi } from './later-texts.ts';

export const en: SameKeys<typeof vi> = {
	papers: {
		lead: 'All four corners visible, no glare. Photos or PDF.',
		missing: 'This paper has not been uploaded.',
	},
	delivery: {
		question: 'How would you like to get the result?',
		counter: 'At the one-stop desk',
		counterHelp: 'Bring the receipt and an identity paper.',
		publicPost: 'By public post',
		publicPostHelp: 'The post collects its charge on delivery.',
		electronic: 'Electronically',
		electronicHelp: 'Download it from the tracking page when it is ready.',
		address: 'Address',
		addressHelp: 'House number, street, ward or commune, province; a phone number if it differs from the one given.',
		addressMissing: 'Please give the address to which the result shall be posted.',
	},
	review: {
		lead: 'Please read it carefully. After filing you can only change it when the desk asks for a supplement.',
		checking: 'Checking the dossier…',
		findings: 'The system remarks the following',
		findingsText: 'You can file all the same; the desk will look at it.',
		unavailable: 'The procedure’s own check could not run. You can file all the same; the desk will check.',
		oath: 'I declare that what I have stated is true, and I answer for it before the law.',
		oathMissing: 'Please tick the declaration before filing.',
		submit: 'File the dossier',
		sending: 'Sending the dossier…',
		again: 'No answer yet, sending again ({{ count }}). Nothing is filed twice.',
		failed: 'The dossier was not filed',
		openNew: 'Open the new form and keep the answers that still fit',
		safe: 'Filing again is safe: the system recognises this filing and makes no second dossier.',
		delivery: 'Getting the result',
	},
};
