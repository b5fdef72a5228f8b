import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, optionalSentence, sentence } from '../dossier-input.ts';
import { rejectDossier } from './reject-dossier.ts';

export const rejectDossierProcedure = staffProcedure('dossier.reject', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/reject',
	tags: ['desk'],
	summary: 'Refuse reception with a reason (form 03)',
})
	.input(z.strictObject({ ...dossierTarget, reason: sentence, legalBasis: optionalSentence }))
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => rejectDossier(ctx.services, ctx.session, input));
