import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, optionalSentence } from '../dossier-input.ts';
import { retryStep } from './retry-step.ts';

export const retryStepProcedure = staffProcedure('dossier.retryStep', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/retry-step',
	tags: ['desk'],
	summary: 'Run the automatic step again that blocked the dossier',
})
	.input(z.strictObject({ ...dossierTarget, note: optionalSentence }))
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => retryStep(ctx.services, ctx.session, input));
