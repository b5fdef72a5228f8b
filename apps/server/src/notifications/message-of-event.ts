import type { DossierEvent, DossierEventType, DossierState, Localised } from '@motcua/domain';
import { amount, moment } from '../dossiers/texts/moment.ts';
import { nextText } from '../dossiers/texts/status-texts.ts';
import type { LoadedProcedure } from '../procedures/catalogue.ts';
import type { CoreMessage } from './core-messages.ts';

/** A message to send, with its own values in each language. */
export interface MessageToSend {
	readonly message: CoreMessage;
	readonly values: Readonly<Record<string, Localised>>;
}

const telling: ReadonlySet<DossierEventType> = new Set<DossierEventType>([
	'submitted',
	'received',
	'rejected',
	'supplementRequested',
	'stepEntered',
	'paymentRequested',
	'extended',
	'resolved',
	'stopped',
]);

/** Whether an event may have a message, told without making it. */
export const hasMessage = (event: DossierEvent): boolean =>
	telling.has(event.type) &&
	(event.type !== 'submitted' || event.data.channel === 'online') &&
	(event.type !== 'stepEntered' || event.data.step.kind === 'citizen');

/**
 * Which message an event gives rise to, if any. Nothing is sent to somebody who stands at the counter and hears it there:
 * a filing at the counter has its printed slip.
 */
export function messageOfEvent(
	event: DossierEvent,
	state: DossierState,
	procedure: LoadedProcedure,
	timeZone: string,
): MessageToSend | null {
	const at = (iso: string | null): Localised => (iso ? moment(iso, timeZone) : { vi: '', en: '' });
	const plain = (text: string): Localised => ({ vi: text, en: text });
	switch (event.type) {
		case 'submitted':
			return event.data.channel === 'online'
				? { message: 'submitted', values: { acceptanceDueAt: at(event.data.acceptanceDueAt) } }
				: null;
		case 'received':
			return { message: 'received', values: { dueAt: at(event.data.clock?.dueAt ?? null) } };
		case 'rejected':
			return { message: 'rejected', values: { reason: plain(event.data.reason) } };
		case 'supplementRequested':
			return {
				message: 'supplementRequested',
				values: {
					items: numbered(event.data.supplement.items.map((item) => item.text)),
					reason: event.data.supplement.reason,
					respondBy: at(event.data.supplement.respondBy),
				},
			};
		case 'stepEntered': {
			const step = procedure.step(event.data.step.key);
			if (step?.kind !== 'citizen') return null;
			return { message: 'question', values: { question: step.question, respondBy: at(event.data.step.dueAt) } };
		}
		case 'paymentRequested':
			return { message: 'paymentRequested', values: { amount: amount(event.data.amountVnd) } };
		case 'extended':
			return { message: 'extended', values: { reason: plain(event.data.reason), dueAt: at(event.data.to) } };
		case 'resolved':
			return { message: 'resolved', values: { next: nextText(state, timeZone) } };
		case 'stopped':
			return { message: 'stopped', values: { reason: plain(event.data.reason) } };
		default:
			return null;
	}
}

const numbered = (items: readonly Localised[]): Localised => ({
	vi: items.map((item, index) => `${index + 1}. ${item.vi}`).join('\n'),
	en: items.map((item, index) => `${index + 1}. ${item.en}`).join('\n'),
});
