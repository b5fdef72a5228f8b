import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, optionalSentence } from '../dossier-input.ts';
import { receiveDossier } from './receive-dossier.ts';

export const receiveDossierProcedure = staffProcedure('dossier.receive', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/receive',
	tags: ['desk'],
	summary: 'Accept the dossier: the official code is given and the clock starts',
})
	.input(z.strictObject({ ...dossierTarget, note: optionalSentence }))
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => receiveDossier(ctx.services, ctx.session, input));
