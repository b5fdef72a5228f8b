import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { fileAtCounter } from './file-at-counter.ts';
import { submission } from './submit-dossier.procedure.ts';

export const fileAtCounterProcedure = staffProcedure('dossier.fileAtCounter', {
	method: 'POST',
	path: '/desk/dossiers',
	tags: ['desk'],
	summary: 'File a dossier for somebody who stands at the counter or sent it by post, and receive it at once',
})
	.input(
		submission.extend({
			channel: z.enum(['counter', 'publicPost']),
			/** Papers that were shown at the counter and given back. */
			shown: z.array(z.string().min(1).max(100)).max(50).default([]),
			/** False leaves it for a colleague to receive. */
			receive: z.boolean().default(true),
		}),
	)
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => fileAtCounter(ctx.services, ctx.session, input));
