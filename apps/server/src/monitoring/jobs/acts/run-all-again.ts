import type { WorkRun } from '@motcua/database';
import { UserError } from '../../../api/errors.ts';
import type { StaffSession } from '../../../api/trpc.ts';
import { recordAct } from '../../../audit/record.ts';
import type { Services } from '../../../services.ts';
import type { BulkDone, FailedKind } from '../job-views.ts';
import { stuckRunsOf } from '../stuck-runs.ts';
import { beginAgain } from './run-acts.ts';

/** How many runs one request begins again; the caller asks again while some are left. */
const AT_ONCE = 100;

/**
 * Has the runs done again that failed in the same step for the same cause, {@link AT_ONCE} at a time. The audit log has
 * one entry before they begin; each dossier has its own event. What somebody else moved on meanwhile is left alone.
 */
export async function runAllAgain(services: Services, staff: StaffSession, kind: FailedKind): Promise<BulkDone> {
	const { db } = services;
	const runs = await stuckRunsOf(db.read, { wardId: staff.wardId, kind, limit: AT_ONCE + 1 });
	const now = runs.slice(0, AT_ONCE);
	if (now.length === 0) return { done: 0, refused: 0, left: false };
	const { procedureCode, step, failure } = kind;
	await db.write((tx) =>
		recordAct(tx, services, staff, {
			action: 'job.runsAgain',
			target: `procedure:${procedureCode}`,
			detail: { step, failure, runs: now.length },
		}),
	);
	let done = 0;
	for (const run of now) if (await isBegun(services, staff, run)) done++;
	return { done, refused: now.length - done, left: runs.length > AT_ONCE };
}

async function isBegun(services: Services, staff: StaffSession, run: WorkRun): Promise<boolean> {
	try {
		await beginAgain(services, staff, run);
		return true;
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
}
