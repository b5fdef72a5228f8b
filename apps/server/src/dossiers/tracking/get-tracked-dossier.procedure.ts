import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { publicProcedure } from '../../api/trpc.ts';
import type { TrackedDossier } from '../../views.ts';
import { trackedTarget } from '../dossier-input.ts';
import { getTrackedDossier } from './get-tracked-dossier.ts';

export const getTrackedDossierProcedure = publicProcedure('read', {
	method: 'GET',
	path: '/public/dossiers/tracked',
	tags: ['public'],
	summary: 'The dossier that a track token opens',
})
	.input(z.strictObject({ trackToken: trackedTarget.trackToken }))
	.output(answer<TrackedDossier>('TrackedDossier'))
	.query(({ ctx, input }) => getTrackedDossier(ctx.services, input));
