import type { SameKeys } from '../../i18n/index.ts';
import type { vi } from './badge-texts.ts';

export const en: SameKeys<typeof vi> = {
	status: {
		registered: 'Newly filed',
		received: 'Received',
		rejected: 'Not accepted',
		processing: 'In process',
		supplementRequested: 'More papers requested',
		paymentRequested: 'Fee to be paid',
		withdrawn: 'Withdrawn by the citizen',
		stopped: 'Stopped',
		resolved: 'Result ready',
		returned: 'Result handed over',
	},
	timing: {
		onTrack: 'Within the limit',
		dueToday: 'Due today',
		overdue: 'Overdue',
		early: 'Early',
		onTime: 'On time',
		late: 'Late',
	},
};
