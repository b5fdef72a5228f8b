import { loadDossier, queueNotification } from '@motcua/database';
import { newId } from '@motcua/domain';
import { and, eq, sql } from 'drizzle-orm';
import { queueSending } from '../../dossiers/core/record-effects.ts';
import { moment } from '../../dossiers/texts/moment.ts';
import { composeMessage } from '../../notifications/compose-message.ts';
import type { Services } from '../../services.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Writes to citizens whose time to complete their dossier ends within the next days and who have not answered: once for
 * each request and limit. Without an answer the dossier may be stopped, so silence must not be an oversight.
 *
 * @returns how many were written to
 */
export async function remindCitizens(services: Services, signal: AbortSignal): Promise<number> {
	const { supplementDays } = services.config.remind;
	if (supplementDays === 0) return 0;
	const { dossier } = services.db.tables;
	const waiting = await services.db.read
		.select({ id: dossier.id, wardId: dossier.wardId })
		.from(dossier)
		.where(and(eq(dossier.status, sql`'supplementRequested'`)));
	let written = 0;
	for (const { id, wardId } of waiting) {
		signal.throwIfAborted();
		if (await remind(services, wardId, id, supplementDays)) written++;
	}
	if (written > 0) services.doorbell.ring();
	return written;
}

async function remind(services: Services, wardId: string, dossierId: string, days: number): Promise<boolean> {
	const loaded = await loadDossier(services.db.read, wardId, dossierId);
	const open = loaded?.state.supplements.find(({ answeredAt }) => answeredAt === null);
	const respondBy = open?.respondBy ?? null;
	if (!loaded || !open || respondBy === null || loaded.state.requester.email === null) return false;
	const now = services.clock.now();
	const left = Date.parse(respondBy) - now.epochMilliseconds;
	if (left <= 0 || left > days * DAY_MS) return false;
	const { state } = loaded;
	const [ward, procedure] = await Promise.all([
		services.catalogue.ward(wardId),
		services.catalogue.procedure(state.procedure.digest),
	]);
	const message = 'supplementReminder';
	const values = { respondBy: moment(respondBy, ward.calendar.timeZone) };
	const at = now.toString({ smallestUnit: 'millisecond' });
	const notification = {
		id: newId(),
		wardId,
		dossierId,
		channel: 'email' as const,
		recipient: state.requester.email ?? '',
		message,
		...composeMessage({ message, values, state, ward, procedure, publicUrl: services.config.publicUrl }),
		cause: `${open.id}:reminder:${respondBy}:email`,
		createdAt: at,
	};
	return services.db.write(
		async (tx) => {
			const isNew = await queueNotification(tx, notification);
			if (isNew) await queueSending(tx, { notificationId: notification.id, wardId, dossierId, now: at });
			return isNew;
		},
		{ name: 'reminder.supplement' },
	);
}
