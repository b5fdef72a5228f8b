import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, entityId, optionalSentence } from '../dossier-input.ts';
import { assignDossier } from './assign-dossier.ts';

export const assignDossierProcedure = staffProcedure('dossier.assign', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/assign',
	tags: ['desk'],
	summary: 'Give the present step to somebody',
})
	.input(z.strictObject({ ...dossierTarget, staffId: entityId, note: optionalSentence }))
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => assignDossier(ctx.services, ctx.session, input));
