import {
	findNotification,
	finishNotification,
	hurryOutbox,
	loadDossier,
	notificationsOf,
	type OutboxEntry,
	openDossierIds,
	outboxDone,
	outboxFailed,
	queueNotification,
	takeFromOutbox,
} from '@motcua/database';
import { newId } from '@motcua/domain';
import { replay } from '@motcua/domain/dossier';
import { z } from 'zod';
import { UserError } from '../../api/errors.ts';
import { systemActor } from '../../dossiers/core/actors.ts';
import { executeCommand } from '../../dossiers/core/execute-command.ts';
import { composeMessage } from '../../notifications/compose-message.ts';
import { isStale } from '../../notifications/is-stale.ts';
import { messageOfEvent } from '../../notifications/message-of-event.ts';
import type { Services } from '../../services.ts';

/** Nobody else takes an intent for so long; longer than sending one e-mail may take. */
const HOLD_MS = 120_000;
const AT_ONCE = 20;
const MOST_ATTEMPTS = 12;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 6 * 60 * 60_000;
/**
 * Without a mail server there is no use in trying: only a new process may have one, and that hurries what waits
 * ({@link hurryMail}). Trying every hour read each dossier that ever had a message again.
 */
const UNCONFIGURED_PAUSE_MS = 365 * 24 * 60 * 60_000;
const NO_MAIL_SERVER = 'no mail server is configured';

/** Thrown by a carrier that could not do its work yet. */
class NotNow extends Error {
	readonly retryAfterMs: number;
	constructor(message: string, retryAfterMs: number) {
		super(message);
		this.name = 'NotNow';
		this.retryAfterMs = retryAfterMs;
	}
}

type Carrier = (services: Services, entry: OutboxEntry) => Promise<void>;

/** What is done for each kind of intent. Each may be done twice and has its effect once. */
const carriers: Readonly<Record<string, Carrier>> = {
	message: tellOfEvent,
	notify: sendNotification,
	'calendar.recompute': recomputeDueDates,
};

/** Makes messages due that waited for a mail server, when this process has one. */
export async function hurryMail(services: Services): Promise<void> {
	if (!services.mailer.configured) return;
	const waiting = { error: NO_MAIL_SERVER, now: iso(services.clock.now()) };
	await services.db.write((tx) => hurryOutbox(tx, waiting), { name: 'outbox.hurryMail' });
}

/** Carries out all intents that are due. Returns when there is none left for now. */
export async function carryOutDue(services: Services): Promise<void> {
	for (;;) {
		const now = services.clock.now();
		const taken = await services.db.write(
			(tx) => takeFromOutbox(tx, { now: iso(now), heldUntil: iso(now.add({ milliseconds: HOLD_MS })), limit: AT_ONCE }),
			{ name: 'outbox.take' },
		);
		for (const entry of taken) await carryOut(services, entry);
		if (taken.length < AT_ONCE) return;
	}
}

async function carryOut(services: Services, entry: OutboxEntry): Promise<void> {
	try {
		const carrier = Object.hasOwn(carriers, entry.kind) ? carriers[entry.kind] : undefined;
		if (!carrier) throw new Error(`nobody carries out intents of the kind “${entry.kind}”`);
		await carrier(services, entry);
		await services.db.write((tx) => outboxDone(tx, [entry.n]), { name: 'outbox.done' });
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		const retryAt = retryTime(services, entry, error);
		if (!(error instanceof NotNow))
			services.logger.warn(
				{ outbox: entry.n, kind: entry.kind, attempt: entry.attempt, detail: message, retryAt },
				'intent failed',
			);
		await services.db.write(
			(tx) => outboxFailed(tx, { n: entry.n, error: message.slice(0, 500), retryAt, now: iso(services.clock.now()) }),
			{ name: 'outbox.failed' },
		);
	}
}

/** Null parks it: it waits for a person. */
function retryTime(services: Services, { attempt }: OutboxEntry, error: unknown): string | null {
	const now = services.clock.now();
	if (error instanceof NotNow) return iso(now.add({ milliseconds: error.retryAfterMs }));
	if (attempt >= MOST_ATTEMPTS) return null;
	return iso(now.add({ milliseconds: Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS) }));
}

