import { appendAudit, type Database, findStaffOfUser, updateStaff } from '@motcua/database';
import { eq } from 'drizzle-orm';
import { UserError } from '../api/errors.ts';
import { hashPassword } from '../auth/password.ts';
import { replacePassword, temporaryPassword } from './accounts.ts';

/** A password that was set for somebody who lost theirs. */
export interface ResetPassword {
	readonly username: string;
	readonly fullName: string;
	/** Works once: a password of their own is asked for at the sign-in. */
	readonly temporaryPassword: string;
	/** An account that is switched off stays so. */
	readonly active: boolean;
}

/**
 * Sets a new password for a member of staff from the terminal of the server: whoever can read the data folder may. All
 * sessions of the account end, and every ward in which the person has a role finds it in its audit log.
 *
 * @param by who sits at the terminal: the name that the operating system knows them by
 * @throws {UserError} `staff.unknownName`
 */
export async function resetPasswordByName(
	db: Database,
	{ username, by, now }: { readonly username: string; readonly by: string; readonly now: Temporal.Instant },
): Promise<ResetPassword> {
	const { user } = db.tables;
	const name = username.trim().toLowerCase();
	const [account] = await db.read.select({ id: user.id }).from(user).where(eq(user.username, name));
	const person = account ? await findStaffOfUser(db.read, account.id) : null;
	if (!account || !person) throw unknownName(username);
	const password = temporaryPassword();
	const passwordHash = await hashPassword(password);
	const at = now.toString();
	await db.write(
		async (tx) => {
			await replacePassword(tx, account.id, passwordHash);
			await updateStaff(tx, person.staff.id, { mustChangePassword: true, updatedAt: at });
			for (const wardId of new Set(person.roles.map((role) => role.wardId)))
				await appendAudit(tx, {
					wardId,
					at,
					actor: { kind: 'system', id: 'terminal', name: `Dòng lệnh trên máy chủ (${by})` },
					action: 'staff.passwordReset',
					target: `staff:${person.staff.id}`,
					detail: { from: 'terminal', by },
				});
		},
		{ name: 'staff.resetPassword' },
	);
	return { username: name, fullName: person.staff.fullName, temporaryPassword: password, active: person.staff.active };
}

const unknownName = (username: string): UserError =>
	new UserError(
		'NOT_FOUND',
		'staff.unknownName',
		{
			vi: `Không có tài khoản cán bộ nào tên “${username}”. Kiểm tra lại tên đăng nhập và thư mục dữ liệu (MOTCUA_DATA_DIR).`,
			en: `There is no staff account named “${username}”. Check the user name and the data folder (MOTCUA_DATA_DIR).`,
		},
		{ field: 'username' },
	);
