import type { Localised } from '@motcua/forms';

/** One thing that an entry says besides who, what and when. */
export interface AuditDetail {
	readonly label: Localised;
	readonly value: Localised;
}

export interface AuditEntry {
	readonly id: string;
	readonly at: string;
	readonly actor: string;
	readonly action: string;
	readonly title: Localised;
	readonly target: string | null;
	/** In words, what matters most first; codes come last. Empty when the title says it all. */
	readonly details: readonly AuditDetail[];
}
