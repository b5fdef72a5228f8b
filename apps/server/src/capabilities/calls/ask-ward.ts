import { askInquiry, findWard, type Inquiry, listWards, markDelivered } from '@motcua/database';
import { newId } from '@motcua/domain';
import type { WardInquiry } from '@motcua/procedure-sdk';
import { type CallContext, CallError, type RequestOf } from './carry-out.ts';

/**
 * Asks another ward of this installation, once per key and dossier; a person there answers. A ward that is not here cannot be asked by a machine: the
 * answer says so, and the procedure goes on with a letter, which is a human step.
 */
export async function askWard(
	{ services, facts }: CallContext<'askWard'>,
	request: RequestOf<'askWard'>,
): Promise<WardInquiry> {
	const { db, clock, changes } = services;
	const { state, procedure, run } = facts;
	const now = clock.now().toString({ smallestUnit: 'millisecond' });
	if (request.ward === facts.ward.code) throw new CallError('askWard.self', 'a ward does not ask itself');
	const other = (await listWards(db.read)).find(({ code }) => code === request.ward);
	if (!other) return outside(request.answerBy);
	const { inquiry, isNew } = await db.write(
		async (tx) => {
			const asked = await askInquiry(tx, {
				id: newId(),
				wardId: state.wardId,
				dossierId: state.id,
				dossierCode: state.code ?? state.temporaryCode,
				procedureName: procedure.manifest.name,
				stepRunId: run.id,
				questionKey: request.key,
				toWardId: other.id,
				question: request.question,
				facts: request.facts,
				choices: request.choices,
				answerBy: Temporal.Instant.from(request.answerBy).toString({ smallestUnit: 'millisecond' }),
				askedAt: now,
			});
			if (asked.inquiry.state === 'answered') await markDelivered(tx, asked.inquiry.id, now);
			return asked;
		},
		{ name: 'capability.askWard' },
	);
	// No dossier of that ward changed: its open pages look again, which is all that a notice is for.
	if (isNew) changes.publish(other.id, { dossierId: inquiry.id, seq: 0, status: state.status });
	return view(inquiry, (await findWard(db.read, inquiry.toWardId))?.name ?? '');
}

const outside = (answerBy: string): WardInquiry => ({ ticket: '', state: 'outside', answerBy, answer: null });

const view = (inquiry: Inquiry, ward: string): WardInquiry => ({
	ticket: inquiry.id,
	state: inquiry.state,
	answerBy: inquiry.answerBy,
	answer:
		inquiry.choice === null || inquiry.answeredAt === null
			? null
			: { choice: inquiry.choice, note: inquiry.note ?? '', answeredAt: inquiry.answeredAt, ward },
});
