import type { Role } from '@motcua/domain';
import type { SpecialistField } from '@motcua/procedure-sdk';

export interface StaffMember {
	readonly id: string;
	readonly username: string;
	readonly name: string;
	readonly title: string;
	readonly phone: string | null;
	readonly active: boolean;
	readonly roles: readonly { readonly role: Role; readonly field: SpecialistField | null }[];
	readonly twoFactorEnabled: boolean;
	readonly lastSignInAt: string | null;
}
