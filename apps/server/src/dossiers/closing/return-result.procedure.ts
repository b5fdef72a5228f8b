import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, optionalSentence } from '../dossier-input.ts';
import { returnResult } from './return-result.ts';

export const returnResultProcedure = staffProcedure('dossier.returnResult', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/return-result',
	tags: ['desk'],
	summary: 'Record the hand-over of the result',
})
	.input(
		z.strictObject({
			...dossierTarget,
			/** Who took it, as written in the register. */
			receivedBy: z.string().trim().min(1).max(200),
			note: optionalSentence,
		}),
	)
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => returnResult(ctx.services, ctx.session, input));
