import { queueNotification, type Tx } from '@motcua/database';
import { newId, sameInBoth } from '@motcua/domain';
import type { StepResult } from '@motcua/procedure-sdk';
import { queueSending } from '../../dossiers/core/record-effects.ts';
import { composeMessage } from '../../notifications/compose-message.ts';
import type { Services } from '../../services.ts';
import type { RunFacts } from './step-request.ts';

/**
 * Queues the messages that a step asked for, in the transaction of its result. Named by the run and their place in its
 * answer, so that they are told once however often the run is repeated. Without an address there is nobody to tell.
 */
export async function queueStepMessages(
	services: Services,
	tx: Tx,
	{ run, state, procedure, ward, now }: RunFacts,
	result: StepResult,
): Promise<void> {
	const recipient = state.requester.email;
	if (recipient === null || result.kind !== 'done') return;
	const intents = (result.intents ?? []).filter((intent) => intent.kind === 'notify');
	for (const [index, { message, values = {} }] of intents.entries()) {
		const localised = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, sameInBoth(value)]));
		const id = newId();
		const isNew = await queueNotification(tx, {
			id,
			wardId: state.wardId,
			dossierId: state.id,
			channel: 'email',
			recipient,
			message,
			...composeMessage({
				message,
				values: localised,
				state,
				ward,
				procedure,
				publicUrl: services.config.publicUrl,
			}),
			cause: `${run.id}:${index}:email`,
			createdAt: now,
		});
		if (!isNew) continue;
		await queueSending(tx, { notificationId: id, wardId: state.wardId, dossierId: state.id, now });
		tx.afterCommit(() => services.doorbell.ring());
	}
}
