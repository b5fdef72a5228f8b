/** A part of the app: where it is and what one must be allowed to do to see it in the menu. */
export interface Part {
	readonly key:
		| 'work'
		| 'counter'
		| 'search'
		| 'inquiries'
		| 'procedures'
		| 'approvals'
		| 'staff'
		| 'calendar'
		| 'settings'
		| 'trust'
		| 'audit'
		| 'health'
		| 'jobs';
	readonly href: string;
	readonly action: string;
}

export const deskParts: readonly Part[] = [
	{ key: 'work', href: '/ho-so', action: 'worklist.read' },
	{ key: 'counter', href: '/nop-tai-quay', action: 'dossier.fileAtCounter' },
	{ key: 'search', href: '/tra-cuu', action: 'dossier.read' },
	{ key: 'inquiries', href: '/xac-minh', action: 'inquiries.read' },
];

export const wardParts: readonly Part[] = [
	{ key: 'procedures', href: '/thu-tuc', action: 'procedures.read' },
	{ key: 'approvals', href: '/phe-duyet', action: 'procedures.approve' },
	{ key: 'staff', href: '/can-bo', action: 'staff.read' },
	{ key: 'calendar', href: '/lich-lam-viec', action: 'calendar.manage' },
	{ key: 'settings', href: '/cai-dat', action: 'settings.read' },
	{ key: 'trust', href: '/khoa-tin-cay', action: 'trust.read' },
	{ key: 'audit', href: '/nhat-ky', action: 'audit.read' },
	{ key: 'health', href: '/suc-khoe', action: 'health.read' },
	{ key: 'jobs', href: '/hang-doi', action: 'jobs.read' },
];
