import type { Localised } from '@motcua/domain';
import { DOCUMENT_ERROR_TEXTS } from './document-error-texts.ts';

/**
 * Why no document came out.
 *
 * - `template.path`, `template.package`, `template.file`, `template.invalid`: the template is at fault
 * - `data.tooLarge`, `image.unreadable`, `image.tooLarge`, `font.format`, `qr.text`: what was given in is at fault
 * - `pdf.unreadable`, `pdf.encrypted`: a PDF to be counted cannot be opened
 * - `output.tooLarge`: too many pages or bytes came out
 * - `limit.time`, `limit.memory`, `host.crash`: the run was ended; the next run is not affected
 * - `queue.full`, `closed`: the renderer takes no more work
 */
export type DocumentErrorCode =
	| 'template.path'
	| 'template.package'
	| 'template.file'
	| 'template.invalid'
	| 'data.tooLarge'
	| 'image.unreadable'
	| 'image.tooLarge'
	| 'font.format'
	| 'qr.text'
	| 'pdf.unreadable'
	| 'pdf.encrypted'
	| 'output.tooLarge'
	| 'limit.time'
	| 'limit.memory'
	| 'host.crash'
	| 'queue.full'
	| 'closed';

/** What the compiler said about one place of a template. Lines count from 1. */
export interface TemplateDiagnostic {
	readonly severity: 'error' | 'warning';
	readonly message: string;
	readonly file: string | null;
	readonly line: number | null;
}

/** Thrown when a document cannot be made; `text` is for people, `diagnostics` for the author of the template. */
export class DocumentError extends Error {
	override readonly name = 'DocumentError';
	readonly code: DocumentErrorCode;
	readonly text: Localised;
	readonly diagnostics: readonly TemplateDiagnostic[];

	/** `text` says it more exactly than the code's own sentence. */
	constructor(
		code: DocumentErrorCode,
		{
			text = DOCUMENT_ERROR_TEXTS[code],
			diagnostics = [],
		}: { text?: Localised; diagnostics?: readonly TemplateDiagnostic[] } = {},
	) {
		super(`${code}: ${text.en}${describe(diagnostics)}`);
		this.code = code;
		this.text = text;
		this.diagnostics = diagnostics;
	}
}

function describe(diagnostics: readonly TemplateDiagnostic[]): string {
	return diagnostics.map((one) => `\n  ${one.file ?? '?'}:${one.line ?? '?'} ${one.severity}: ${one.message}`).join('');
}
