/** A text in both interface languages (the structure of `Localised` in `@motcua/domain`). */
export interface BilingualText {
	vi: string;
	en: string;
}

export type JobsErrorCode =
	| 'jobs.badUrl'
	| 'jobs.cannotOpen'
	| 'jobs.closed'
	| 'jobs.unknownType'
	| 'jobs.duplicateType'
	| 'jobs.badPayload'
	| 'jobs.payloadNotIds'
	| 'jobs.badSchedule'
	| 'jobs.notFound'
	| 'jobs.notAllowedNow'
	| 'jobs.cannotJoin'
	| 'jobs.cannotMove'
	| 'jobs.unreachable'
	| 'jobs.timeout';

/** Thrown by this package: a stable code, a sentence for people in both languages, and the field it is about. */
export class JobsError extends Error {
	readonly code: JobsErrorCode;
	readonly text: BilingualText;
	readonly field: string | undefined;

	constructor(code: JobsErrorCode, text: BilingualText, options: ErrorOptions & { field?: string } = {}) {
		super(text.en, options);
		this.name = 'JobsError';
		this.code = code;
		this.text = text;
		this.field = options.field;
	}
}
