import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, sentence, stepKey } from '../dossier-input.ts';
import { reopenDossier } from './reopen-dossier.ts';

export const reopenDossierProcedure = staffProcedure('dossier.reopen', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/reopen',
	tags: ['desk'],
	summary: 'Take a finished dossier back before hand-over because of an error',
})
	.input(z.strictObject({ ...dossierTarget, step: stepKey.optional(), reason: sentence }))
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => reopenDossier(ctx.services, ctx.session, input));
