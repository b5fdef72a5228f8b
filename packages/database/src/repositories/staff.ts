import type { Role } from '@motcua/domain';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Reader, Tx } from '../handle.ts';
import { prepared } from '../prepared.ts';
import type { Tables } from '../tables/index.ts';
import type { HeldRole } from './dossiers/queues.ts';

export type Staff = Tables['staff']['$inferSelect'];

/** A member of staff with the roles held in one ward. */
export interface StaffInWard extends Staff {
	readonly username: string | null;
	readonly twoFactorEnabled: boolean;
	readonly roles: readonly HeldRole[];
}

/** A new person; without a word about letters: no address, Vietnamese, reminded. */
export type NewStaff = Tables['staff']['$inferInsert'];

export async function createStaff(tx: Tx, staff: NewStaff): Promise<void> {
	await tx.insert(tx.tables.staff).values(staff);
}

export async function updateStaff(
	tx: Tx,
	staffId: string,
	change: Partial<Omit<Staff, 'id' | 'userId' | 'createdAt'>> & { readonly updatedAt: string },
): Promise<void> {
	const { staff } = tx.tables;
	await tx.update(staff).set(change).where(eq(staff.id, staffId));
}

/** Replaces the roles of somebody in one ward; roles in other wards stay. An empty list takes the ward away. */
export async function setRoles(
	tx: Tx,
	of: { readonly staffId: string; readonly wardId: string },
	roles: readonly HeldRole[],
	granted: { readonly at: string; readonly by: string },
): Promise<void> {
	const { staffRole } = tx.tables;
	await tx.delete(staffRole).where(and(eq(staffRole.staffId, of.staffId), eq(staffRole.wardId, of.wardId)));
	if (roles.length === 0) return;
	const rows = roles.map(({ role, field }) => ({
		...of,
		role,
		field: field ?? '',
		grantedAt: granted.at,
		grantedBy: granted.by,
	}));
	await tx.insert(staffRole).values(rows).onConflictDoNothing();
}

/** Everybody with a role in a ward, by name as stored; inactive people too. */
export async function listStaff(read: Reader, wardId: string): Promise<readonly StaffInWard[]> {
	const { staffRole } = read.tables;
	const rows = await read.select().from(staffRole).where(eq(staffRole.wardId, wardId));
	return withAccounts(read, rows);
}

/** Somebody in a ward, by staff id; `null` when the person has no role there. */
export async function findStaff(read: Reader, wardId: string, staffId: string): Promise<StaffInWard | null> {
	const { staffRole } = read.tables;
	const rows = await read
		.select()
		.from(staffRole)
		.where(and(eq(staffRole.staffId, staffId), eq(staffRole.wardId, wardId)));
	return (await withAccounts(read, rows))[0] ?? null;
}

// Asked with every request of staff.
const staffByUser = prepared<{ userId: string }>()((q, t, p) =>
	q.select().from(t.staff).where(eq(t.staff.userId, p.userId)),
);
const rolesByStaff = prepared<{ staffId: string }>()((q, t, p) =>
	q.select().from(t.staffRole).where(eq(t.staffRole.staffId, p.staffId)),
);

/** The member of staff who signs in with an account, with all wards and roles; `null` for an account without one. */
export async function findStaffOfUser(
	read: Reader,
	userId: string,
): Promise<{ readonly staff: Staff; readonly roles: readonly (HeldRole & { readonly wardId: string })[] } | null> {
	const [found] = await staffByUser(read, { userId });
	if (found === undefined) return null;
	const rows = await rolesByStaff(read, { staffId: found.id });
	return { staff: found, roles: rows.map((row) => ({ wardId: row.wardId, ...heldRole(row) })) };
}

/** Active people of a ward who hold a role, for assigning: specialists of all fields answer for each field. */
export async function staffWithRole(
	read: Reader,
	wardId: string,
	role: Role,
	field: string | null,
): Promise<readonly StaffInWard[]> {
	const { staffRole } = read.tables;
	const fields = field === null ? undefined : inArray(staffRole.field, [field, '']);
	const rows = await read
		.select()
		.from(staffRole)
		.where(and(eq(staffRole.wardId, wardId), eq(staffRole.role, role), fields));
	return (await withAccounts(read, rows)).filter((person) => person.active);
}

type RoleRow = Tables['staffRole']['$inferSelect'];
const heldRole = ({ role, field }: RoleRow): HeldRole => ({ role, field: field === '' ? null : field });

async function withAccounts(read: Reader, roles: readonly RoleRow[]): Promise<readonly StaffInWard[]> {
	if (roles.length === 0) return [];
	const { staff, user } = read.tables;
	const ids = [...new Set(roles.map((row) => row.staffId))];
	const people = await read
		.select({ staff, username: user.username, twoFactorEnabled: user.twoFactorEnabled })
		.from(staff)
		.innerJoin(user, eq(user.id, staff.userId))
		.where(inArray(staff.id, ids))
		.orderBy(asc(staff.fullName), asc(staff.id));
	return people.map(({ staff: person, twoFactorEnabled, ...account }) => ({
		...person,
		...account,
		twoFactorEnabled: twoFactorEnabled ?? false,
		roles: roles.filter((row) => row.staffId === person.id).map(heldRole),
	}));
}
