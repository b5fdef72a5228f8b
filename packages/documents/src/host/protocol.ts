/** What crosses between the server and the document process: plain data, structured clone. */
import type { DocumentErrorCode, TemplateDiagnostic } from '../document-error.ts';

export interface HostLimits {
	/** Wall clock of one job in milliseconds. */
	readonly wallMs: number;
	/** Resident memory of the whole document process in MiB. */
	readonly memoryMb: number;
	readonly maxPages: number;
	readonly maxBytes: number;
}

/** First message after the start. */
export interface HostSetup {
	readonly kind: 'setup';
	/** Whole TrueType or OpenType files beside the shipped ones. */
	readonly fonts: readonly Uint8Array[];
}

export interface RenderJob {
	readonly kind: 'render';
	readonly main: string;
	readonly sources: Readonly<Record<string, string>>;
	readonly images: Readonly<Record<string, Uint8Array>>;
	/** JSON text, mapped in as `/data.json`. */
	readonly data: string;
	/** Seconds since 1970; becomes the creation date, so that the same input gives the same bytes. */
	readonly createdAt: number;
}
export interface CountPagesJob {
	readonly kind: 'countPages';
	readonly pdf: Uint8Array;
}
export type HostJob = RenderJob | CountPagesJob;

export interface HostRequest {
	readonly kind: 'job';
	readonly id: number;
	readonly job: HostJob;
	readonly limits: HostLimits;
}

export type HostAnswer =
	| {
			readonly ok: true;
			readonly pdf: Uint8Array | null;
			readonly pages: number;
			readonly warnings: readonly TemplateDiagnostic[];
	  }
	| { readonly ok: false; readonly code: DocumentErrorCode; readonly diagnostics: readonly TemplateDiagnostic[] };

export interface HostReply {
	readonly id: number;
	readonly answer: HostAnswer;
	/** Resident bytes after the job. */
	readonly rss: number;
}
