import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, sentence } from '../dossier-input.ts';
import { acceptRefusal } from './accept-refusal.ts';

export const acceptRefusalProcedure = staffProcedure('dossier.acceptRefusal', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/accept-refusal',
	tags: ['desk'],
	summary: 'Follow the refusal that an automatic step proposed',
})
	.input(z.strictObject({ ...dossierTarget, reason: sentence }))
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => acceptRefusal(ctx.services, ctx.session, input));
