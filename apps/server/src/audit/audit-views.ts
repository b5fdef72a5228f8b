import type { Localised } from '@motcua/forms';

export interface AuditEntry {
	readonly id: string;
	readonly at: string;
	readonly actor: string;
	readonly action: string;
	readonly title: Localised;
	readonly target: string | null;
}
