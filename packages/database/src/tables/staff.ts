import type { Role } from '@motcua/domain';
import type { ColumnKit } from './columns.ts';

/** The people of the wards. One account may work in several wards, with several roles in each. */
export function staffTables(c: ColumnKit) {
	const staff = c.table('staff', {
		id: c.id(),
		/** The account that signs in. */
		userId: c.text('user_id').notNull(),
		fullName: c.text('full_name').notNull(),
		title: c.text('title').notNull(),
		phone: c.text('phone'),
		/** Where letters to this person go; none: nothing is sent. Not the account's, which the sign-in library only wants filled. */
		email: c.text('email'),
		/** `en`: English below the Vietnamese. */
		letterLanguage: c.text('letter_language').$type<'vi' | 'en'>().notNull().default('vi'),
		/** Whether the person wants the letter of the morning. */
		reminders: c.bool('reminders').notNull().default(true),
		active: c.bool('active').notNull(),
		mustChangePassword: c.bool('must_change_password').notNull(),
		createdAt: c.instant('created_at').notNull(),
		updatedAt: c.instant('updated_at').notNull(),
	});
	const staffRole = c.table(
		'staff_role',
		{
			staffId: c.text('staff_id').notNull(),
			wardId: c.text('ward_id').notNull(),
			role: c.text('role').$type<Role>().notNull(),
			/** Professional field of a specialist; empty for every other role and for a specialist of all fields. */
			field: c.text('field').notNull(),
			grantedAt: c.instant('granted_at').notNull(),
			grantedBy: c.text('granted_by').notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.staffId, t.wardId, t.role, t.field] })],
	);
	return { staff, staffRole };
}
