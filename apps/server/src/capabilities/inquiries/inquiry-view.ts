import { findStaff, type Inquiry, type listWards } from '@motcua/database';
import type { Services } from '../../services.ts';
import type { InquiryView } from '../../views.ts';

/** A question as the desk that answers it sees it. */
export async function inquiryView(
	{ db, clock }: Pick<Services, 'db' | 'clock'>,
	inquiry: Inquiry,
	wards: Awaited<ReturnType<typeof listWards>>,
): Promise<InquiryView> {
	const { choice, answeredAt, answeredBy } = inquiry;
	const person = answeredBy === null ? null : await findStaff(db.read, inquiry.toWardId, answeredBy);
	return {
		id: inquiry.id,
		askedBy: wards.find(({ id }) => id === inquiry.wardId)?.name ?? '',
		dossierCode: inquiry.dossierCode,
		procedureName: inquiry.procedureName,
		question: inquiry.question,
		facts: inquiry.facts,
		choices: Object.entries(inquiry.choices).map(([key, label]) => ({ key, label })),
		askedAt: inquiry.askedAt,
		answerBy: inquiry.answerBy,
		isLate: inquiry.state === 'asked' && Temporal.Instant.compare(inquiry.answerBy, clock.now()) < 0,
		answer:
			choice === null || answeredAt === null
				? null
				: {
						choice: inquiry.choices[choice] ?? { vi: choice, en: choice },
						note: inquiry.note ?? '',
						at: answeredAt,
						by: person?.fullName ?? '',
					},
	};
}
