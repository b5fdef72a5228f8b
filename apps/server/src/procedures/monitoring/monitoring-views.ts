import type { Localised } from '@motcua/domain';
import type { FailureSide } from './failure-classes.ts';

/** How the code of one version fares in a ward over a time. Times in milliseconds, memory in KiB; null where nothing was measured. */
export interface VersionMonitor {
	readonly code: string;
	readonly name: Localised;
	readonly digest: string;
	readonly version: string;
	readonly from: string;
	readonly to: string;
	readonly openDossiers: number;
	readonly totals: { readonly runs: number; readonly done: number; readonly failed: number; readonly waiting: number };
	readonly steps: readonly {
		readonly step: string;
		readonly name: Localised;
		readonly runs: number;
		readonly done: number;
		readonly failed: number;
		readonly waiting: number;
		/** Beginnings; more than runs where some were tried again. */
		readonly attempts: number;
		readonly p50Ms: number | null;
		readonly p95Ms: number | null;
		readonly maxCpuMs: number | null;
		readonly maxMemoryKb: number | null;
	}[];
	readonly failures: readonly {
		readonly failure: string;
		readonly side: FailureSide;
		readonly title: Localised;
		readonly advice: Localised;
		readonly runs: number;
	}[];
	/** Newest first. */
	readonly errors: readonly MonitoredError[];
	readonly calls: readonly {
		readonly capability: string;
		readonly calls: number;
		readonly failed: number;
		readonly open: number;
		readonly bytes: number;
		readonly maxMs: number | null;
	}[];
}

export interface MonitoredError {
	readonly at: string;
	readonly step: Localised;
	readonly title: Localised;
	/** As the runner told it, with places of the author's source. */
	readonly message: string;
	readonly stack: string | null;
	readonly dossierId: string;
	readonly dossierCode: string;
}

/** What the runs for one dossier wrote. */
export interface DossierLog {
	readonly dossierId: string;
	readonly dossierCode: string;
	readonly runs: readonly {
		readonly id: string;
		readonly step: Localised;
		readonly at: string;
		readonly outcome: Localised;
		readonly wallMs: number | null;
		readonly lines: readonly { readonly level: 'info' | 'warn' | 'error'; readonly message: string }[];
	}[];
}
