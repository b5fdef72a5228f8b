import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, entityId } from '../dossier-input.ts';
import { digitisePaper } from './digitise-paper.ts';

export const digitisePaperProcedure = staffProcedure('dossier.digitise', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/digitise',
	tags: ['desk'],
	summary: 'Record that a paper was scanned or reused',
})
	.input(
		z.strictObject({
			...dossierTarget,
			documentId: entityId,
			/** 1 scanned, 2 reused, 3 reused from the result of another dossier. */
			digitisation: z.union([z.literal(1), z.literal(2), z.literal(3)]),
			uploadIds: z.array(entityId).max(50).default([]),
		}),
	)
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => digitisePaper(ctx.services, ctx.session, input));
