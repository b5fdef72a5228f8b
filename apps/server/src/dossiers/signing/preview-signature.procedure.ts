import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { SignPreview } from '../../views.ts';
import { entityId, stepKey } from '../dossier-input.ts';
import { previewSignature } from './preview-signature.ts';

export const previewSignatureProcedure = staffProcedure('dossier.sign', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/sign-preview',
	tags: ['desk'],
	summary: 'The rendered result as it would be signed, with its hash',
})
	.input(z.strictObject({ dossierId: entityId, step: stepKey }))
	.output(answer<SignPreview>('SignPreview'))
	.mutation(({ ctx, input }) => previewSignature(ctx.services, ctx.session, input));
