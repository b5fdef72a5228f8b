import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, optionalSentence, outcomeKey, sha256Hex, stepKey } from '../dossier-input.ts';
import { signResult } from './sign-result.ts';

export const signResultProcedure = staffProcedure('dossier.sign', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/sign',
	tags: ['desk'],
	summary: 'Sign the result that was shown',
})
	.input(
		z.strictObject({
			...dossierTarget,
			step: stepKey,
			outcome: outcomeKey,
			/** Hash of the preview: what is signed is what was seen. */
			sha256: sha256Hex,
			note: optionalSentence,
		}),
	)
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => signResult(ctx.services, ctx.session, input));