const messagePayload = z.object({ seq: z.int() });

/** Writes the citizen of an event, as the dossier stood after it: once, by the event's place in the record. */
async function tellOfEvent(services: Services, entry: OutboxEntry): Promise<void> {
	const { seq } = messagePayload.parse(entry.payload);
	const { wardId, dossierId } = entry;
	if (dossierId === null) throw new Error('a message must be about a dossier');
	const loaded = await loadDossier(services.db.read, wardId, dossierId);
	const event = loaded?.events[seq - 1];
	const state = loaded && replay(loaded.events.slice(0, seq));
	if (!event || !state || state.requester.email === null) return;
	const [ward, procedure] = await Promise.all([
		services.catalogue.ward(wardId),
		services.catalogue.procedure(state.procedure.digest),
	]);
	const message = messageOfEvent(event, state, procedure, ward.calendar.timeZone);
	if (message === null) return;
	const { publicUrl } = services.config;
	const notification = {
		id: newId(),
		wardId,
		dossierId,
		channel: 'email' as const,
		recipient: state.requester.email,
		message: message.message,
		...composeMessage({ ...message, state, ward, procedure, publicUrl }),
		cause: `${dossierId}:${seq}:email`,
		createdAt: event.at,
	};
	const isNew = await services.db.write((tx) => queueNotification(tx, notification), { name: 'notification.queue' });
	if (isNew) return deliver(services, notification.id);
	// An earlier attempt wrote it and could not send it.
	const known = await notificationsOf(services.db.read, wardId, dossierId);
	const before = known.find(({ cause }) => cause === notification.cause);
	if (before) await deliver(services, before.id);
}

const notifyPayload = z.object({ notificationId: z.string() });

/** Sends a notification that the transaction of a step has written. */
function sendNotification(services: Services, entry: OutboxEntry): Promise<void> {
	return deliver(services, notifyPayload.parse(entry.payload).notificationId);
}

/**
 * Sends a notification that waits, once; nothing to do for one that was sent or given up.
 *
 * @throws {Error} when the mail server does not take it; it waits on
 */
export async function deliver(services: Services, notificationId: string): Promise<void> {
	const notification = await findNotification(services.db.read, notificationId);
	if (notification?.state !== 'queued') return;
	if (isStale(notification, services.clock.now())) return drop(services, notificationId);
	if (!services.mailer.configured) throw new NotNow(NO_MAIL_SERVER, UNCONFIGURED_PAUSE_MS);
	const { recipient: to, subject, body: text } = notification;
	// The message id is the notification's: a server that gets it twice after a crash can drop the second.
	await services.mailer.send({ to, subject, text, messageId: notificationId });
	await services.db.write(
		(tx) => finishNotification(tx, notificationId, { state: 'sent', now: iso(services.clock.now()) }),
		{ name: 'notification.sent' },
	);
}

const drop = ({ db, clock }: Services, notificationId: string): Promise<void> =>
	db.write((tx) => finishNotification(tx, notificationId, { state: 'dropped', now: iso(clock.now()) }), {
		name: 'notification.dropped',
	});

const recomputePayload = z.object({ reason: z.string() });

/** After a change of the calendar: counts the dates of all open dossiers anew, each with a trace in its record. */
async function recomputeDueDates(services: Services, entry: OutboxEntry): Promise<void> {
	const { reason } = recomputePayload.parse(entry.payload);
	services.catalogue.forget(entry.wardId);
	for await (const dossierId of openDossierIds(services.db.read, entry.wardId)) {
		try {
			await executeCommand(services, {
				wardId: entry.wardId,
				dossierId,
				expectedSeq: null,
				actor: systemActor,
				commands: () => [{ type: 'recomputeDueAt', reason }],
			});
		} catch (error) {
			// Finished in the meantime, or a date that does not change.
			if (!(error instanceof UserError)) throw error;
		}
	}
}

const iso = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });
