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
	/** People's committee and service centre as they stand in the head of documents. */
	committeeName: z.string().trim().max(200).default(''),
	centreName: z.string().trim().max(200).default(''),
	/** Own online filing can be switched off where the national portal takes all filings (domain fact 2). */
	onlineFiling: z.boolean().default(true),
	/** Working days a citizen has to answer a supplement request. Unverified: sector laws differ. */
	supplementWorkingDays: z.int().min(1).max(180).default(30),
	/** The law wants one supplement request (decree 61/2018 art. 15); a ward may allow more where its own rules do. */
	repeatedSupplement: z.boolean().default(false),
	/** Whoever received and examined a dossier may not sign it. */
	separateSigner: z.boolean().default(false),
	/** Working hours to accept, ask or refuse an online filing. Unverified: decree 45/2020 art. 11. */
	acceptanceWorkingHours: z.int().min(1).max(80).default(8),
});

export type WardSettings = z.infer<typeof wardSettingsSchema>;

/** Settings as stored, with defaults for what an older version did not know. */
export const readWardSettings = (stored: unknown): WardSettings => wardSettingsSchema.parse(stored ?? {});
