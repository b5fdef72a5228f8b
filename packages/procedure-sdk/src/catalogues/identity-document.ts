import { text } from '../text.ts';

/** The requester's identity document among the papers of a procedure: shown at the desk, not handed in. */
export const identityDocumentShown = {
	key: 'identityDocument',
	name: text('Giấy tờ tùy thân (xuất trình)', 'Identity document (shown)'),
	kind: 'original',
	required: true,
	quantity: 1,
	given: 'shown',
} as const;
