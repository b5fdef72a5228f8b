import { z } from 'zod';

/**
 * What a ward decides about itself besides its calendar. Kept in every version; a dossier's decision uses the version in
 * force at that moment. Defaults are our reading of the law and can all be changed by the administrator.
 */
export const wardSettingsSchema = z.strictObject({
	provinceName: z.string().trim().max(100).default(''),
	/** Head office, as printed on slips. */
	address: z.string().trim().max(300).default(''),
	phone: z.string().trim().max(30).default(''),
	email: z.union([z.literal(''), z.email()]).default(''),
	/** Body above the ward in the head of documents; empty prints none. */
	parentBody: z.string().trim().max(200).default(''),
	/** The one-stop desk as it stands on slips and in timelines. */
	serviceCentre: z.string().trim().max(200).default('Trung tâm Phục vụ hành chính công'),
	/** Place in front of the date of a document; empty: the ward's own name. */
	place: z.string().trim().max(100).default(''),
	/** Office of who signs the slips of the ward, line by line. */
	signerOffice: z.array(z.string().trim().max(100)).max(4).default(['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']),
	/** Own online filing can be switched off where the national portal takes all filings (domain fact 2). */
	onlineFiling: z.boolean().default(true),
	/** A leader must approve a version of a procedure before it is published. */
	publishNeedsApproval: z.boolean().default(false),
	/** How strict the ward is about packages that no trusted publisher signed. */
	packages: z
		.strictObject({
			/** The administrator may vouch for one with the ward's own key. */
			countersign: z.boolean().default(true),
		})
		.prefault({}),
	/** Days for which a form that was begun on a version may be filed on it after another version was published. */
	oldVersionDays: z.int().min(0).max(90).default(14),
	/** Rules of the desk, see `WardRules` of the domain. */
	rules: z
		.strictObject({
			/** The law wants one supplement request (decree 61/2018 art. 15); a ward may allow more where its own rules do. */
			secondSupplement: z.boolean().default(false),
			/** Working days a citizen has to answer a supplement request. Unverified: sector laws differ. */
			supplementWorkingDays: z.int().min(0).max(180).default(30),
			/** Working hours to accept, ask or refuse an online filing. Unverified: decree 45/2020 art. 11. */
			acceptanceWorkingHours: z.int().min(1).max(80).default(8),
			/** Whoever received and examined a dossier may not sign it. */
			separateSigner: z.boolean().default(false),
		})
		.prefault({}),
});

export type WardSettings = z.infer<typeof wardSettingsSchema>;

/** Settings as stored, with defaults for what an older version did not know. */
export const readWardSettings = (stored: unknown): WardSettings => wardSettingsSchema.parse(stored ?? {});
