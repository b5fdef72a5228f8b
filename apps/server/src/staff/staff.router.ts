import { findStaff, listStaff, type StaffInWard, setRoles, updateStaff } from '@motcua/database';
import { z } from 'zod';
import { answer, answerList } from '../api/answer.ts';
import { notFound, UserError } from '../api/errors.ts';
import { router, staffProcedure } from '../api/trpc.ts';
import { recordAct } from '../audit/record.ts';
import { hashPassword } from '../auth/password.ts';
import { entityId } from '../dossiers/dossier-input.ts';
import type { StaffMember } from '../views.ts';
import { createAccount, endSessions, replacePassword, temporaryPassword } from './accounts.ts';
import { addressOf, changeOfAddress, typedAddress } from './address-of.ts';
import { heldRole, personName, username } from './roles-input.ts';

const profile = {
	name: personName,
	title: z.string().trim().max(100).default(''),
	phone: z.string().trim().max(30).nullable().default(null),
	email: typedAddress.optional(),
	roles: z.array(heldRole).min(1, 'expected at least one role').max(20),
};

/** A password that is shown once, to hand over; the person must change it. */
export interface HandedOverPassword {
	readonly staffId: string;
	readonly temporaryPassword: string;
}

const view = (person: StaffInWard): StaffMember => ({
	id: person.id,
	username: person.username ?? '',
	name: person.fullName,
	title: person.title,
	phone: person.phone,
	email: person.email,
	active: person.active,
	roles: person.roles as StaffMember['roles'],
	twoFactorEnabled: person.twoFactorEnabled,
	lastSignInAt: null,
});

const unknownStaff = () =>
	notFound('staff.unknown', {
		vi: 'Không có cán bộ này trong phường.',
		en: 'There is no such member of staff in this ward.',
	});

const list = staffProcedure('staff.read')
	.output(answerList<StaffMember>('StaffMember'))
	.query(async ({ ctx }) => (await listStaff(ctx.services.db.read, ctx.session.wardId)).map(view));

const create = staffProcedure('staff.manage')
	.input(z.strictObject({ username, ...profile }))
	.output(answer<HandedOverPassword>('HandedOverPassword'))
	.mutation(async ({ ctx, input }) => {
		const { services, session } = ctx;
		const email = addressOf(input.email ?? null);
		const everybody = await listStaff(services.db.read, session.wardId);
		if (everybody.some((person) => person.username === input.username)) throw nameTaken(input.username);
		const password = temporaryPassword();
		const passwordHash = await hashPassword(password);
		const staffId = await services.db.write(async (tx) => {
			const id = await createAccount(tx, {
				wardId: session.wardId,
				username: input.username,
				fullName: input.name,
				title: input.title,
				phone: input.phone,
				email,
				roles: input.roles,
				passwordHash,
				mustChangePassword: true,
				at: services.clock.now(),
				by: session.staffId,
			});
			await recordAct(tx, services, session, {
				action: 'staff.created',
				target: `staff:${id}`,
				detail: { username: input.username, email: changeOfAddress(null, email) },
			});
			return id;
		});
		return { staffId, temporaryPassword: password };
	});

const update = staffProcedure('staff.manage')
	.input(z.strictObject({ staffId: entityId, active: z.boolean(), ...profile }))
	.output(answer<StaffMember>('StaffMember'))
	.mutation(async ({ ctx, input }) => {
		const { services, session } = ctx;
		const person = await findStaff(services.db.read, session.wardId, input.staffId);
		if (!person) throw unknownStaff();
		// Not mentioned, as by a page from before an upgrade: it stays.
		const email = input.email === undefined ? person.email : addressOf(input.email);
		refuseLockingOneselfOut(session.staffId, input);
		const at = services.clock.now().toString();
		await services.db.write(async (tx) => {
			await updateStaff(tx, person.id, {
				fullName: input.name,
				title: input.title,
				phone: input.phone,
				email,
				active: input.active,
				updatedAt: at,
			});
			await setRoles(tx, { staffId: person.id, wardId: session.wardId }, input.roles, { at, by: session.staffId });
			if (!input.active) await endSessions(tx, person.userId);
			await recordAct(tx, services, session, {
				action: 'staff.updated',
				target: `staff:${person.id}`,
				detail: {
					active: input.active,
					roles: input.roles.map((held) => held.role),
					email: changeOfAddress(person.email, email),
				},
			});
		});
		const saved = await findStaff(services.db.read, session.wardId, person.id);
		if (!saved) throw unknownStaff();
		return view(saved);
	});

const resetPassword = staffProcedure('staff.manage')
	.input(z.strictObject({ staffId: entityId }))
	.output(answer<HandedOverPassword>('HandedOverPassword'))
	.mutation(async ({ ctx, input }) => {
		const { services, session } = ctx;
		const person = await findStaff(services.db.read, session.wardId, input.staffId);
		if (!person) throw unknownStaff();
		const password = temporaryPassword();
		const passwordHash = await hashPassword(password);
		const updatedAt = services.clock.now().toString();
		await services.db.write(async (tx) => {
			await replacePassword(tx, person.userId, passwordHash);
			await updateStaff(tx, person.id, { mustChangePassword: true, updatedAt });
			await recordAct(tx, services, session, { action: 'staff.passwordReset', target: `staff:${person.id}` });
		});
		return { staffId: person.id, temporaryPassword: password };
	});

function refuseLockingOneselfOut(
	ownId: string,
	input: { readonly staffId: string; readonly active: boolean; readonly roles: readonly { readonly role: string }[] },
): void {
	if (input.staffId !== ownId) return;
	if (input.active && input.roles.some((held) => held.role === 'administrator')) return;
	throw new UserError('PRECONDITION_FAILED', 'staff.ownAdministrator', {
		vi: 'Không thể tự khoá tài khoản hoặc tự bỏ vai trò quản trị của mình. Hãy nhờ một quản trị khác.',
		en: 'You can’t switch yourself off or take your own administrator role away. Ask another administrator.',
	});
}

const nameTaken = (name: string): UserError =>
	new UserError(
		'CONFLICT',
		'staff.nameTaken',
		{
			vi: `Tên đăng nhập “${name}” đã có người dùng. Chọn tên khác.`,
			en: `The user name “${name}” is taken. Choose another one.`,
		},
		{ field: 'username' },
	);

/** Accounts and roles of the ward's staff. */
export const staffRouter = router({ list, create, update, resetPassword });
