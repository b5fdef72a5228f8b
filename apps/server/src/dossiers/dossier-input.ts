import { z } from 'zod';

/** Pieces that the input schemas of the dossier procedures share. Limits are in characters (UTF-16 units). */

export const entityId = z.uuid();

/** Which dossier, and the state the caller has seen: a change in between is answered with `dossier.stale`. */
export const dossierTarget = {
	dossierId: entityId,
	expectedSeq: z.int().min(1),
};

/** Same for citizens, who prove with the token what they may see. */
export const trackedTarget = {
	trackToken: z.string().min(1).max(400),
	expectedSeq: z.int().min(1),
};

/** A sentence that somebody will read on a slip or a timeline. */
export const sentence = z.string().trim().min(1).max(2_000);
export const optionalSentence = z.string().trim().max(2_000).optional();

/** Answers of a form by field key; the form evaluates them, this only caps the shape. */
export const answers = z.record(z.string().max(100), z.unknown());

/** Uploads that fulfil one paper. */
export const paperUploads = z
	.array(
		z.strictObject({
			requirement: z.string().min(1).max(100),
			uploadIds: z.array(entityId).max(50),
		}),
	)
	.max(50);

/** How the citizen wants the result. */
export const delivery = z.strictObject({
	method: z.enum(['counter', 'publicPost', 'electronic']),
	address: z.string().trim().max(500).optional(),
});

export const procedureCode = z.string().regex(/^\d\.\d{6}$/, 'expected a procedure code such as 1.001193');
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits');
export const packageDigest = sha256Hex;
export const stepKey = z.string().min(1).max(100);
export const outcomeKey = z.string().min(1).max(100);
/** ISO calendar date. */
export const calendarDate = z.iso.date();
