import { addToOutbox, queueNotification, type Tx } from '@motcua/database';
import { newId } from '@motcua/domain';

/** A letter to somebody who works for the ward. It is about no single dossier. */
export interface Letter {
	readonly wardId: string;
	readonly recipient: string;
	/** Kind of letter. */
	readonly message: 'deskReminder' | 'staffReminder' | 'incident';
	readonly subject: string;
	readonly body: string;
	/** One cause, one letter, however often the work is repeated. */
	readonly cause: string;
}

/**
 * Records a letter and the intent to send it, in the transaction of what it tells of.
 *
 * @param dueAt when the outbox sends it, if nobody did before; now by default
 * @returns its id; null when the same cause was told already
 */
export async function queueLetter(
	tx: Tx,
	letter: Letter,
	{ now, dueAt = now }: { readonly now: string; readonly dueAt?: string },
): Promise<string | null> {
	const id = newId();
	const { wardId } = letter;
	const isNew = await queueNotification(tx, { ...letter, id, dossierId: null, channel: 'email', createdAt: now });
	if (!isNew) return null;
	const payload = { notificationId: id };
	await addToOutbox(tx, { kind: 'notify', wardId, dossierId: null, payload, dueAt, createdAt: now });
	return id;
}
