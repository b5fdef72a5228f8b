import { changeRehearsal } from '@motcua/database';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import { gateFrame } from '../publishing/gate/read-gate.ts';
import { checkRehearsal } from '../publishing/run-checks.ts';
import type { ReplayView } from './rehearsal-views.ts';
import { knownRehearsal } from './rehearse.ts';

/** Plays a kept rehearsal on a version, the installed one unless another is named. */
export async function replayRehearsal(
	services: Services,
	{ wardId }: StaffSession,
	{ id, digest }: { readonly id: string; readonly digest?: string | undefined },
): Promise<ReplayView> {
	const { code } = await knownRehearsal(services, wardId, id);
	const { version } = await gateFrame(services, { wardId, code, digest });
	return (await checkRehearsal(services, version, id)).replay;
}

/**
 * Makes the way a rehearsal ends on the installed version the yardstick from now on: the change was intended. It is played
 * again, so that what is accepted is what is.
 */
export async function acceptEnd(
	services: Services,
	session: StaffSession,
	{ id }: { readonly id: string },
): Promise<ReplayView> {
	const { wardId } = session;
	const { code, name } = await knownRehearsal(services, wardId, id);
	const { version } = await gateFrame(services, { wardId, code });
	const { end, replay } = await checkRehearsal(services, version, id);
	await services.db.write(async (tx) => {
		await changeRehearsal(tx, wardId, id, { ended: end, digest: version.digest });
		await recordAct(tx, services, session, {
			action: 'rehearsal.accepted',
			target: `procedure:${code}`,
			detail: { rehearsalId: id, name, digest: version.digest, differences: replay.differences.length },
		});
	});
	return (await checkRehearsal(services, version, id)).replay;
}
