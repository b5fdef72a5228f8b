import { randomInt } from 'node:crypto';
import type { HeldRole, Tx } from '@motcua/database';
import { createStaff, setRoles } from '@motcua/database';
import { newId } from '@motcua/domain';
import { eq } from 'drizzle-orm';

export interface NewAccount {
	readonly wardId: string;
	readonly username: string;
	readonly fullName: string;
	readonly title: string;
	readonly phone: string | null;
	/** Where letters go; none: nothing is sent. */
	readonly email?: string | null;
	readonly roles: readonly HeldRole[];
	/** As the sign-in library stores it (argon2id); hash before the transaction, because hashing takes long. */
	readonly passwordHash: string;
	readonly mustChangePassword: boolean;
	readonly at: Temporal.Instant;
	/** Staff id, or `setup`. */
	readonly by: string;
}

/**
 * Makes account, profile and roles of one person. The sign-in library has no open sign-up, so its rows are written here:
 * a `user` and its `credential` account.
 *
 * @returns the staff id
 */
export async function createAccount(tx: Tx, account: NewAccount): Promise<string> {
	const { user, account: credential } = tx.tables;
	const staffId = newId();
	const userId = newId();
	const now = new Date(account.at.epochMilliseconds);
	await tx.insert(user).values({
		id: userId,
		name: account.fullName,
		// The library wants an address; staff sign in by name, and nothing is ever sent here: letters go to the profile's.
		email: `${account.username}@staff.invalid`,
		emailVerified: true,
		username: account.username,
		displayUsername: account.username,
		createdAt: now,
		updatedAt: now,
	});
	await tx.insert(credential).values({
		id: newId(),
		accountId: userId,
		providerId: 'credential',
		userId,
		password: account.passwordHash,
		createdAt: now,
		updatedAt: now,
	});
	const at = account.at.toString();
	await createStaff(tx, {
		id: staffId,
		userId,
		fullName: account.fullName,
		title: account.title,
		phone: account.phone,
		email: account.email ?? null,
		active: true,
		mustChangePassword: account.mustChangePassword,
		createdAt: at,
		updatedAt: at,
	});
	await setRoles(tx, { staffId, wardId: account.wardId }, account.roles, { at, by: account.by });
	return staffId;
}

/** Sets a password and ends every session of the account. */
export async function replacePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
	const { account, session } = tx.tables;
	await tx.update(account).set({ password: passwordHash }).where(eq(account.userId, userId));
	await tx.delete(session).where(eq(session.userId, userId));
}

/** Ends every session of an account at once: somebody left, or lost a role. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
	const { session } = tx.tables;
	await tx.delete(session).where(eq(session.userId, userId));
}

/** Without 0/O, 1/l/I: read aloud or from paper once. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A password to hand over once: four groups of four, about 79 bits. */
export function temporaryPassword(): string {
	const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
	return Array.from({ length: GROUPS }, group).join('-');
}
