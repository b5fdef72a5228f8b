import { z } from 'zod';
import { answerList } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { Assignee } from '../../views.ts';
import { entityId } from '../dossier-input.ts';
import { listAssignees } from './list-assignees.ts';

export const listAssigneesProcedure = staffProcedure('dossier.assign', {
	method: 'GET',
	path: '/desk/dossiers/{dossierId}/assignees',
	tags: ['desk'],
	summary: 'Who may be given the present step',
})
	.input(z.strictObject({ dossierId: entityId }))
	.output(answerList<Assignee>('Assignee'))
	.query(({ ctx, input }) => listAssignees(ctx.services, ctx.session, input));
