import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { calendarDate, dossierTarget, sentence } from '../dossier-input.ts';
import { requestSupplement } from './request-supplement.ts';

export const requestSupplementProcedure = staffProcedure('dossier.requestSupplement', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/request-supplement',
	tags: ['desk'],
	summary: 'Ask once and in full for what is missing (form 02)',
})
	.input(
		z.strictObject({
			...dossierTarget,
			items: z.array(sentence).min(1).max(30),
			reason: sentence,
			/** Last day for the answer; afterwards the dossier may be stopped. */
			respondBy: calendarDate.optional(),
		}),
	)
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => requestSupplement(ctx.services, ctx.session, input));
