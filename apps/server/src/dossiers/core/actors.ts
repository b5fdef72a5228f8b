import type { Actor, DossierState } from '@motcua/domain';
import type { StaffSession } from '../../api/trpc.ts';

/** Staff as they stand in the record: name and roles of the moment. */
export const staffActor = (staff: StaffSession): Actor => ({
	kind: 'staff',
	id: staff.staffId,
	name: staff.name,
	roles: [...new Set(staff.roles.map((held) => held.role))],
});

/** The citizen who filed; there is no account, so the dossier itself is the identity. */
export const citizenActor = (state: Pick<DossierState, 'id' | 'requester'>): Actor => ({
	kind: 'citizen',
	id: `requester:${state.id}`,
	name: state.requester.fullName,
});

/** The core itself: automatic steps and time-outs. */
export const systemActor: Actor = { kind: 'system', id: 'motcua', name: 'Hệ thống' };
