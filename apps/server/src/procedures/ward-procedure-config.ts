import { z } from 'zod';

/** What a ward has chosen for one procedure; the JSON of `ward_procedure.config`. */
export const wardProcedureConfigSchema = z.strictObject({
	/** VND of a fixed or provincial fee; null: the manifest's. */
	feeAmountVnd: z.int().min(0).max(1_000_000_000).nullable().default(null),
	/** VND by the keys of the manifest's `fee.amounts`; a missing key means the default. */
	feeAmounts: z.record(z.string(), z.int().min(0).max(1_000_000_000)).default({}),
	/** Somebody of the ward has confirmed the amounts (unverified or provincial ones must be). */
	feeConfirmed: z.boolean().default(false),
	/** Staff ids of the officers whom citizens may ask. */
	officers: z.array(z.string()).max(20).default([]),
	/** Capabilities granted to the installed version, by their `use`; read them with `grantedUses`. */
	grants: z.array(z.string()).default([]),
	/** The same by set of rights: versions that ask for something else have grants of their own. */
	grantSets: z.record(z.string().regex(/^[0-9a-f]{16}$/), z.array(z.string())).default({}),
	/** Free settings that the package's code may read. */
	settings: z.record(z.string(), z.unknown()).default({}),
});

export type WardProcedureConfig = z.infer<typeof wardProcedureConfigSchema>;

export const readWardProcedureConfig = (stored: unknown): WardProcedureConfig =>
	wardProcedureConfigSchema.parse(stored ?? {});
