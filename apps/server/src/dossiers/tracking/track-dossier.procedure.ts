import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { publicProcedure } from '../../api/trpc.ts';
import type { TrackedDossier } from '../../views.ts';
import { trackDossier } from './track-dossier.ts';

export const trackDossierProcedure = publicProcedure('secret', {
	method: 'POST',
	path: '/public/dossiers/track',
	tags: ['public'],
	summary: 'Open a dossier by its code and the phone or identity number given at filing',
})
	.input(z.strictObject({ code: z.string().trim().min(1).max(50), secondFact: z.string().trim().min(1).max(50) }))
	.output(answer<{ readonly trackToken: string; readonly dossier: TrackedDossier }>('TrackToken and TrackedDossier'))
	.mutation(({ ctx, input }) => trackDossier(ctx.services, input));
