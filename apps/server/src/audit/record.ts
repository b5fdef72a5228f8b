import { type AuditFact, appendAudit, type Tx } from '@motcua/database';
import type { StaffSession } from '../api/trpc.ts';
import type { Services } from '../services.ts';

/** Writes an act of staff into the ward's audit chain, in the transaction of the act. */
export function recordAct(
	tx: Tx,
	services: Pick<Services, 'clock'>,
	session: Pick<StaffSession, 'staffId' | 'name' | 'wardId'>,
	act: Pick<AuditFact, 'action' | 'target'> & { readonly detail?: AuditFact['detail'] },
): Promise<void> {
	return appendAudit(tx, {
		wardId: session.wardId,
		at: services.clock.now().toString(),
		actor: { kind: 'staff', id: session.staffId, name: session.name },
		action: act.action,
		target: act.target,
		detail: act.detail ?? {},
	});
}
