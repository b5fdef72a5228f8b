import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { publicProcedure } from '../../api/trpc.ts';
import type { SubmitReceipt } from '../../views.ts';
import { answers, delivery, packageDigest, paperUploads, procedureCode } from '../dossier-input.ts';
import { submitDossier } from './submit-dossier.ts';

export const submission = z.strictObject({
	/** Made by the browser once per filing: repeating the call gives the same receipt. */
	idempotencyKey: z.uuid(),
	code: procedureCode,
	/** Of the package version that the citizen read (`procedure.get`). */
	digest: packageDigest,
	answers,
	documents: paperUploads,
	delivery,
});

export const submitDossierProcedure = publicProcedure('write', {
	method: 'POST',
	path: '/public/dossiers',
	tags: ['public'],
	summary: 'File a dossier; the answer comes after it is stored durably',
})
	.input(submission)
	.output(answer<SubmitReceipt>('SubmitReceipt'))
	.mutation(({ ctx, input }) => submitDossier(ctx.services, input));
