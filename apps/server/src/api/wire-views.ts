import type { FormFinding, Localised } from '@motcua/forms';

/** An error as it crosses the wire, in `error.data.motcua` (tRPC) or as the body (plain HTTP). */
export interface WireError {
	/** Stable, `area.reason`: `dossier.stale`, `upload.tooLarge`. */
	readonly code: string;
	readonly message: Localised;
	/** Path of the input field, when one is to blame. */
	readonly field?: string;
	/** Field findings of a form that was sent with errors. */
	readonly findings?: readonly FormFinding[];
	/** For `dossier.stale`: who changed it, and to which sequence number. */
	readonly changedBy?: { readonly name: string; readonly at: string; readonly seq: number };
}

/** A page of a list that is paged by key: pass `nextCursor` back for more. */
export interface Page<T> {
	readonly items: readonly T[];
	readonly nextCursor: string | null;
}
