import type { Role } from '@motcua/domain';

/**
 * The one table that says which role may do what (statuses.md section 5). A session acts in exactly one ward, which the
 * session names; no input can. A role that is missing from a row is refused.
 *
 * `step.complete` is further narrowed by the step itself: its role (and professional field) must be among the person's.
 */
export const permissions = {
	'desk.me': 'anyStaff',
	'worklist.read': 'anyStaff',
	'dossier.read': [
		'receptionist',
		'specialist',
		'unitHead',
		'leader',
		'clerk',
		'cashier',
		'centerDirector',
		'centerDeputy',
		'procedureControl',
		'auditor',
	],
	'dossier.receive': ['receptionist', 'centerDirector', 'centerDeputy'],
	'dossier.reject': ['receptionist', 'centerDirector', 'centerDeputy'],
	'dossier.requestSupplement': ['receptionist', 'specialist', 'centerDirector', 'centerDeputy'],
	'dossier.answerSupplement': ['receptionist'],
	'dossier.fileAtCounter': ['receptionist', 'centerDirector', 'centerDeputy'],
	'dossier.digitise': ['receptionist', 'specialist'],
	'dossier.completeStep': [
		'receptionist',
		'specialist',
		'unitHead',
		'leader',
		'clerk',
		'cashier',
		'centerDirector',
		'centerDeputy',
	],
	'dossier.assign': ['unitHead', 'centerDirector', 'centerDeputy'],
	'dossier.claim': [
		'receptionist',
		'specialist',
		'unitHead',
		'leader',
		'clerk',
		'cashier',
		'centerDirector',
		'centerDeputy',
	],
	'dossier.sign': ['leader'],
	'dossier.collectPayment': ['cashier', 'receptionist'],
	'dossier.returnResult': ['receptionist', 'centerDirector', 'centerDeputy'],
	'dossier.extend': ['specialist', 'unitHead', 'centerDirector', 'centerDeputy'],
	'dossier.stop': ['specialist', 'unitHead', 'centerDirector', 'centerDeputy'],
	'dossier.withdraw': ['receptionist'],
	'dossier.acceptRefusal': ['specialist', 'unitHead', 'leader'],
	'dossier.reopen': ['unitHead', 'centerDirector', 'centerDeputy'],
	'dossier.addNote': [
		'receptionist',
		'specialist',
		'unitHead',
		'leader',
		'clerk',
		'cashier',
		'centerDirector',
		'centerDeputy',
	],
	// With whoever may do the step in its place: they shall not have to, when running it again is enough.
	'dossier.retryStep': ['specialist', 'unitHead', 'leader', 'clerk', 'centerDirector', 'centerDeputy', 'administrator'],
	'inquiries.read': ['receptionist', 'specialist', 'unitHead', 'leader', 'centerDirector', 'centerDeputy'],
	'inquiries.answer': ['specialist', 'unitHead', 'leader'],
	'procedures.read': ['administrator', 'procedureControl', 'centerDirector', 'centerDeputy', 'auditor'],
	'procedures.install': ['administrator'],
	'procedures.configure': ['administrator', 'procedureControl'],
	'procedures.publish': ['procedureControl', 'administrator'],
	'procedures.monitor': ['administrator', 'procedureControl', 'centerDirector', 'centerDeputy'],
	'procedures.quarantine': ['administrator', 'procedureControl'],
	'procedures.migrate': ['administrator', 'procedureControl'],
	'procedures.uninstall': ['administrator'],
	'procedures.rehearse': ['administrator', 'procedureControl', 'centerDirector', 'centerDeputy', 'leader'],
	'procedures.approve': ['leader'],
	'trust.read': ['administrator', 'procedureControl', 'auditor'],
	'trust.manage': ['administrator'],
	'staff.read': ['administrator', 'centerDirector', 'auditor'],
	'staff.manage': ['administrator'],
	'calendar.read': 'anyStaff',
	'calendar.manage': ['administrator', 'procedureControl'],
	'settings.read': ['administrator', 'centerDirector', 'procedureControl'],
	'settings.manage': ['administrator'],
	'audit.read': ['administrator', 'auditor', 'centerDirector'],
	'health.read': ['administrator', 'centerDirector'],
	'jobs.read': ['administrator', 'centerDirector'],
	'jobs.manage': ['administrator'],
} as const satisfies Readonly<Record<string, 'anyStaff' | readonly Role[]>>;

/** An action of the table. */
export type Action = keyof typeof permissions;

/** Whether somebody with these roles may do this. */
export function mayDo(action: Action, roles: readonly Role[]): boolean {
	const row: 'anyStaff' | readonly Role[] = permissions[action];
	return row === 'anyStaff' ? roles.length > 0 : row.some((role) => roles.includes(role));
}

/** All actions that somebody with these roles may do, for the UI. */
export const actionsOf = (roles: readonly Role[]): Action[] =>
	(Object.keys(permissions) as Action[]).filter((action) => mayDo(action, roles));
