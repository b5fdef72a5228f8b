import { closeBreaker, hurryRunsOf, pinnedDossiers, quarantinePackage } from '@motcua/database';
import { sameInBoth } from '@motcua/domain';
import { UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import { staffActor } from '../../dossiers/core/actors.ts';
import { executeCommand } from '../../dossiers/core/execute-command.ts';
import type { Services } from '../../services.ts';
import { knownVersion } from './known-version.ts';
import { versionRefusals } from './version-refusals.ts';

interface OfVersion {
	readonly code: string;
	readonly digest: string;
}

/** How many blocked dossiers one request runs again; the caller asks again while some are left. */
const AT_ONCE = 100;

/**
 * Takes a version out of service: none of its steps begins any more, it cannot be published or rolled back to. Where it is
 * published it stays so, for everybody to see: whether citizens shall meet another version is for a person to say.
 *
 * @throws {UserError} `version.unknown`, `version.retired`, `procedure.quarantined`
 */
export async function quarantineVersion(
	services: Services,
	session: StaffSession,
	{ code, digest, reason }: OfVersion & { readonly reason: string },
): Promise<void> {
	await services.db.write(
		async (tx) => {
			const stored = await knownVersion(tx, code, digest);
			if (stored.retiredAt !== null) throw versionRefusals.retired(stored);
			if (stored.quarantinedAt !== null) throw versionRefusals.quarantined(stored);
			const at = services.clock.now().toString({ smallestUnit: 'millisecond' });
			await quarantinePackage(tx, digest, { at, reason: sameInBoth(reason), by: session.staffId });
			await recordAct(tx, services, session, {
				action: 'procedure.quarantined',
				target: `procedure:${code}`,
				detail: { version: stored.version, digest, reason },
			});
		},
		{ name: 'procedure.quarantine' },
	);
}

/**
 * Puts a version back into service. Its package is read from the disk again first, and what waited for it runs now;
 * dossiers that were blocked are run again by {@link retryBlocked}.
 *
 * @throws {UserError} `version.unknown`, `version.notQuarantined`, `procedure.broken` while its file is not what it was
 */
export async function releaseVersion(
	services: Services,
	session: StaffSession,
	{ code, digest }: OfVersion,
): Promise<void> {
	const before = await knownVersion(services.db.read, code, digest);
	if (before.quarantinedAt === null) throw versionRefusals.notQuarantined(before);
	services.catalogue.forgetProcedure(digest);
	await services.catalogue.procedure(digest);
	await services.db.write(
		async (tx) => {
			await quarantinePackage(tx, digest, null);
			const waited = await hurryRunsOf(tx, digest, services.clock.now().toString({ smallestUnit: 'millisecond' }));
			await recordAct(tx, services, session, {
				action: 'procedure.released',
				target: `procedure:${code}`,
				detail: { version: before.version, digest, waited },
			});
			tx.afterCommit(() => services.doorbell.ring());
		},
		{ name: 'procedure.release' },
	);
}

/**
 * Lets runs of a stopped step begin again.
 *
 * @throws {UserError} `version.unknown`, `version.stepNotStopped`
 */
export async function letStepRun(
	services: Services,
	session: StaffSession,
	{ code, digest, step }: OfVersion & { readonly step: string },
): Promise<void> {
	await services.db.write(
		async (tx) => {
			const stored = await knownVersion(tx, code, digest);
			const at = services.clock.now().toString({ smallestUnit: 'millisecond' });
			if (!(await closeBreaker(tx, { digest, step, at, by: session.staffId }))) throw versionRefusals.stepNotStopped();
			await recordAct(tx, services, session, {
				action: 'procedure.stepReleased',
				target: `procedure:${code}`,
				detail: { version: stored.version, digest, step },
			});
		},
		{ name: 'procedure.letStepRun' },
	);
}

/**
 * Runs a step again for the dossiers of the ward that stand blocked in it, {@link AT_ONCE} at a time. One that somebody
 * else moved on meanwhile is left alone.
 *
 * @throws {UserError} `version.unknown`
 */
export async function retryBlocked(
	services: Services,
	session: StaffSession,
	{ code, digest, step }: OfVersion & { readonly step: string },
): Promise<{ readonly retried: number; readonly left: boolean }> {
	const { wardId } = session;
	const stored = await knownVersion(services.db.read, code, digest);
	const blocked = await pinnedDossiers(services.db.read, { wardId, digest, blockedAt: step, limit: AT_ONCE + 1 });
	const note = `Chạy lại cùng lúc các hồ sơ bị vướng ở bước này (phiên bản ${stored.version}).`;
	let retried = 0;
	for (const { id: dossierId } of blocked.slice(0, AT_ONCE)) {
		try {
			await executeCommand(services, {
				wardId,
				dossierId,
				expectedSeq: null,
				actor: staffActor(session),
				commands: ({ state }) => (state.blocked === null ? [] : [{ type: 'unblock', note }]),
			});
			retried++;
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
		}
	}
	await services.db.write((tx) =>
		recordAct(tx, services, session, {
			action: 'procedure.blockedRetried',
			target: `procedure:${code}`,
			detail: { version: stored.version, digest, step, dossiers: retried },
		}),
	);
	return { retried, left: blocked.length > AT_ONCE };
}
