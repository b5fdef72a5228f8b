import type { Role } from '@motcua/domain';
import { type DossierState, isFinal } from '@motcua/domain/dossier';

/**
 * Who must act next on a dossier: a role of the flow (`leader`), a professional field (`specialist:justice`), the desk
 * before reception (`reception`) and after the result (`return`), the system itself (`system`), or nobody in the ward
 * (`null`: finished, or waiting for the citizen alone).
 */
export type Queue = string;

export const RECEPTION: Queue = 'reception';
export const RETURN: Queue = 'return';
export const SYSTEM: Queue = 'system';

/** Professional fields of specialist steps (`SpecialistField` of the plugin contract). */
const FIELDS = ['justice', 'social', 'economy', 'land', 'urban'] as const;

const roleQueue = (role: Role, field: string | null): Queue => (field === null ? role : `${role}:${field}`);

/** The queue that a dossier stands in. */
export function queueOf(state: DossierState): Queue | null {
	if (isFinal(state.status)) return null;
	if (state.blocked !== null) return state.blocked.owner;
	if (state.status === 'registered') return RECEPTION;
	if (state.status === 'resolved') return RETURN;
	if (state.status === 'supplementRequested') return null;
	// Paid at the desk as often as online: the cashier sees it while the citizen is waited for.
	if (state.status === 'paymentRequested') return state.step?.role ?? 'cashier';
	const { step } = state;
	if (step === null) return state.status === 'received' ? RECEPTION : SYSTEM;
	if (step.kind === 'auto') return SYSTEM;
	if (step.kind === 'citizen') return null;
	return step.role === null ? SYSTEM : roleQueue(step.role, step.field);
}

/** A role that somebody holds in a ward; `field` of a specialist, `null` for all fields. */
export interface HeldRole {
	readonly role: Role;
	readonly field: string | null;
}

/** The queues that somebody with these roles works on, without duplicates. */
export function queuesOf(roles: readonly HeldRole[]): readonly Queue[] {
	const queues = new Set<Queue>();
	for (const { role, field } of roles) {
		queues.add(role);
		if (role === 'specialist') for (const one of field === null ? FIELDS : [field]) queues.add(roleQueue(role, one));
		if (role === 'receptionist' || role === 'centerDirector' || role === 'centerDeputy') {
			queues.add(RECEPTION);
			queues.add(RETURN);
		}
		// The deputy acts by delegation of the director.
		if (role === 'centerDeputy') queues.add('centerDirector');
	}
	return [...queues];
}
