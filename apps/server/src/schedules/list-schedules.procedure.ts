import { answerList } from '../api/answer.ts';
import { staffProcedure } from '../api/trpc.ts';
import type { ScheduleView } from '../views.ts';
import { listSchedules } from './list-schedules.ts';

export const listSchedulesProcedure = staffProcedure('health.read')
	.output(answerList<ScheduleView>('ScheduleView'))
	.query(({ ctx }) => listSchedules(ctx.services));
