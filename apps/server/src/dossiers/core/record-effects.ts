import { addToOutbox, cancelStepRuns, createStepRun, queueNotification, type Tx } from '@motcua/database';
import { type DossierEvent, type DossierState, isFinal, newId } from '@motcua/domain';
import { composeMessage } from '../../notifications/compose-message.ts';
import { messageOfEvent } from '../../notifications/message-of-event.ts';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';
import { CHECK_ATTEMPTS, STEP_ATTEMPTS } from '../../steps/failure-policy.ts';

/** A change of a dossier, with what it was decided on. */
export interface Change {
	readonly tx: Tx;
	readonly before: DossierState | null;
	readonly after: DossierState;
	readonly events: readonly DossierEvent[];
	readonly procedure: LoadedProcedure;
	readonly ward: WardContext;
	readonly now: string;
}

/**
 * Writes what shall happen because of the events, in their transaction: runs of automatic steps and checks, messages to
 * the citizen. Returns whether there is work for the step engine.
 */
export async function recordEffects(services: Services, change: Change): Promise<boolean> {
	if (change.before && isFinal(change.after.status) && !isFinal(change.before.status))
		await cancelStepRuns(change.tx, change.after.wardId, change.after.id, change.now);
	const runs = await planRuns(change);
	const messages = await queueMessages(services, change);
	return runs || messages;
}

async function planRuns(change: Change): Promise<boolean> {
	const { tx, before, after, procedure, now } = change;
	const common = {
		wardId: after.wardId,
		dossierId: after.id,
		procedureDigest: procedure.digest,
		runAt: now,
		createdAt: now,
	};
	const checks = isNewFiling(change) ? checksOf(procedure) : [];
	for (const step of checks)
		await createStepRun(tx, { ...common, id: newId(), step, kind: 'check', maxAttempts: CHECK_ATTEMPTS });

	// The state names the run it waits for; whatever event brought a new one, the run is planned here.
	const runId = after.step?.stepRunId ?? null;
	const isNew = runId !== null && runId !== before?.step?.stepRunId;
	if (after.step && isNew)
		await createStepRun(tx, {
			...common,
			id: runId,
			step: after.step.key,
			kind: 'step',
			maxAttempts: STEP_ATTEMPTS,
		});
	return checks.length > 0 || isNew;
}

/** Filed, or filed again with corrections before anybody accepted it. */
const isNewFiling = ({ after, events }: Change): boolean =>
	after.status === 'registered' &&
	events.some((event) => event.type === 'submitted' || event.type === 'supplementAnswered');

/** What runs after each filing: the checks of the flow, and the package's own validation. */
const checksOf = ({ decisionFlow }: LoadedProcedure): readonly string[] => decisionFlow.checks;

async function queueMessages(services: Services, change: Change): Promise<boolean> {
	const { tx, after, events, procedure, ward, now } = change;
	const recipient = after.requester.email;
	if (recipient === null) return false;
	let queued = false;
	for (const event of events) {
		const message = messageOfEvent(event, after, procedure, ward.calendar.timeZone);
		if (message === null) continue;
		const id = newId();
		const isNew = await queueNotification(tx, {
			id,
			wardId: after.wardId,
			dossierId: after.id,
			channel: 'email',
			recipient,
			message: message.message,
			...composeMessage({ ...message, state: after, ward, procedure, publicUrl: services.config.publicUrl }),
			cause: `${after.id}:${event.seq}:email`,
			createdAt: now,
		});
		if (!isNew) continue;
		await queueSending(tx, { notificationId: id, wardId: after.wardId, dossierId: after.id, now });
		queued = true;
	}
	return queued;
}

/** Records the intent to send a queued notification. */
export const queueSending = (
	tx: Tx,
	{
		notificationId,
		wardId,
		dossierId,
		now,
	}: { notificationId: string; wardId: string; dossierId: string; now: string },
): Promise<void> =>
	addToOutbox(tx, { kind: 'notify', wardId, dossierId, payload: { notificationId }, dueAt: now, createdAt: now });
