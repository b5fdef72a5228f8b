import {
	duePublications,
	findStaff,
	planPublication,
	RevisionConflictError,
	type WardProcedure,
} from '@motcua/database';
import { badInput, UserError } from '../../api/errors.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import { chosenProcedure } from '../admin/chosen-procedure.ts';
import { isReady, reasonsOf } from './gate/gate-lines.ts';
import { gateFrame, readGate } from './gate/read-gate.ts';
import { greenGate, type Publisher, putBeforeCitizens } from './publish-procedure.ts';
import { amendReport, forgetMissed } from './publish-report.ts';
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
 * reason stands on the procedure, in the record and in the log until somebody has dealt with it.
 */
export async function publishPlanned(services: Services): Promise<void> {
	const now = services.clock.now().toString({ smallestUnit: 'millisecond' });
	for (const due of await duePublications(services.db.read, now)) {
		try {
			await publishDue(services, due);
		} catch (error) {
			// Another process was faster, or somebody changed the procedure in this very moment: the next look decides.
			if (!(error instanceof RevisionConflictError)) throw error;
		}
	}
}

async function publishDue(services: Services, due: WardProcedure): Promise<void> {
	const { wardId, code, plannedDigest, plannedFrom, plannedBy } = due;
	if (plannedDigest === null || plannedFrom === null) return;
	const frame = await gateFrame(services, { wardId, code, digest: plannedDigest });
	await runMissingChecks(services, frame.version);
	const outcome = await services.db.write(async (tx) => {
		const gate = await readGate(tx, frame);
		// Cancelled, moved or done since the look.
		if (gate.ward.revision !== due.revision) return null;
		const person = plannedBy === null ? null : await findStaff(tx, wardId, plannedBy);
		const session = { wardId, staffId: plannedBy ?? 'motcua', name: person?.fullName ?? 'Hệ thống' };
		const revision = await planPublication(tx, { wardId, code, expectedRevision: due.revision }, null);
		const reasons = reasonsOf(gate.lines);
		if (isReady(gate.lines)) {
			await putBeforeCitizens(tx, services, session, { ...gate, ward: { ...gate.ward, revision } }, { plannedFrom });
			return { published: true, reasons };
		}
		const at = services.clock.now().toString();
		const missed = { version: gate.stored.version, from: plannedFrom, at, reasons: [...reasons] };
		await amendReport(tx, frame.version, at, (before) => ({ ...before, missed }));
		await recordAct(tx, services, session, {
			action: 'procedure.planMissed',
			target: `procedure:${code}`,
			detail: { digest: plannedDigest, plannedFrom, reasons: reasons.map(({ vi }) => vi) },
		});
		return { published: false, reasons };
	});
	services.catalogue.forget(wardId);
	if (outcome?.published) services.logger.info({ code, digest: plannedDigest }, 'published as planned');
	else if (outcome)
		services.logger.error(
			{ code, digest: plannedDigest, reasons: outcome.reasons.map(({ en }) => en) },
			'a planned publication did not happen: its checklist is not green any more',
		);
}

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
