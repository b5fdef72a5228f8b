import { addToOutbox, cancelStepRuns, createStepRun, forgetAnswers, type Tx } from '@motcua/database';
import { type DossierEvent, type DossierState, isFinal, newId } from '@motcua/domain';
import { hasMessage } from '../../notifications/message-of-event.ts';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import { CHECK_ATTEMPTS, CHECKS, STEP_ATTEMPTS } from '../../steps/run/failure-policy.ts';

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
export async function recordEffects(change: Change): Promise<boolean> {
	if (change.before && isFinal(change.after.status) && !isFinal(change.before.status)) {
		await cancelStepRuns(change.tx, change.after.wardId, change.after.id, change.now);
		await forgetAnswers(change.tx, change.after.id);
	}
	const runs = await planRuns(change);
	const messages = await queueMessages(change);
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
	const isChecked = isNewFiling(change) && procedure.decisionFlow.checks.length > 0;
	if (isChecked)
		await createStepRun(tx, { ...common, id: newId(), step: CHECKS, kind: 'check', maxAttempts: CHECK_ATTEMPTS });

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
	return isChecked || isNew;
}

/** Filed, or filed again with corrections before anybody accepted it. */
const isNewFiling = ({ after, events }: Change): boolean =>
	after.status === 'registered' &&
	events.some((event) => event.type === 'submitted' || event.type === 'supplementAnswered');

/**
 * Records which events have something to say to the citizen. The text is made when it is sent: composing it here would
 * cost every filing more than all else that it writes.
 */
async function queueMessages({ tx, after, events, now }: Change): Promise<boolean> {
	if (after.requester.email === null) return false;
	let queued = false;
	for (const event of events) {
		if (!hasMessage(event)) continue;
		const { wardId, id: dossierId } = after;
		await addToOutbox(tx, {
			kind: 'message',
			wardId,
			dossierId,
			payload: { seq: event.seq },
			dueAt: now,
			createdAt: now,
		});
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
