import { and, asc, desc, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../handle.ts';
import { prepared, preparedChange } from '../prepared.ts';
import type { NotificationState, Tables } from '../tables/index.ts';

export type NewNotification = Omit<Notification, 'state' | 'error' | 'finishedAt'>;
export type Notification = Tables['notification']['$inferSelect'];

/**
 * Records a notification to be sent. Returns whether it is new: the same `cause` (such as `<dossier>:<seq>:sms`) is told
 * once, however often the work that causes it is repeated.
 */
export async function queueNotification(tx: Tx, notification: NewNotification): Promise<boolean> {
	const { rowCount } = await insertNotification(tx, notification);
	return rowCount === 1;
}
const insertNotification = preparedChange<NewNotification>()((q, t, p) =>
	q
		.insert(t.notification)
		.values({
			id: p.id,
			wardId: p.wardId,
			dossierId: p.dossierId,
			channel: p.channel,
			recipient: p.recipient,
			message: p.message,
			subject: p.subject,
			body: p.body,
			cause: p.cause,
			state: 'queued',
			createdAt: p.createdAt,
		})
		.onConflictDoNothing(),
);

const notificationById = prepared<{ id: string }>()((q, t, p) =>
	q.select().from(t.notification).where(eq(t.notification.id, p.id)),
);
export async function findNotification(read: Reader, id: string): Promise<Notification | null> {
	const [found] = await notificationById(read, { id });
	return found ?? null;
}

/** Closes a queued notification; one that is closed already stays as it is. */
export async function finishNotification(
	tx: Tx,
	id: string,
	end: { readonly state: Exclude<NotificationState, 'queued'>; readonly error?: string; readonly now: string },
): Promise<void> {
	const { notification: t } = tx.tables;
	await tx
		.update(t)
		.set({ state: end.state, error: end.error ?? null, finishedAt: end.now })
		.where(and(eq(t.id, id), eq(t.state, 'queued')));
}

/** What waits to be sent, oldest first, of all wards. */
export function queuedNotifications(read: Reader, limit = 100): Promise<readonly Notification[]> {
	const { notification: t } = read.tables;
	return read.select().from(t).where(eq(t.state, sql`'queued'`)).orderBy(asc(t.createdAt)).limit(limit);
}

const notificationsByDossier = prepared<{ wardId: string; dossierId: string }>()((q, t, p) =>
	q
		.select()
		.from(t.notification)
		.where(and(eq(t.notification.dossierId, p.dossierId), eq(t.notification.wardId, p.wardId)))
		.orderBy(desc(t.notification.createdAt)),
);
/** What people were told about a dossier, newest first. */
export function notificationsOf(read: Reader, wardId: string, dossierId: string): Promise<readonly Notification[]> {
	return notificationsByDossier(read, { wardId, dossierId });
}

/** Forgets letters about no dossier that were closed and written before an instant. Returns how many; at most `limit`. */
export async function forgetStaffLetters(tx: Tx, before: string, limit: number): Promise<number> {
	const { notification: t } = tx.tables;
	const old = tx
		.select({ id: t.id })
		.from(t)
		.where(and(isNull(t.dossierId), lt(t.createdAt, before), ne(t.state, 'queued')))
		.limit(limit);
	const { rowCount } = await tx.delete(t).where(inArray(t.id, old));
	return rowCount;
}
