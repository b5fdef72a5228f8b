import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget } from '../dossier-input.ts';
import { collectPayment } from './collect-payment.ts';

export const collectPaymentProcedure = staffProcedure('dossier.collectPayment', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/collect-payment',
	tags: ['desk'],
	summary: 'Record that the fee was paid',
})
	.input(
		z.strictObject({
			...dossierTarget,
			method: z.enum(['cash', 'transfer']),
			/** Number of the fee receipt (biên lai); one is given when left out. */
			receiptNumber: z.string().trim().min(1).max(50).optional(),
		}),
	)
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => collectPayment(ctx.services, ctx.session, input));
