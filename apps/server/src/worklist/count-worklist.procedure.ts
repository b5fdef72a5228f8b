import { answer } from '../api/answer.ts';
import { staffProcedure } from '../api/trpc.ts';
import type { WorklistCounts } from '../views.ts';
import { countWorklist } from './count-worklist.ts';

export const countWorklistProcedure = staffProcedure('worklist.read', {
	method: 'GET',
	path: '/desk/worklist/counts',
	tags: ['desk'],
	summary: 'How many dossiers each view holds for the caller',
})
	.output(answer<WorklistCounts>('WorklistCounts'))
	.query(({ ctx }) => countWorklist(ctx.services, ctx.session));
