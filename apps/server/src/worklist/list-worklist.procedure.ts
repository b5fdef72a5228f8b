import { z } from 'zod';
import { answer } from '../api/answer.ts';
import { staffProcedure } from '../api/trpc.ts';
import type { Page, WorklistItem } from '../views.ts';
import { listWorklist } from './list-worklist.ts';

export const worklistView = z.enum([
	'mine',
	'toReceive',
	'dueToday',
	'overdue',
	'waitingCitizen',
	'blocked',
	'toReturn',
	'open',
	'finished',
]);

export const listWorklistProcedure = staffProcedure('worklist.read', {
	method: 'GET',
	path: '/desk/worklist',
	tags: ['desk'],
	summary: 'Dossiers of one view, what is due first on top, page by page',
})
	.input(
		z.strictObject({
			view: worklistView,
			text: z.string().trim().max(200).optional(),
			cursor: z.string().max(400).optional(),
			limit: z.coerce.number().int().min(1).max(100).default(25),
		}),
	)
	.output(answer<Page<WorklistItem>>('Page of WorklistItem'))
	.query(({ ctx, input }) => listWorklist(ctx.services, ctx.session, input));
