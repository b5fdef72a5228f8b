import type { HeldRole } from '@motcua/database';

/** The people of the demo ward. All made up. */
export interface DemoAccount {
	readonly username: string;
	readonly fullName: string;
	readonly title: string;
	readonly phone: string;
	readonly roles: readonly HeldRole[];
}

const role = (name: HeldRole['role'], field: string | null = null): HeldRole => ({ role: name, field });

export const demoPassword = 'motcua-demo-2026';

export const administrator: DemoAccount = {
	username: 'quantri',
	fullName: 'Đỗ Thanh Tùng',
	title: 'Quản trị hệ thống',
	phone: '024 3858 0001',
	roles: [role('administrator'), role('procedureControl')],
};

/** Everybody but the administrator, in the order in which a dossier usually meets them. */
export const demoAccounts: readonly DemoAccount[] = [
	{
		username: 'tiepnhan',
		fullName: 'Nguyễn Thị Mai Hương',
		title: 'Công chức tiếp nhận và trả kết quả',
		phone: '024 3858 0002',
		roles: [role('receptionist')],
	},
	{
		username: 'tuphap',
		fullName: 'Trần Quốc Vượng',
		title: 'Công chức tư pháp - hộ tịch',
		phone: '024 3858 0003',
		roles: [role('specialist', 'justice')],
	},
	{
		username: 'xahoi',
		fullName: 'Bùi Thị Thanh Hà',
		title: 'Công chức văn hóa - xã hội',
		phone: '024 3858 0008',
		roles: [role('specialist', 'social')],
	},
	{
		username: 'kinhte',
		fullName: 'Đặng Hữu Phước',
		title: 'Công chức kinh tế, hạ tầng và đô thị',
		phone: '024 3858 0009',
		roles: [role('specialist', 'economy')],
	},
	{
		username: 'lanhdao',
		fullName: 'Lê Thị Bích Ngọc',
		title: 'Phó Chủ tịch UBND phường',
		phone: '024 3858 0004',
		roles: [role('leader'), role('unitHead')],
	},
	{ username: 'vanthu', fullName: 'Phạm Hồng Nhung', title: 'Văn thư', phone: '024 3858 0005', roles: [role('clerk')] },
	{
		username: 'thuquy',
		fullName: 'Hoàng Minh Quân',
		title: 'Kế toán, thủ quỹ',
		phone: '024 3858 0006',
		roles: [role('cashier')],
	},
	{
		username: 'giamdoc',
		fullName: 'Vũ Đức Đạt',
		title: 'Giám đốc Trung tâm Phục vụ hành chính công',
		phone: '024 3858 0007',
		roles: [role('centerDirector')],
	},
];
