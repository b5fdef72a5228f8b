import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { answers, dossierTarget, optionalSentence, paperUploads } from '../dossier-input.ts';
import { answerSupplementAtDesk } from './answer-supplement-at-desk.ts';

export const answerSupplementAtDeskProcedure = staffProcedure('dossier.answerSupplement', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/answer-supplement',
	tags: ['desk'],
	summary: 'Take in the papers that the citizen brought to the counter',
})
	.input(
		z.strictObject({
			...dossierTarget,
			answers: answers.optional(),
			documents: paperUploads,
			note: optionalSentence,
		}),
	)
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => answerSupplementAtDesk(ctx.services, ctx.session, input));
