import {
	findApproval,
	findPackage,
	keptRehearsals,
	listPackages,
	listStaff,
	listWardProcedures,
	openApprovals,
	type PublishApproval,
} from '@motcua/database';
import { mayDo } from '../../api/permissions.ts';
import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import { isReady } from './gate/gate-lines.ts';
import { gateFrame, readGate } from './gate/read-gate.ts';
import { readReport } from './publish-report.ts';
import type { ApprovalRequest, ApprovalState, PublishGate, PublishingAttention } from './publishing-views.ts';

type Names = (staffId: string | null) => string;

async function namesIn({ db }: Services, wardId: string): Promise<Names> {
	const staff = new Map((await listStaff(db.read, wardId)).map(({ id, fullName }) => [id, fullName]));
	return (staffId) => (staffId === null ? '' : (staff.get(staffId) ?? staffId));
}

/**
 * The checklist of a version, the installed one unless another is named.
 *
 * @throws {UserError} `procedure.notInstalled`
 */
export async function publishGate(
	services: Services,
	session: StaffSession,
	input: { readonly code: string; readonly digest?: string | undefined },
): Promise<PublishGate> {
	const { read } = services.db;
	const { wardId } = session;
	const frame = await gateFrame(services, { wardId, ...input });
	const [{ lines, ward }, report, approval, kept, names] = await Promise.all([
		readGate(read, frame),
		readReport(read, frame.version),
		findApproval(read, frame.version),
		keptRehearsals(read, wardId, input.code),
		namesIn(services, wardId),
	]);
	const [published, planned] = await Promise.all([
		ward.publishedDigest === null ? null : findPackage(read, ward.publishedDigest),
		ward.plannedDigest === null ? null : findPackage(read, ward.plannedDigest),
	]);
	const { manifest } = frame.procedure;
	return {
		code: input.code,
		name: manifest.name,
		digest: frame.version.digest,
		version: manifest.version,
		publishedVersion: published?.version ?? null,
		publishedDigest: ward.publishedDigest,
		lines,
		ready: isReady(lines),
		rehearsals: kept.map(({ id, name }) => ({ id, name })),
		needsApproval: frame.ward.settings.publishNeedsApproval,
		approval: approval && approvalState(approval, session, names),
		planned:
			planned && ward.plannedFrom !== null
				? { version: planned.version, digest: planned.digest, from: ward.plannedFrom, by: names(ward.plannedBy) }
				: null,
		missed: report.missed,
	};
}

const approvalState = (approval: PublishApproval, { staffId }: StaffSession, names: Names): ApprovalState => ({
	requestedAt: approval.requestedAt,
	requestedBy: names(approval.requestedBy),
	isOwn: approval.requestedBy === staffId,
	decision: approval.decision,
	decidedAt: approval.decidedAt,
	decidedBy: approval.decidedBy === null ? null : names(approval.decidedBy),
	note: approval.note,
});

/** What waits for the leader, each with its whole checklist. */
export async function approvalsFor(services: Services, session: StaffSession): Promise<readonly ApprovalRequest[]> {
	const names = await namesIn(services, session.wardId);
	const waiting = await openApprovals(services.db.read, session.wardId);
	return Promise.all(
		waiting.map(async (approval) => ({
			gate: await publishGate(services, session, approval),
			approval: approvalState(approval, session, names),
		})),
	);
}

/** What this person should know of, on whichever page they are. */
export async function attentionFor(services: Services, session: StaffSession): Promise<PublishingAttention> {
	const { read } = services.db;
	const { wardId, staffId } = session;
	const roles = session.roles.map(({ role }) => role);
	const waiting = mayDo('procedures.approve', roles) ? await openApprovals(read, wardId) : [];
	return {
		approvals: waiting.filter(({ requestedBy }) => requestedBy !== staffId).length,
		missed: mayDo('procedures.publish', roles) ? await missedPlans(services, wardId) : [],
	};
}

async function missedPlans({ db }: Services, wardId: string): Promise<PublishingAttention['missed']> {
	const [chosen, packages] = await Promise.all([listWardProcedures(db.read, wardId), listPackages(db.read)]);
	const all = await Promise.all(
		packages
			.filter(({ code }) => chosen.some((one) => one.code === code))
			.map(async ({ code, digest, name }) => ({
				code,
				name,
				plan: (await readReport(db.read, { wardId, code, digest })).missed,
			})),
	);
	return all.flatMap(({ plan, ...one }) => (plan === null ? [] : [{ ...one, plan }]));
}
