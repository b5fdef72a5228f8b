import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { answers, dossierTarget, optionalSentence, outcomeKey, stepKey } from '../dossier-input.ts';
import { completeStep } from './complete-step.ts';

export const completeStepProcedure = staffProcedure('dossier.completeStep', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/complete-step',
	tags: ['desk'],
	summary: 'Finish the present step with one of its outcomes',
})
	.input(
		z.strictObject({
			...dossierTarget,
			step: stepKey,
			outcome: outcomeKey,
			note: optionalSentence,
			/** Answers of the step's staff form. */
			answers: answers.optional(),
		}),
	)
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => completeStep(ctx.services, ctx.session, input));
