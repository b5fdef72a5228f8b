import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { publicProcedure } from '../../api/trpc.ts';
import type { TrackedDossier } from '../../views.ts';
import { sentence, trackedTarget } from '../dossier-input.ts';
import { withdrawTracked } from './withdraw-tracked.ts';

export const withdrawTrackedProcedure = publicProcedure('write', {
	method: 'POST',
	path: '/public/dossiers/withdraw',
	tags: ['public'],
	summary: 'Withdraw a dossier before its result is signed',
})
	.input(z.strictObject({ ...trackedTarget, reason: sentence }))
	.output(answer<TrackedDossier>('TrackedDossier'))
	.mutation(({ ctx, input }) => withdrawTracked(ctx.services, input));
