import type { Localised } from '../../../localised.ts';
import { type Actor, DESK_ROLES, holdsRole, PROFESSIONAL_ROLES } from '../../../roles.ts';
import type { DossierCommandType } from '../../commands.ts';
import type { Refusal } from '../../context.ts';
import type { DossierState } from '../../state.ts';
import { DOSSIER_STATUSES, type DossierStatus, isFinal, STATUS_NAMES } from '../../status.ts';
import { refusal } from './draft.ts';

/** In which statuses a command makes sense, and which kinds of actor may give it. */
export interface CommandRule {
	readonly from: readonly DossierStatus[];
	readonly by: readonly Actor['kind'][];
	/** Of staff, the class of roles that the life cycle demands. Finer permissions are the server's. */
	readonly class?: 'desk' | 'professional';
}

const ANY = DOSSIER_STATUSES;
const OPEN = DOSSIER_STATUSES.filter((status) => !isFinal(status));
const WORK: readonly DossierStatus[] = ['processing'];
const ACCEPTED: readonly DossierStatus[] = ['received', 'processing'];

/** The table of the life cycle. What a command needs beyond it stands in its handler. */
export const COMMAND_RULES: Readonly<Record<Exclude<DossierCommandType, 'submit'>, CommandRule>> = {
	recordCheck: { from: ['registered', 'supplementRequested', ...ACCEPTED], by: ['system'] },
	receive: { from: ['registered'], by: ['staff'], class: 'desk' },
	reject: { from: ['registered'], by: ['staff'], class: 'desk' },
	requestSupplement: { from: ['registered', ...ACCEPTED], by: ['staff'] },
	answerSupplement: { from: ['supplementRequested'], by: ['citizen', 'staff'] },

	enterStep: { from: ['received'], by: ['staff', 'system'] },
	completeStep: { from: WORK, by: ['citizen', 'staff', 'system'] },
	postponeStep: { from: WORK, by: ['system'] },
	propose: { from: WORK, by: ['system'] },
	refuseResult: { from: WORK, by: ['staff'], class: 'professional' },
	attachResult: { from: WORK, by: ['staff', 'system'] },
	sign: { from: WORK, by: ['staff'] },
	block: { from: WORK, by: ['system'] },
	unblock: { from: WORK, by: ['staff', 'system'] },
	assign: { from: ['processing', 'supplementRequested', 'paymentRequested'], by: ['staff', 'system'] },

	setFee: { from: ['registered', ...ACCEPTED, 'paymentRequested', 'resolved'], by: ['staff', 'system'] },
	requestPayment: { from: ACCEPTED, by: ['staff', 'system'] },
	recordPayment: { from: OPEN, by: ['staff', 'system'] },
	refundPayment: { from: ANY, by: ['staff'] },

	pauseClock: { from: ACCEPTED, by: ['staff'] },
	resumeClock: { from: ACCEPTED, by: ['staff'] },
	extend: { from: ACCEPTED, by: ['staff'] },
	recomputeDueAt: { from: OPEN.filter((status) => status !== 'resolved'), by: ['staff', 'system'] },

	withdraw: { from: OPEN.filter((status) => status !== 'resolved'), by: ['citizen', 'staff'] },
	stop: { from: [...ACCEPTED, 'supplementRequested', 'paymentRequested'], by: ['staff', 'system'] },
	reopen: { from: ['resolved'], by: ['staff'] },
	returnResult: { from: ['resolved'], by: ['staff', 'system'], class: 'desk' },

	// A result that is ready stands under the version that brought it about.
	moveVersion: { from: OPEN.filter((status) => status !== 'resolved'), by: ['staff', 'system'] },
	revertVersionMove: { from: OPEN.filter((status) => status !== 'resolved'), by: ['staff', 'system'] },

	addNote: { from: ANY, by: ['staff'] },
	digitise: { from: OPEN, by: ['staff', 'system'] },
	recordSynchronisation: { from: ANY, by: ['system'] },
};

const WHO: Readonly<Record<Actor['kind'], Localised>> = {
	citizen: { vi: 'người nộp hồ sơ', en: 'the applicant' },
	staff: { vi: 'công chức', en: 'staff' },
	system: { vi: 'hệ thống', en: 'the system' },
};

/** What the table says against a command; `null` when it lets it through. */
export function refusedByTable(
	command: Exclude<DossierCommandType, 'submit'>,
	state: DossierState,
	actor: Actor,
): Refusal | null {
	const rule = COMMAND_RULES[command];
	if (!rule.from.includes(state.status)) return wrongStatus(state.status, rule.from);
	if (!rule.by.includes(actor.kind))
		return refusal('actor.notAllowed', { who: list(rule.by.map((kind) => WHO[kind])) });
	if (actor.kind !== 'staff' || rule.class === undefined) return null;
	if (rule.class === 'desk') return holdsRole(actor, DESK_ROLES) ? null : refusal('actor.deskOnly');
	return holdsRole(actor, PROFESSIONAL_ROLES) ? null : refusal('actor.professionalOnly');
}

function wrongStatus(status: DossierStatus, from: readonly DossierStatus[]): Refusal {
	const name = STATUS_NAMES[status];
	if (isFinal(status)) return refusal('dossier.final', { status: name });
	return refusal('dossier.status', { status: name, allowed: list(from.map((allowed) => STATUS_NAMES[allowed])) });
}

/** `a, b` in both languages. */
export function list(texts: readonly Localised[]): Localised {
	return { vi: texts.map((text) => text.vi).join(', '), en: texts.map((text) => text.en).join(', ') };
}
