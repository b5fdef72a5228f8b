import type { Notification } from '@motcua/database';

/** So many hours after its morning a reminder speaks of another day. */
const STALE_HOURS = 14;
const OF_THE_DAY: ReadonlySet<string> = new Set(['deskReminder', 'staffReminder']);

/** Whether a letter tells nobody anything any more: the mail server was away for longer than its day. */
export const isStale = (
	{ message, createdAt }: Pick<Notification, 'message' | 'createdAt'>,
	now: Temporal.Instant,
): boolean => OF_THE_DAY.has(message) && now.epochMilliseconds - Date.parse(createdAt) > STALE_HOURS * 3_600_000;
