import { authTables } from './auth.ts';
import { capabilityCallTables } from './capability-calls.ts';
import { type ColumnKit, postgresKit, sqliteKit } from './columns.ts';
import { dossierTables } from './dossiers.ts';
import { fileTables } from './files.ts';
import { incidentTables } from './incidents.ts';
import { procedureTables } from './procedures.ts';
import { processingTables } from './processing.ts';
import { recordTables } from './records.ts';
import { rehearsalTables } from './rehearsals.ts';
import { scheduleTables } from './schedules.ts';
import { staffTables } from './staff.ts';
import { trustTables } from './trust.ts';
import { versionTables } from './versions.ts';
import { wardTables } from './wards.ts';

function defineTables(c: ColumnKit) {
	return {
		...wardTables(c),
		...staffTables(c),
		...authTables(c),
		...procedureTables(c),
		...trustTables(c),
		...versionTables(c),
		...rehearsalTables(c),
		...capabilityCallTables(c),
		...dossierTables(c),
		...processingTables(c),
		...scheduleTables(c),
		...incidentTables(c),
		...fileTables(c),
		...recordTables(c),
	};
}

/** Every table, under SQLite's types for both engines. */
export type Tables = ReturnType<typeof defineTables>;

export type { ScanState } from './files.ts';
export type { StepRunState } from './processing.ts';
export type { NotificationState } from './records.ts';
export type { VersionMoveDossierState, VersionMoveState } from './versions.ts';
export type AuthTables = ReturnType<typeof authTables>;

export const sqliteTables: Tables = defineTables(sqliteKit);
export const postgresTables: Tables = defineTables(postgresKit);
