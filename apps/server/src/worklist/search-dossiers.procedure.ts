import { z } from 'zod';
import { answerList } from '../api/answer.ts';
import { staffProcedure } from '../api/trpc.ts';
import type { SearchHit } from '../views.ts';
import { searchDossiers } from './search-dossiers.ts';

export const searchDossiersProcedure = staffProcedure('dossier.read', {
	method: 'GET',
	path: '/desk/search',
	tags: ['desk'],
	summary: 'Dossiers by code, name, phone or words, without diacritics',
})
	.input(z.strictObject({ text: z.string().trim().min(1).max(200) }))
	.output(answerList<SearchHit>('SearchHit'))
	.query(({ ctx, input }) => searchDossiers(ctx.services, ctx.session, input));
