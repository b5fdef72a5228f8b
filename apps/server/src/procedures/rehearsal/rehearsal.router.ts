import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { router, staffProcedure } from '../../api/trpc.ts';
import { entityId, packageDigest, procedureCode } from '../../dossiers/dossier-input.ts';
import type { RehearsalStart, RehearsalView, ReplayView } from '../../views.ts';
import { acceptEnd, replayRehearsal } from './accept-end.ts';
import { rehearsalsOf } from './list-rehearsals.ts';
import {
	actInRehearsal,
	getRehearsal,
	keepRehearsal,
	removeRehearsal,
	startRehearsal,
	takeBackAct,
} from './rehearse.ts';
import { rehearsalAct } from './script.ts';

const byId = z.strictObject({ id: entityId });
const name = z.string().trim().min(1).max(120);
const viewAnswer = answer<RehearsalView>('RehearsalView');
const replayAnswer = answer<ReplayView>('ReplayView');
const done = answer<{ readonly done: true }>('Done');

const list = staffProcedure('procedures.rehearse')
	.input(z.strictObject({ code: procedureCode }))
	.output(answer<RehearsalStart>('RehearsalStart'))
	.query(({ ctx, input }) => rehearsalsOf(ctx.services, ctx.session, input));

const start = staffProcedure('procedures.rehearse')
	.input(
		z.strictObject({
			code: procedureCode,
			digest: packageDigest.optional(),
			/** Where the virtual clock begins; now by default. */
			startsAt: z.iso.datetime({ offset: true }).optional(),
			name,
		}),
	)
	.output(viewAnswer)
	.mutation(({ ctx, input }) => startRehearsal(ctx.services, ctx.session, input));

const get = staffProcedure('procedures.rehearse')
	.input(byId)
	.output(viewAnswer)
	.query(({ ctx, input }) => getRehearsal(ctx.services, ctx.session.wardId, input.id));

const act = staffProcedure('procedures.rehearse')
	.input(z.strictObject({ id: entityId, played: z.int().min(0).max(1_000), act: rehearsalAct }))
	.output(viewAnswer)
	.mutation(({ ctx, input }) => actInRehearsal(ctx.services, ctx.session.wardId, input));

const takeBack = staffProcedure('procedures.rehearse')
	.input(z.strictObject({ id: entityId, played: z.int().min(1).max(1_000) }))
	.output(viewAnswer)
	.mutation(({ ctx, input }) => takeBackAct(ctx.services, ctx.session.wardId, input));

const keep = staffProcedure('procedures.rehearse')
	.input(z.strictObject({ id: entityId, name }))
	.output(done)
	.mutation(async ({ ctx, input }) => {
		await keepRehearsal(ctx.services, ctx.session, input);
		return { done: true as const };
	});

const remove = staffProcedure('procedures.rehearse')
	.input(byId)
	.output(done)
	.mutation(async ({ ctx, input }) => {
		await removeRehearsal(ctx.services, ctx.session, input.id);
		return { done: true as const };
	});

const replay = staffProcedure('procedures.rehearse')
	.input(z.strictObject({ id: entityId, digest: packageDigest.optional() }))
	.output(replayAnswer)
	.mutation(({ ctx, input }) => replayRehearsal(ctx.services, ctx.session, input));

const accept = staffProcedure('procedures.publish')
	.input(byId)
	.output(replayAnswer)
	.mutation(({ ctx, input }) => acceptEnd(ctx.services, ctx.session, input));

/** Playing a dossier before citizens can file one. */
export const rehearsalRouter = router({ list, start, get, act, takeBack, keep, remove, replay, accept });
