import { z } from 'zod';
import { answerList } from '../api/answer.ts';
import { publicProcedure } from '../api/trpc.ts';
import type { ProcedureSummary } from '../views.ts';
import { searchProcedures } from './search-procedures.ts';

export const searchProceduresProcedure = publicProcedure('read', {
	method: 'GET',
	path: '/public/procedures',
	tags: ['public'],
	summary: 'Published procedures, by words without diacritics or by category',
})
	.input(
		z.strictObject({ text: z.string().trim().max(200).optional(), category: z.string().trim().max(200).optional() }),
	)
	.output(answerList<ProcedureSummary>('ProcedureSummary'))
	.query(({ ctx, input }) => searchProcedures(ctx.services, input));
