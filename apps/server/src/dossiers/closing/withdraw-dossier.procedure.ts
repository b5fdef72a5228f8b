import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, sentence } from '../dossier-input.ts';
import { withdrawDossier } from './withdraw-dossier.ts';

export const withdrawDossierProcedure = staffProcedure('dossier.withdraw', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/withdraw',
	tags: ['desk'],
	summary: 'Record that the citizen asked at the counter to withdraw',
})
	.input(z.strictObject({ ...dossierTarget, reason: sentence }))
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => withdrawDossier(ctx.services, ctx.session, input));
