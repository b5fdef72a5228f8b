import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { publicProcedure } from '../../api/trpc.ts';
import type { TrackedDossier } from '../../views.ts';
import { answers, optionalSentence, paperUploads, trackedTarget } from '../dossier-input.ts';
import { answerSupplement } from './answer-supplement.ts';

export const answerSupplementProcedure = publicProcedure('write', {
	method: 'POST',
	path: '/public/dossiers/answer-supplement',
	tags: ['public'],
	summary: 'Send the papers and corrections that the desk asked for',
})
	.input(
		z.strictObject({
			...trackedTarget,
			/** The whole form again, when the citizen corrected it. */
			answers: answers.optional(),
			documents: paperUploads,
			note: optionalSentence,
		}),
	)
	.output(answer<TrackedDossier>('TrackedDossier'))
	.mutation(({ ctx, input }) => answerSupplement(ctx.services, input));
