import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { entityId } from '../dossier-input.ts';
import { getDossier } from './get-dossier.ts';

export const getDossierProcedure = staffProcedure('dossier.read', {
	method: 'GET',
	path: '/desk/dossiers/{dossierId}',
	tags: ['desk'],
	summary: 'One dossier with exactly the acts that the caller may do now',
})
	.input(z.strictObject({ dossierId: entityId }))
	.output(answer<DeskDossier>('DeskDossier'))
	.query(({ ctx, input }) => getDossier(ctx.services, ctx.session, input));
