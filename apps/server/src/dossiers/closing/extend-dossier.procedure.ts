import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { calendarDate, dossierTarget, sentence } from '../dossier-input.ts';
import { extendDossier } from './extend-dossier.ts';

export const extendDossierProcedure = staffProcedure('dossier.extend', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/extend',
	tags: ['desk'],
	summary: 'Apologise and move the due date, once (form 04)',
})
	.input(z.strictObject({ ...dossierTarget, newDueOn: calendarDate, reason: sentence }))
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => extendDossier(ctx.services, ctx.session, input));
