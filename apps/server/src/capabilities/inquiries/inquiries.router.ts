import { countInquiriesTo, inquiriesTo, listWards } from '@motcua/database';
import { z } from 'zod';
import { answer, answerList } from '../../api/answer.ts';
import { router, staffProcedure } from '../../api/trpc.ts';
import type { InquiryView } from '../../views.ts';
import { answerAnInquiry } from './answer-inquiry.ts';
import { inquiryView } from './inquiry-view.ts';

/** A desk answers some of these a day; who has more than this open has another problem than a list. */
const MOST = 200;

const list = staffProcedure('inquiries.read')
	.input(z.strictObject({ state: z.enum(['asked', 'answered']) }))
	.output(answerList<InquiryView>('InquiryView'))
	.query(async ({ ctx, input }) => {
		const { services, session } = ctx;
		const { read } = services.db;
		const [inquiries, wards] = await Promise.all([
			inquiriesTo(read, session.wardId, { state: input.state, limit: MOST }),
			listWards(read),
		]);
		return Promise.all(inquiries.map((inquiry) => inquiryView(services, inquiry, wards)));
	});

const count = staffProcedure('inquiries.read')
	.output(answer<{ readonly open: number }>('Number of questions that wait for an answer'))
	.query(async ({ ctx }) => ({ open: await countInquiriesTo(ctx.services.db.read, ctx.session.wardId) }));

const answerIt = staffProcedure('inquiries.answer')
	.input(
		z.strictObject({
			id: z.string().max(64),
			choice: z.string().max(64),
			note: z.string().trim().max(2000).default(''),
		}),
	)
	.output(answer<InquiryView>('InquiryView'))
	.mutation(async ({ ctx, input }) => {
		const { services, session } = ctx;
		const answered = await answerAnInquiry(services, session, input);
		return inquiryView(services, answered, await listWards(services.db.read));
	});

/** Questions of other wards to the ward of the session. */
export const inquiriesRouter = router({ list, count, answer: answerIt });
