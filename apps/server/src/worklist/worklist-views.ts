import type { DossierStatus } from '@motcua/domain';
import type { Localised } from '@motcua/forms';
import type { StepRole } from '@motcua/procedure-sdk';
import type { ClockView } from '../dossiers/views/dossier-views.ts';

export type WorklistView =
	| 'mine'
	| 'toReceive'
	| 'dueToday'
	| 'overdue'
	| 'waitingCitizen'
	| 'blocked'
	| 'toReturn'
	| 'open'
	| 'finished';

export interface WorklistItem {
	readonly id: string;
	readonly seq: number;
	readonly code: string;
	readonly procedureCode: string;
	readonly procedureName: Localised;
	readonly requesterName: string;
	readonly subject: string | null;
	readonly status: DossierStatus;
	readonly statusText: Localised;
	readonly step: { readonly key: string; readonly name: Localised; readonly role: StepRole | null } | null;
	readonly assignee: { readonly id: string; readonly name: string } | null;
	readonly submittedAt: string;
	/** The date that orders the list: due date, or the acceptance date before reception. */
	readonly dueAt: string | null;
	readonly timing: ClockView['timing'];
	readonly clockPaused: boolean;
	readonly blocked: boolean;
	readonly unpaid: boolean;
}

export type WorklistCounts = Readonly<Record<WorklistView, number>>;

export interface SearchHit {
	readonly id: string;
	readonly code: string;
	readonly procedureName: Localised;
	readonly requesterName: string;
	readonly status: DossierStatus;
	readonly statusText: Localised;
	readonly submittedAt: string;
}
