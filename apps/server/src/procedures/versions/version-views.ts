import type { DossierStatus, Localised } from '@motcua/domain';

/** `draining`: no new dossiers, some still open. `quarantined`: no step of it begins. `retired`: uninstalled, the row is kept. */
export type VersionState = 'installed' | 'published' | 'draining' | 'retired' | 'quarantined';

/** A step of a version that does not begin any more, or at which dossiers stand blocked. */
export interface StuckStep {
	readonly step: string;
	readonly name: Localised;
	/** Open dossiers of this ward that stand blocked in it. */
	readonly blocked: number;
	/** Null while runs may begin. */
	readonly breaker: { readonly since: string; readonly failures: number; readonly reason: Localised } | null;
}

export interface VersionView {
	readonly digest: string;
	readonly version: string;
	readonly state: VersionState;
	readonly signature: 'core' | 'publisher' | 'local' | 'unsigned';
	readonly installedAt: string;
	/** Name of the person, or who else did it. */
	readonly installedBy: string;
	/** The version that the ward configures and may publish. */
	readonly chosen: boolean;
	readonly openDossiers: number;
	/** `bySystem`: its file is not what was stored. */
	readonly quarantine: {
		readonly since: string;
		readonly reason: Localised;
		readonly bySystem: boolean;
	} | null;
	readonly retired: { readonly at: string; readonly by: string } | null;
	readonly stuck: readonly StuckStep[];
	/** Why it cannot become the published version by one click; empty when it can. */
	readonly againstRollback: readonly Localised[];
	/** Why it cannot be uninstalled; empty when it can. */
	readonly againstUninstall: readonly Localised[];
	/** Versions with open dossiers that this one repairs without changing what was asked: they may move without a dry run. */
	readonly hotfixOf: readonly string[];
}

export interface PublicationEntry {
	readonly at: string;
	readonly by: string;
	/** Null: taken off the catalogue. */
	readonly version: string | null;
}

export interface ProcedureVersions {
	readonly code: string;
	readonly name: Localised;
	/** Newest first. */
	readonly versions: readonly VersionView[];
	readonly history: readonly PublicationEntry[];
	/** Newest first. */
	readonly moves: readonly MoveView[];
	/** For so many days a form that was begun on an older version may still be filed. */
	readonly draftDays: number;
}

export interface PinnedDossierView {
	readonly id: string;
	readonly code: string;
	readonly requesterName: string;
	readonly status: DossierStatus;
	readonly step: Localised | null;
	readonly blocked: boolean;
	readonly dueAt: string | null;
}

export type MoveState = 'planning' | 'planned' | 'applying' | 'applied' | 'reverting' | 'reverted';
export type MoveVerdict = 'ok' | 'manual' | 'refused';

/** One move of dossiers from a version to another. */
export interface MoveView {
	readonly id: string;
	readonly code: string;
	readonly kind: 'migration' | 'hotfix';
	readonly state: MoveState;
	readonly from: { readonly digest: string; readonly version: string };
	readonly to: { readonly digest: string; readonly version: string };
	readonly reason: string;
	readonly plannedAt: string;
	readonly plannedBy: string;
	readonly appliedAt: string | null;
	readonly appliedBy: string | null;
	readonly revertedAt: string | null;
	readonly revertedBy: string | null;
	/** Dossiers on the old version when it was planned that have been looked at, and all of them. */
	readonly assessed: number;
	readonly total: number;
	readonly verdicts: Readonly<Record<MoveVerdict, number>>;
	/** How many shall be moved, and what became of them. */
	readonly chosen: number;
	readonly moved: number;
	readonly skipped: number;
	readonly reverted: number;
	readonly kept: number;
}

interface Named {
	readonly key: string;
	readonly name: Localised;
}

/** What a move would do to one dossier. */
export interface MoveDetail {
	/** What stands against it in law or flow; null: nothing. */
	readonly refusal: Localised | null;
	/** A step runs just now: it would be skipped at this moment. */
	readonly waits: Localised | null;
	/** What the new form finds wrong that the old one did not. */
	readonly asked: readonly { readonly path: string; readonly name: Localised; readonly message: Localised }[];
	/** Papers that the new version requires and the dossier does not have. */
	readonly papers: readonly Named[];
	/** Answers that the new form has no place for. */
	readonly lost: readonly Named[];
	/** Papers that the new version does not know. */
	readonly lostPapers: readonly Named[];
	/** Checks and automatic steps that would end otherwise. */
	readonly changed: readonly (Named & { readonly before: Localised; readonly after: Localised })[];
	/** Those that cannot be tried without calling outside. */
	readonly untried: readonly Named[];
	/** VND; null where there is none. */
	readonly fee: { readonly beforeVnd: number | null; readonly afterVnd: number | null } | null;
	/** Steps that it went through and that are gone. */
	readonly stepsGone: readonly Named[];
}

export interface MoveDossierView {
	readonly dossierId: string;
	readonly code: string;
	readonly requesterName: string;
	readonly status: DossierStatus;
	readonly step: Localised | null;
	readonly verdict: MoveVerdict;
	readonly chosen: boolean;
	readonly state: 'planned' | 'moved' | 'skipped' | 'reverted' | 'kept';
	readonly note: Localised | null;
	readonly detail: MoveDetail;
}

/** What administrators must know wherever they are. */
export interface ProcedureAlarm {
	readonly kind: 'broken' | 'quarantine' | 'breaker' | 'apiVersion';
	readonly code: string;
	readonly name: Localised;
	readonly digest: string;
	readonly version: string;
	readonly step: Localised | null;
	readonly since: string | null;
	readonly reason: Localised;
	readonly openDossiers: number;
	/** New dossiers are being filed on it. */
	readonly published: boolean;
}
