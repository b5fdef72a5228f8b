import type { DossierEvent } from '@motcua/domain/dossier';
import type { Rule } from './rule.ts';

/** Whether the citizen is written to because of an event. Said here again, apart from the server's own table. */
function isTold(event: DossierEvent): boolean {
	switch (event.type) {
		case 'submitted':
		case 'received':
		case 'rejected':
		case 'supplementRequested':
		case 'paymentRequested':
		case 'extended':
		case 'resolved':
		case 'stopped':
			return true;
		case 'stepEntered':
			return event.data.step.kind === 'citizen';
		default:
			return false;
	}
}

/** A message is named by its cause: place of the event in the record, or run of the step that asked for it. */
const causeOf = (dossierId: string | null, seq: unknown): string => `${dossierId}:${seq}:email`;

/** Each event that the citizen is told of has its message once, or the intent to write one; none comes without a cause. */
export const messageIsOnce: Rule = ({ evidence }) => {
	const expected = [...evidence.dossiers.values()].flatMap(({ row, events }) =>
		events.filter(isTold).map(({ seq }) => causeOf(row.id, seq)),
	);
	const written = Map.groupBy(evidence.notifications, ({ cause }) => cause);
	const intended = Map.groupBy(
		evidence.outbox.filter(({ kind }) => kind === 'message'),
		({ dossierId, payload }) => causeOf(dossierId, payload.seq),
	);
	const known = new Set(expected);
	const runs = new Set(evidence.stepRuns.map(({ id }) => id));
	const stray = [...written.keys(), ...intended.keys()].filter(
		(cause) => !known.has(cause) && !runs.has(cause.slice(0, cause.indexOf(':'))),
	);
	return [
		...expected.flatMap((cause) => {
			const [messages, intents] = [written.get(cause)?.length ?? 0, intended.get(cause)?.length ?? 0];
			const fits = messages <= 1 && intents <= 1 && messages + intents >= 1;
			return fits ? [] : [{ where: cause, what: `has ${messages} messages and ${intents} intents to write one` }];
		}),
		...stray.map((cause) => ({ where: cause, what: 'a message without a cause' })),
	];
};

/** What waits to be sent has an intent to send it. */
export const messageWillBeSent: Rule = ({ evidence }) => {
	const intents = new Set(
		evidence.outbox.map(({ kind, dossierId, payload }) =>
			kind === 'message' ? causeOf(dossierId, payload.seq) : String(payload.notificationId),
		),
	);
	return evidence.notifications
		.filter(({ id, cause, state }) => state === 'queued' && !intents.has(id) && !intents.has(cause))
		.map(({ id, dossierId }) => ({
			where: dossierId ?? id,
			what: `message ${id} waits, and nobody intends to send it`,
		}));
};
