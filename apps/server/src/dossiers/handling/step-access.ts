import { type CurrentStep, type DossierState, type Localised, ROLE_NAMES } from '@motcua/domain';
import { UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';

type Held = StaffSession['roles'][number];

/** Whether somebody holds the role that a step asks for, in its professional field. A deputy director acts for the director. */
export function holdsStepRole(roles: readonly Held[], step: Pick<CurrentStep, 'role' | 'field'>): boolean {
	return roles.some((held) => {
		const sameRole = held.role === step.role || (step.role === 'centerDirector' && held.role === 'centerDeputy');
		// A specialist without a field serves all fields: small wards have one for everything.
		return sameRole && (!step.field || !held.field || held.field === step.field);
	});
}

/** Whether somebody may finish the step: the role fits, and it is theirs or nobody's. */
export const mayHandleStep = (staff: StaffSession, step: CurrentStep): boolean =>
	holdsStepRole(staff.roles, step) && (step.assignee === null || step.assignee.id === staff.staffId);

/** @throws {UserError} `step.role` when the present step is for another role or field */
export function requireStepRole(staff: StaffSession, state: DossierState): void {
	const { step } = state;
	if (step === null || step.role === null || holdsStepRole(staff.roles, step)) return;
	const role: Localised = ROLE_NAMES[step.role];
	throw new UserError('FORBIDDEN', 'step.role', {
		vi: `Bước này dành cho: ${role.vi}${step.field ? ' (đúng lĩnh vực chuyên môn)' : ''}. Tài khoản của bạn không có vai trò đó.`,
		en: `This step is for: ${role.en}${step.field ? ' (of the right professional field)' : ''}. Your account does not hold that role.`,
	});
}

/** @throws {UserError} `step.role`, or `step.assigned` when a colleague holds the step */
export function requireStep(staff: StaffSession, state: DossierState): void {
	requireStepRole(staff, state);
	const assignee = state.step?.assignee ?? null;
	if (assignee === null || assignee.id === staff.staffId) return;
	throw new UserError('FORBIDDEN', 'step.assigned', {
		vi: `Bước này đã được phân công cho ${assignee.name}. Hãy nhận xử lý thay trước khi thực hiện.`,
		en: `This step is assigned to ${assignee.name}. Take it over first, then go on.`,
	});
}
