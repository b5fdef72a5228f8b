import { findRunnableStepRuns, loadDossier } from '@motcua/database';
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { UserError } from '../../../api/errors.ts';
import { isOutboxDue } from '../../../steps/engine/due-work.ts';
import { wakeCitizenSteps } from '../../../steps/engine/wake-citizen-steps.ts';
import { carryOutDue } from '../../../steps/outbox/carry-out.ts';
import { runStep } from '../../../steps/run/run-step.ts';
import type { Stage } from '../stage/open-stage.ts';

/** Far more than a flow has; a procedure that is not through by then runs in a circle. */
const MOST_TURNS = 100;

/**
 * Does what is due by the stage's clock: automatic steps in the sandbox, messages, time-outs. What the step engine does for
 * live dossiers, in one go and in a fixed order.
 *
 * @throws {UserError} `rehearsal.endless` when automatic steps lead to each other without end
 */
export async function settle({ services, clock }: Stage): Promise<void> {
	for (let turn = 0; turn < MOST_TURNS; turn++) {
		const runs = await findRunnableStepRuns(services.db.read, clock.iso());
		for (const { id } of runs) await runStep(services, id, 'rehearsal');
		const toTell = await isOutboxDue(services.db.read, clock.iso());
		if (toTell) await carryOutDue(services);
		const woken = await wakeCitizenSteps(services);
		if (runs.length === 0 && !toTell && woken === 0) return;
	}
	throw new UserError('UNPROCESSABLE_CONTENT', 'rehearsal.endless', {
		vi: `Các bước tự động nối nhau quá ${MOST_TURNS} lượt mà không đến việc của người. Quy trình có vòng lặp; báo đơn vị cung cấp thủ tục.`,
		en: `Automatic steps followed each other ${MOST_TURNS} times without coming to a person. The flow runs in a circle; tell the publisher of the procedure.`,
	});
}

/** Lets time pass until an instant: everything that falls due on the way happens at its own time, in order. */
export async function letPass(stage: Stage, until: string): Promise<void> {
	for (;;) {
		const next = await nextWorkAt(stage);
		if (next === null || Date.parse(next) > Date.parse(until)) break;
		stage.clock.advanceTo(next);
		await settle(stage);
	}
	stage.clock.advanceTo(until);
	await settle(stage);
}

/** When the system has something to do by itself next: a step that waits, a time-out, a message; ISO, null for never. */
export async function nextWorkAt(stage: Stage): Promise<string | null> {
	const now = stage.clock.iso();
	const times = [await nextRunAt(stage, now), await nextIntentAt(stage, now), await nextTimeoutAt(stage, now)];
	return times.filter((at) => at !== null).sort()[0] ?? null;
}

async function nextRunAt({ services }: Stage, now: string): Promise<string | null> {
	const { stepRun } = services.db.tables;
	const [run] = await services.db.read
		.select({ at: stepRun.runAt })
		.from(stepRun)
		.where(and(eq(stepRun.state, sql`'pending'`), gt(stepRun.runAt, now)))
		.orderBy(asc(stepRun.runAt))
		.limit(1);
	return run?.at ?? null;
}

async function nextIntentAt({ services }: Stage, now: string): Promise<string | null> {
	const { outbox } = services.db.tables;
	const [intent] = await services.db.read
		.select({ at: outbox.dueAt })
		.from(outbox)
		.where(and(isNull(outbox.parkedAt), gt(outbox.dueAt, now)))
		.orderBy(asc(outbox.dueAt))
		.limit(1);
	return intent?.at ?? null;
}

/** The end of the citizen's time to answer a question of the flow. */
async function nextTimeoutAt({ services, wardId, dossierId }: Stage, now: string): Promise<string | null> {
	const loaded = dossierId === null ? null : await loadDossier(services.db.read, wardId, dossierId);
	const step = loaded?.state.step;
	if (step?.kind !== 'citizen' || step.dueAt === null) return null;
	return Date.parse(step.dueAt) > Date.parse(now) ? step.dueAt : null;
}
