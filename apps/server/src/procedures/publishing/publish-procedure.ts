import { changeWardProcedure, type Tx } from '@motcua/database';
import { UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import { chosenProcedure } from '../admin/chosen-procedure.ts';
import { isReady, reasonsOf } from './gate/gate-lines.ts';
import { type Gate, type GateFrame, gateFrame, readGate } from './gate/read-gate.ts';
import { forgetMissed } from './publish-report.ts';
import type { GateLine } from './publishing-views.ts';
import { runMissingChecks } from './run-checks.ts';

export type Publisher = Pick<StaffSession, 'staffId' | 'name' | 'wardId'>;

/**
 * Puts the installed version before citizens: new dossiers are filed on it, dossiers under way stay on theirs. What the
 * server can check by itself and nobody has let it check yet (samples, kept rehearsals) is checked first; then every line
 * of the gate must be green in the same transaction that moves the pointer.
 *
 * @throws {UserError} `procedure.notInstalled`, `procedure.quarantined`, `procedure.notReady` with what is missing
 */
export async function publishProcedure(services: Services, session: Publisher, code: string): Promise<void> {
	const frame = await gateFrame(services, { wardId: session.wardId, code });
	await runMissingChecks(services, frame.version);
	await services.db.write(async (tx) => {
		const gate = await greenGate(tx, frame);
		await putBeforeCitizens(tx, services, session, gate);
		await forgetMissed(tx, frame.version, services.clock.now().toString());
	});
	services.catalogue.forget(session.wardId);
}

/** Takes a procedure off the catalogue. Dossiers under way go on. */
export async function unpublishProcedure(services: Services, session: Publisher, code: string): Promise<void> {
	await services.db.write(async (tx) => {
		const { ward } = await chosenProcedure(tx, session.wardId, code);
		await movePointer(tx, services, session, { code, revision: ward.revision, digest: null });
	});
	services.catalogue.forget(session.wardId);
}

/** The gate, when it is green. Throws `procedure.quarantined`, `procedure.notReady`. */
export async function greenGate(tx: Tx, frame: GateFrame): Promise<Gate> {
	const gate = await readGate(tx, frame);
	if (!isReady(gate.lines)) throw notReady(gate.lines);
	return gate;
}

/** Publishes the version of a gate. Whoever calls has made sure that it is green. */
export function putBeforeCitizens(
	tx: Tx,
	services: Services,
	session: Publisher,
	{ ward, stored }: Gate,
	detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
	return movePointer(tx, services, session, {
		code: ward.code,
		revision: ward.revision,
		digest: stored.digest,
		detail,
	});
}

async function movePointer(
	tx: Tx,
	services: Services,
	session: Publisher,
	to: {
		readonly code: string;
		readonly revision: number;
		readonly digest: string | null;
		readonly detail?: Readonly<Record<string, unknown>>;
	},
): Promise<void> {
	await changeWardProcedure(tx, {
		wardId: session.wardId,
		code: to.code,
		expectedRevision: to.revision,
		publishedDigest: to.digest,
		at: services.clock.now().toString(),
		by: session.staffId,
	});
	await recordAct(tx, services, session, {
		action: to.digest === null ? 'procedure.unpublished' : 'procedure.published',
		target: `procedure:${to.code}`,
		detail: { digest: to.digest, ...to.detail },
	});
}

function notReady(lines: readonly GateLine[]): UserError {
	const reasons = reasonsOf(lines);
	const isQuarantined = lines.some(({ id, state }) => id === 'quarantine' && state !== 'ok');
	return new UserError('PRECONDITION_FAILED', isQuarantined ? 'procedure.quarantined' : 'procedure.notReady', {
		vi: reasons.map(({ vi }) => vi).join(' '),
		en: reasons.map(({ en }) => en).join(' '),
	});
}
