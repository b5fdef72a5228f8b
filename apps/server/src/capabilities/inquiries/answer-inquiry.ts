import { answerInquiry, findInquiry, type Inquiry, wakeStepRun } from '@motcua/database';
import { badInput, notFound, UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';

/**
 * Answers a question of another ward, once, and wakes the run that waits for it.
 *
 * @throws {UserError} `inquiry.notFound`; `inquiry.choice` for an answer that was not offered; `inquiry.answered` (409)
 */
export async function answerAnInquiry(
	services: Services,
	session: StaffSession,
	{ id, choice, note }: { readonly id: string; readonly choice: string; readonly note: string },
): Promise<Inquiry> {
	const { db, clock, doorbell } = services;
	const inquiry = await findInquiry(db.read, session.wardId, id);
	if (!inquiry) throw unknownInquiry();
	if (!Object.hasOwn(inquiry.choices, choice)) throw notOffered();
	const now = clock.now().toString({ smallestUnit: 'millisecond' });
	return db.write(
		async (tx) => {
			const given = { choice, note, answeredBy: session.staffId, answeredAt: now };
			const answered = await answerInquiry(tx, session.wardId, id, given);
			if (!answered) throw alreadyAnswered();
			await wakeStepRun(tx, answered.stepRunId, now);
			await recordAct(tx, services, session, {
				action: 'inquiry.answered',
				target: `inquiry:${id}`,
				detail: { choice },
			});
			tx.afterCommit(() => doorbell.ring());
			return answered;
		},
		{ name: 'inquiry.answer' },
	);
}

const unknownInquiry = (): UserError =>
	notFound('inquiry.notFound', {
		vi: 'Không có yêu cầu xác minh này gửi đến đơn vị của bạn.',
		en: 'No such question was asked of your ward.',
	});

const notOffered = (): UserError =>
	badInput('inquiry.choice', 'choice', {
		vi: 'Hãy chọn một trong các câu trả lời đã nêu.',
		en: 'Choose one of the answers that are offered.',
	});

const alreadyAnswered = (): UserError =>
	new UserError('CONFLICT', 'inquiry.answered', {
		vi: 'Yêu cầu này đã có người trả lời. Vui lòng tải lại trang để xem.',
		en: 'Somebody has answered this question already. Please load the page again.',
	});
