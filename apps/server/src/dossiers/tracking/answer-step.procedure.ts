import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { publicProcedure } from '../../api/trpc.ts';
import type { TrackedDossier } from '../../views.ts';
import { optionalSentence, outcomeKey, stepKey, trackedTarget } from '../dossier-input.ts';
import { answerStep } from './answer-step.ts';

export const answerStepProcedure = publicProcedure('write', {
	method: 'POST',
	path: '/public/dossiers/answer-step',
	tags: ['public'],
	summary: 'Answer a question that the procedure asks the citizen',
})
	.input(z.strictObject({ ...trackedTarget, step: stepKey, outcome: outcomeKey, note: optionalSentence }))
	.output(answer<TrackedDossier>('TrackedDossier'))
	.mutation(({ ctx, input }) => answerStep(ctx.services, input));
