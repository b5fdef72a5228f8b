import type { Localised } from './localised.ts';

/** Roles of a ward, after the table of its one-stop desk. One person may hold several. */
export const ROLES = [
	'receptionist',
	'specialist',
	'unitHead',
	'leader',
	'clerk',
	'cashier',
	'centerDirector',
	'centerDeputy',
	'administrator',
	'procedureControl',
	'assistant',
	'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/** How a role is named to people. */
export const ROLE_NAMES: Readonly<Record<Role, Localised>> = {
	receptionist: { vi: 'Công chức tiếp nhận và trả kết quả', en: 'Reception officer' },
	specialist: { vi: 'Công chức chuyên môn', en: 'Specialist officer' },
	unitHead: { vi: 'Lãnh đạo phòng chuyên môn', en: 'Head of the professional unit' },
	leader: { vi: 'Lãnh đạo Ủy ban nhân dân', en: "Leader of the People's Committee" },
	clerk: { vi: 'Văn thư', en: 'Clerk' },
	cashier: { vi: 'Kế toán, thủ quỹ', en: 'Accountant, cashier' },
	centerDirector: {
		vi: 'Giám đốc Trung tâm Phục vụ hành chính công',
		en: 'Director of the public administration service centre',
	},
	centerDeputy: {
		vi: 'Phó Giám đốc Trung tâm Phục vụ hành chính công',
		en: 'Deputy director of the public administration service centre',
	},
	administrator: { vi: 'Quản trị hệ thống', en: 'System administrator' },
	procedureControl: { vi: 'Đầu mối kiểm soát thủ tục hành chính', en: 'Procedure control officer' },
	assistant: { vi: 'Người hỗ trợ kê khai', en: 'Declaration assistant' },
	auditor: { vi: 'Thanh tra, giám sát', en: 'Inspector' },
};

/** The desk: the only ones who accept or refuse reception (status 1 to 2 or 3) and hand results over (9 to 10). */
export const DESK_ROLES: readonly Role[] = ['receptionist', 'centerDirector', 'centerDeputy'];

/** The professional side: the only ones who bring a dossier to its result (status 4 to 9) or stop it. */
export const PROFESSIONAL_ROLES: readonly Role[] = ['specialist', 'unitHead', 'leader', 'clerk'];

/** Who acts on a dossier. `system` is the core itself: automatic steps, time-outs, synchronisation. */
export interface Actor {
	readonly kind: 'citizen' | 'staff' | 'system';
	readonly id: string;
	/** As it stands in the legal record. */
	readonly name: string;
	/** Of staff, at the moment of the act. */
	readonly roles?: readonly Role[];
}

/** Whether a staff member holds at least one of `roles`. Always false for citizens and the system. */
export function holdsRole(actor: Actor, roles: readonly Role[]): boolean {
	return actor.kind === 'staff' && (actor.roles ?? []).some((role) => roles.includes(role));
}

/** Whether `value` is one of {@link ROLES}. */
export function isRole(value: unknown): value is Role {
	return typeof value === 'string' && (ROLES as readonly string[]).includes(value);
}
