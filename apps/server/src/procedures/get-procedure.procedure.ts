import { z } from 'zod';
import { answer } from '../api/answer.ts';
import { publicProcedure } from '../api/trpc.ts';
import { procedureCode } from '../dossiers/dossier-input.ts';
import type { ProcedureDetail } from '../views.ts';
import { getProcedure } from './get-procedure.ts';

export const getProcedureProcedure = publicProcedure('read', {
	method: 'GET',
	path: '/public/procedures/{code}',
	tags: ['public'],
	summary: 'One published procedure with its papers, fee, time limit, steps and form',
})
	.input(z.strictObject({ code: procedureCode }))
	.output(answer<ProcedureDetail>('ProcedureDetail'))
	.query(({ ctx, input }) => getProcedure(ctx.services, input));
