import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget } from '../dossier-input.ts';
import { claimDossier } from './claim-dossier.ts';

export const claimDossierProcedure = staffProcedure('dossier.claim', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/claim',
	tags: ['desk'],
	summary: 'Take the present step oneself',
})
	.input(z.strictObject(dossierTarget))
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => claimDossier(ctx.services, ctx.session, input));
