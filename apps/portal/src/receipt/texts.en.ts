import type { SameKeys } from '@motcua/ui';
import type { vi } from './texts.ts';

export const en: SameKeys<typeof vi> = {
	title: 'Your dossier is filed',
	lead: 'The ward has received your dossier. Please keep this code to follow it.',
	code: 'Temporary code',
	copy: 'Copy the code',
	copied: 'Code copied',
	procedure: 'Procedure',
	requester: 'Filed by',
	submittedAt: 'Filed at',
	acceptBy: 'The desk answers before',
	pdf: 'Download the receipt (PDF)',
	follow: 'Follow this dossier',
	qr: 'QR code that opens the tracking page of dossier {{ code }}',
	qrHint: 'Scan to follow',
	nextTitle: 'What happens next',
	next1: 'The one-stop desk checks it and gives the official code and the date of the result.',
	next2: 'If a paper is missing you will see the request on the tracking page.',
	next3: 'Follow it with the code and the phone or identity number you gave.',
	legal: 'The official date is the day on which the desk accepts the dossier, not the moment of filing online.',
	goneTitle: 'The receipt is no longer on this device',
	goneText:
		'To protect your data, the receipt shows only in the visit in which you filed. You can see the dossier and download the receipt again on the tracking page.',
	shared: 'On a shared device, please close this window after downloading the receipt.',
};
