import type { Localised } from '@motcua/domain';

export type BackupErrorCode =
	| 'backup.notABackup'
	| 'backup.damaged'
	| 'backup.incomplete'
	| 'backup.noTool'
	| 'backup.toolFailed'
	| 'backup.running'
	| 'backup.otherDatabase'
	| 'restore.running'
	| 'restore.notEmpty';

/** Thrown when a backup can't be made or not be brought back: a stable code, and what to do in both languages. */
export class BackupError extends Error {
	readonly code: BackupErrorCode;
	readonly text: Localised;
	constructor(code: BackupErrorCode, text: Localised, cause?: unknown) {
		super(`${code}: ${text.en}`, cause === undefined ? undefined : { cause });
		this.name = 'BackupError';
		this.code = code;
		this.text = text;
	}
}
