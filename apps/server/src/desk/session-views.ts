import type { DossierStatus, Role } from '@motcua/domain';
import type { SpecialistField } from '@motcua/procedure-sdk';

export interface Me {
	readonly id: string;
	readonly username: string;
	readonly name: string;
	readonly title: string;
	readonly ward: { readonly id: string; readonly code: string; readonly name: string };
	readonly roles: readonly { readonly role: Role; readonly field: SpecialistField | null }[];
	/** Actions of the permission table this person may do here: the UI hides what the server would refuse. */
	readonly actions: readonly string[];
	readonly mustChangePassword: boolean;
	readonly twoFactorEnabled: boolean;
}

/** Sent by the `onChange` subscriptions: what to fetch again. */
export interface ChangeNotice {
	readonly dossierId: string;
	readonly seq: number;
	readonly status: DossierStatus;
}
