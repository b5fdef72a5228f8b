import type { Localised } from '@motcua/domain';

/** Something that is wrong now, and that an administrator has to know of without looking. */
export interface Trouble {
	/** What, without when; the same as long as it lasts. */
	readonly subject: string;
	/** Whose administrators; null: those of all wards. */
	readonly wardId: string | null;
	readonly title: Localised;
	/** What to do about it. */
	readonly advice: Localised;
	/** Page of the staff app, `/admin/…`. */
	readonly page: string;
	/** `person`: a person ends it, and knows when. `machine`: it may come and go by itself. */
	readonly endedBy: 'person' | 'machine';
}
