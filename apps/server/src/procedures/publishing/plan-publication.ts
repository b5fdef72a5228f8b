import {
	duePublications,
	findPackage,
	findStaff,
	planPublication,
	RevisionConflictError,
	type Tx,
	type WardProcedure,
} from '@motcua/database';
import type { Localised } from '@motcua/domain';
import { badInput, UserError } from '../../api/errors.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import { chosenProcedure } from '../admin/chosen-procedure.ts';
import { isReady, reasonsOf } from './gate/gate-lines.ts';
import { gateFrame, readGate } from './gate/read-gate.ts';
import { greenGate, type Publisher, putBeforeCitizens } from './publish-procedure.ts';
import { amendReport, forgetMissed, type Version } from './publish-report.ts';
import { runMissingChecks } from './run-checks.ts';

/**
 * Plans the publishing of the installed version for the beginning of a day, such as the day on which a decree takes
 * effect. The gate must be green now, and is read again at that moment.
 *
 * @param from ISO date in the ward's time zone, after today
 * @throws {UserError} `publish.dateNotAhead`, and what `publishProcedure` throws
 */
export async function planPublishing(
	services: Services,
	session: Publisher,
	{ code, from }: { readonly code: string; readonly from: string },
): Promise<void> {
	const frame = await gateFrame(services, { wardId: session.wardId, code });
	const { timeZone } = frame.ward.calendar;
	const begins = Temporal.PlainDate.from(from).toZonedDateTime(timeZone).toInstant();
	if (Temporal.Instant.compare(begins, services.clock.now()) <= 0) throw notAhead(from);
	await runMissingChecks(services, frame.version);
	await services.db.write(async (tx) => {
		const { ward, stored } = await greenGate(tx, frame);
		const of = { wardId: session.wardId, code, expectedRevision: ward.revision };
		await planPublication(tx, of, {
			digest: stored.digest,
			from: begins.toString({ smallestUnit: 'millisecond' }),
			by: session.staffId,
		});
		await forgetMissed(tx, frame.version, services.clock.now().toString());
		await recordAct(tx, services, session, {
			action: 'procedure.planned',
			target: `procedure:${code}`,
			detail: { digest: stored.digest, version: stored.version, from },
		});
	});
}

/** Takes a plan back, and with it the notice of one that was missed. Throws `publish.notPlanned` when there is none. */
export async function cancelPlan(services: Services, session: Publisher, code: string): Promise<void> {
	await services.db.write(async (tx) => {
		const { ward } = await chosenProcedure(tx, session.wardId, code);
		if (ward.plannedDigest === null) throw notPlanned(code);
		await planPublication(tx, { wardId: session.wardId, code, expectedRevision: ward.revision }, null);
		await recordAct(tx, services, session, {
			action: 'procedure.planCancelled',
			target: `procedure:${code}`,
			detail: { digest: ward.plannedDigest, from: ward.plannedFrom },
		});
	});
}

/**
 * Publishes what was planned for now. A version whose gate is not green any more is not published: the plan ends, and the
 * reason stands on the procedure, in the record and in the log until somebody has dealt with it. One that fails does not
 * keep the others waiting.
 *
 * @returns how many plans have ended, well or not
 */
export async function publishPlanned(services: Services): Promise<number> {
	const now = services.clock.now().toString({ smallestUnit: 'millisecond' });
	let ended = 0;
	for (const due of await duePublications(services.db.read, now)) {
		try {
			await publishDue(services, due);
			ended++;
		} catch (error) {
			// Another process was faster, or somebody changed the procedure in this very moment: the next look decides.
			if (error instanceof RevisionConflictError) continue;
			services.logger.error({ err: error, code: due.code }, 'a planned publication could not be carried out');
			await endPlan(services, due, (tx, plan) => miss(tx, services, plan, [unreadable]));
			ended++;
		}
	}
	return ended;
}

async function publishDue(services: Services, due: WardProcedure): Promise<void> {
	const { wardId, code, plannedDigest, plannedFrom } = due;
	if (plannedDigest === null) return;
	const frame = await gateFrame(services, { wardId, code, digest: plannedDigest });
	await runMissingChecks(services, frame.version);
	await endPlan(services, due, async (tx, plan) => {
		const gate = await readGate(tx, frame);
		if (!isReady(gate.lines)) return miss(tx, services, plan, reasonsOf(gate.lines));
		await putBeforeCitizens(tx, services, plan.session, gate, { plannedFrom });
		tx.afterCommit(() => services.logger.info({ code, digest: plannedDigest }, 'published as planned'));
	});
	services.catalogue.forget(wardId);
}

/** A plan whose time has come, with whoever made it. */
interface EndingPlan {
	readonly version: Version;
	readonly from: string;
	readonly session: Publisher;
}

/** Takes the plan off the procedure and does what follows, in one transaction. Nothing happens to a plan that was changed meanwhile. */
async function endPlan(
	services: Services,
	{ wardId, code, revision, plannedDigest, plannedFrom, plannedBy }: WardProcedure,
	follow: (tx: Tx, plan: EndingPlan) => Promise<void>,
): Promise<void> {
	if (plannedDigest === null || plannedFrom === null) return;
	await services.db.write(
		async (tx) => {
			await planPublication(tx, { wardId, code, expectedRevision: revision }, null);
			const person = plannedBy === null ? null : await findStaff(tx, wardId, plannedBy);
			const session = { wardId, staffId: plannedBy ?? 'motcua', name: person?.fullName ?? 'Hệ thống' };
			await follow(tx, { version: { wardId, code, digest: plannedDigest }, from: plannedFrom, session });
		},
		{ name: 'publish.planned' },
	);
}

/** Tells of a publication that did not happen. */
async function miss(
	tx: Tx,
	services: Services,
	{ version, from, session }: EndingPlan,
	reasons: readonly Localised[],
): Promise<void> {
	const { code, digest } = version;
	const at = services.clock.now().toString();
	const stored = await findPackage(tx, digest);
	const missed = { version: stored?.version ?? '', from, at, reasons: [...reasons] };
	await amendReport(tx, version, at, (before) => ({ ...before, missed }));
	await recordAct(tx, services, session, {
		action: 'procedure.planMissed',
		target: `procedure:${code}`,
		detail: { digest, plannedFrom: from, reasons: reasons.map(({ vi }) => vi) },
	});
	const why = reasons.map(({ en }) => en);
	tx.afterCommit(() => services.logger.error({ code, digest, why }, 'a planned publication did not happen'));
}

const unreadable: Localised = {
	vi: 'Không đọc được gói của phiên bản này trên máy chủ. Xem Sức khoẻ hệ thống, cài lại gói rồi hẹn ngày mới.',
	en: 'The package of this version can’t be read on the server. See System health, install it again, then plan anew.',
};

const notAhead = (from: string): UserError =>
	badInput('publish.dateNotAhead', 'from', {
		vi: `Ngày ${from} không ở phía trước. Chọn ngày từ ngày mai trở đi, hoặc công bố ngay.`,
		en: `${from} does not lie ahead. Choose tomorrow or later, or publish now.`,
	});
const notPlanned = (code: string): UserError =>
	new UserError('CONFLICT', 'publish.notPlanned', {
		vi: `Thủ tục ${code} không có lịch công bố nào để huỷ.`,
		en: `No publication of procedure ${code} is planned.`,
	});
