import { listWards } from '@motcua/database';
import { z } from 'zod';
import { answer } from '../api/answer.ts';
import { UserError } from '../api/errors.ts';
import { publicProcedure, router, staffProcedure } from '../api/trpc.ts';
import { readHealth } from '../monitoring/health.ts';
import { jobsRouter } from '../monitoring/jobs/jobs.router.ts';
import { listSchedulesProcedure } from '../schedules/list-schedules.procedure.ts';
import { setUpWard, setupInput } from '../setup/set-up-ward.ts';
import type { HealthView, SetupStatus } from '../views.ts';
import { trustRouter } from './trust/trust.router.ts';

const status = publicProcedure('read')
	.output(answer<SetupStatus>('SetupStatus'))
	.query(async ({ ctx }) => {
		const needed = (await listWards(ctx.services.db.read)).length === 0;
		const shelf = needed ? await ctx.services.shelf.list() : [];
		return {
			needed,
			procedures: shelf.map(({ package: { manifest } }) => ({ code: manifest.code, name: manifest.name })),
		};
	});

const complete = publicProcedure('secret')
	.input(setupInput.extend({ token: z.string().min(1).max(100) }))
	.output(answer<{ readonly done: true }>('Done'))
	.mutation(async ({ ctx, input }) => {
		const { setupToken } = ctx.services;
		const { token, ...choices } = input;
		if (!setupToken.matches(token))
			throw new UserError(
				'FORBIDDEN',
				'setup.token',
				{
					vi: 'Mã thiết lập không đúng hoặc đã dùng. Xem mã mới nhất ở cửa sổ dòng lệnh nơi chạy máy chủ.',
					en: 'The set-up token is wrong or was used. See the newest one in the terminal where the server runs.',
				},
				{ field: 'token' },
			);
		await setUpWard(ctx.services, choices);
		setupToken.use();
		return { done: true as const };
	});

const health = staffProcedure('health.read')
	.output(answer<HealthView>('HealthView'))
	.query(({ ctx }) => readHealth(ctx.services));

/** What ward IT calls. */
export const platformRouter = router({
	setup: router({ status, complete }),
	health,
	schedules: listSchedulesProcedure,
	jobs: jobsRouter,
	trust: trustRouter,
});
