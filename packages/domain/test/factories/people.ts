import type { Actor, Role } from '../../src/roles.ts';

export const staff = (name: string, ...roles: Role[]): Actor => ({ kind: 'staff', id: `staff-${name}`, name, roles });

export const citizen: Actor = { kind: 'citizen', id: 'citizen-1', name: 'Nguyễn Văn An' };
export const system: Actor = { kind: 'system', id: 'system', name: 'Hệ thống' };
export const receptionist = staff('Hoa', 'receptionist');
export const specialist = staff('Tú', 'specialist');
export const leader = staff('Sơn', 'leader');
export const clerk = staff('Lan', 'clerk');
export const cashier = staff('Thu', 'cashier');
export const director = staff('Minh', 'centerDirector');
export const deputy = staff('Bình', 'centerDeputy');
export const administrator = staff('Khoa', 'administrator');
