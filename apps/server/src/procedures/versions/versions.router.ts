import { z } from 'zod';
import { answer, answerList } from '../../api/answer.ts';
import { router, staffProcedure } from '../../api/trpc.ts';
import { entityId, packageDigest, procedureCode, sentence, stepKey } from '../../dossiers/dossier-input.ts';
import { procedureAlarms } from './alarms.ts';
import { listPinned, listVersions } from './list-versions.ts';
import { listMoveDossiers, readMove } from './moving/move-view.ts';
import { applyMove, planMove, revertMove } from './moving/plan-move.ts';
import { letStepRun, quarantineVersion, releaseVersion, retryBlocked } from './quarantine.ts';
import { rollBack } from './roll-back.ts';
import { uninstallVersion } from './uninstall.ts';
import type {
	MoveDossierView,
	MoveView,
	PinnedDossierView,
	ProcedureAlarm,
	ProcedureVersions,
} from './version-views.ts';

const ofVersion = { code: procedureCode, digest: packageDigest };
const ofMove = { moveId: entityId };
const after = z.int().min(0).default(0);
const versionsAnswer = answer<ProcedureVersions>('ProcedureVersions');
const moveAnswer = answer<MoveView>('MoveView');

const list = staffProcedure('procedures.read')
	.input(z.strictObject({ code: procedureCode }))
	.output(versionsAnswer)
	.query(({ ctx, input }) => listVersions(ctx.services, ctx.session.wardId, input.code));

const alarms = staffProcedure('procedures.read')
	.output(answerList<ProcedureAlarm>('ProcedureAlarm'))
	.query(({ ctx }) => procedureAlarms(ctx.services, ctx.session.wardId));

const pinned = staffProcedure('procedures.read')
	.input(z.strictObject({ digest: packageDigest, after }))
	.output(answer<{ readonly items: readonly PinnedDossierView[]; readonly next: number | null }>('PinnedDossiers'))
	.query(({ ctx, input }) => listPinned(ctx.services, ctx.session.wardId, input));

const rollback = staffProcedure('procedures.publish')
	.input(z.strictObject(ofVersion))
	.output(versionsAnswer)
	.mutation(async ({ ctx: { services, session }, input }) => {
		await rollBack(services, session, input);
		return listVersions(services, session.wardId, input.code);
	});

const quarantine = staffProcedure('procedures.quarantine')
	.input(z.strictObject({ ...ofVersion, reason: sentence }))
	.output(versionsAnswer)
	.mutation(async ({ ctx: { services, session }, input }) => {
		await quarantineVersion(services, session, input);
		return listVersions(services, session.wardId, input.code);
	});

const release = staffProcedure('procedures.quarantine')
	.input(z.strictObject(ofVersion))
	.output(versionsAnswer)
	.mutation(async ({ ctx: { services, session }, input }) => {
		await releaseVersion(services, session, input);
		return listVersions(services, session.wardId, input.code);
	});

const releaseStep = staffProcedure('procedures.quarantine')
	.input(z.strictObject({ ...ofVersion, step: stepKey }))
	.output(versionsAnswer)
	.mutation(async ({ ctx: { services, session }, input }) => {
		await letStepRun(services, session, input);
		return listVersions(services, session.wardId, input.code);
	});

const retry = staffProcedure('procedures.quarantine')
	.input(z.strictObject({ ...ofVersion, step: stepKey }))
	.output(answer<{ readonly retried: number; readonly left: boolean }>('RetriedDossiers'))
	.mutation(({ ctx, input }) => retryBlocked(ctx.services, ctx.session, input));

const uninstall = staffProcedure('procedures.uninstall')
	.input(z.strictObject(ofVersion))
	.output(versionsAnswer)
	.mutation(async ({ ctx: { services, session }, input }) => {
		await uninstallVersion(services, session, input);
		return listVersions(services, session.wardId, input.code);
	});

const plan = staffProcedure('procedures.migrate')
	.input(
		z.strictObject({
			code: procedureCode,
			fromDigest: packageDigest,
			toDigest: packageDigest,
			kind: z.enum(['migration', 'hotfix']),
			reason: sentence,
		}),
	)
	.output(moveAnswer)
	.mutation(async ({ ctx: { services, session }, input }) => {
		const { moveId } = await planMove(services, session, input);
		return readMove(services, session.wardId, moveId);
	});

const move = staffProcedure('procedures.read')
	.input(z.strictObject(ofMove))
	.output(moveAnswer)
	.query(({ ctx, input }) => readMove(ctx.services, ctx.session.wardId, input.moveId));

const moveDossiers = staffProcedure('procedures.read')
	.input(z.strictObject({ ...ofMove, verdict: z.enum(['ok', 'manual', 'refused']).optional(), after }))
	.output(answer<{ readonly items: readonly MoveDossierView[]; readonly next: number | null }>('MoveDossiers'))
	.query(({ ctx, input }) => listMoveDossiers(ctx.services, ctx.session.wardId, input));

const begin = staffProcedure('procedures.migrate')
	.input(z.strictObject({ ...ofMove, also: z.array(entityId).max(1_000).default([]) }))
	.output(moveAnswer)
	.mutation(async ({ ctx: { services, session }, input }) => {
		await applyMove(services, session, input);
		return readMove(services, session.wardId, input.moveId);
	});

const revert = staffProcedure('procedures.migrate')
	.input(z.strictObject(ofMove))
	.output(moveAnswer)
	.mutation(async ({ ctx: { services, session }, input }) => {
		await revertMove(services, session, input.moveId);
		return readMove(services, session.wardId, input.moveId);
	});

/** Versions of procedures beside each other: back, away, and dossiers from one to the other. */
export const versionsRouter = router({
	list,
	alarms,
	pinned,
	rollback,
	quarantine,
	release,
	releaseStep,
	retry,
	uninstall,
	move: router({ plan, read: move, dossiers: moveDossiers, begin, revert }),
});
