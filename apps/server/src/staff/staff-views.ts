import type { Role } from '@motcua/domain';
import type { SpecialistField } from '@motcua/procedure-sdk';

export interface StaffMember {
	readonly id: string;
	readonly username: string;
	readonly name: string;
	readonly title: string;
	readonly phone: string | null;
	readonly email: string | null;
	readonly active: boolean;
	readonly roles: readonly { readonly role: Role; readonly field: SpecialistField | null }[];
	readonly twoFactorEnabled: boolean;
	readonly lastSignInAt: string | null;
}

/** What letters one gets oneself. */
export interface OwnLetters {
	readonly email: string | null;
	/** `en`: English below the Vietnamese. */
	readonly language: 'vi' | 'en';
	/** Whether the letter of the morning is wanted. */
	readonly reminders: boolean;
	/** False: nothing is sent, whatever is set here. */
	readonly mailServer: boolean;
}
