import type { Localised } from '@motcua/forms';

export interface HealthView {
	readonly version: string;
	readonly startedAt: string;
	readonly checks: readonly {
		readonly id: string;
		readonly ok: boolean;
		readonly title: Localised;
		readonly advice: Localised | null;
	}[];
}

/** Something that the installation does by itself, as the health page shows it. Instants are ISO strings. */
export interface ScheduleView {
	readonly name: string;
	readonly title: Localised;
	readonly running: boolean;
	/** When the last run ended, well or not. */
	readonly lastAt: string | null;
	readonly succeededAt: string | null;
	/** Why the last run failed; null when it did not. */
	readonly failure: string | null;
	/** What the last good run found or did: counts and ids. */
	readonly result: Readonly<Record<string, unknown>> | null;
	/** The same in words. */
	readonly found: Localised | null;
	readonly nextAt: string | null;
}
