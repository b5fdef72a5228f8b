import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, optionalSentence, sentence } from '../dossier-input.ts';
import { stopDossier } from './stop-dossier.ts';

export const stopDossierProcedure = staffProcedure('dossier.stop', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/stop',
	tags: ['desk'],
	summary: 'Stop handling, with the legal ground (form 05)',
})
	.input(
		z.strictObject({
			...dossierTarget,
			kind: z.enum(['abandoned', 'notEligible', 'unpaid', 'other']),
			reason: sentence,
			legalBasis: optionalSentence,
		}),
	)
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => stopDossier(ctx.services, ctx.session, input));
