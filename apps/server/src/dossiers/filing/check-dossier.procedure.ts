import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { publicProcedure } from '../../api/trpc.ts';
import type { CheckResult } from '../../views.ts';
import { answers, packageDigest, procedureCode } from '../dossier-input.ts';
import { checkDossier } from './check-dossier.ts';

export const checkDossierProcedure = publicProcedure('write', {
	method: 'POST',
	path: '/public/dossiers/check',
	tags: ['public'],
	summary: "Run the form's rules and the procedure's own check before filing; stores nothing",
})
	.input(z.strictObject({ code: procedureCode, digest: packageDigest, answers }))
	.output(answer<CheckResult>('CheckResult'))
	.mutation(({ ctx, input }) => checkDossier(ctx.services, input));
