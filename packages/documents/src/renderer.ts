import { DocumentError, type TemplateDiagnostic } from './document-error.ts';
import { DocumentProcess } from './host/document-process.ts';
import type { HostAnswer, HostJob, HostLimits } from './host/protocol.ts';
import { type RenderInput, toRenderJob } from './template-input.ts';

export interface RenderedDocument {
	/** PDF/A-2b with all fonts embedded. The same input gives the same bytes. */
	readonly pdf: Uint8Array;
	readonly pages: number;
	/** For the author of the template: unknown fonts, characters without a glyph. Empty for a sound template. */
	readonly warnings: readonly TemplateDiagnostic[];
}

export interface DocumentLimits {
	/** Wall clock of one document in milliseconds. Default 10,000. */
	readonly timeoutMs: number;
	/** Resident memory of the document process in MiB. Default 512. */
	readonly memoryMb: number;
	/** Default 200. */
	readonly maxPages: number;
	/** Bytes of the PDF. Default 32 MiB. */
	readonly maxBytes: number;
	/** Documents waiting at one time; more are refused with `queue.full`. Default 500. */
	readonly maxQueue: number;
	/** The document process ends after so long without work and gives its memory back. Default 60,000 ms. */
	readonly idleMs: number;
}

export interface DocumentRendererOptions {
	/** Whole TrueType or OpenType files beside Tinos, which is always there. */
	readonly fonts?: readonly Uint8Array[];
	readonly limits?: Partial<DocumentLimits>;
}

export interface DocumentRenderer {
	/** Compiles one document. Throws {@link DocumentError}. Templates are not trusted: see docs of {@link createDocumentRenderer}. */
	render(input: RenderInput): Promise<RenderedDocument>;
	/** Pages of a PDF that someone uploaded. Throws {@link DocumentError} `pdf.unreadable` or `pdf.encrypted`. */
	pdfPageCount(pdf: Uint8Array): Promise<number>;
	/** Refuses what waits, ends the process. */
	close(): Promise<void>;
}

const DEFAULT_LIMITS: DocumentLimits = {
	timeoutMs: 10_000,
	memoryMb: 512,
	maxPages: 200,
	maxBytes: 32 * 1024 * 1024,
	maxQueue: 500,
	idleMs: 60_000,
};

/**
 * Makes PDFs from Typst templates in a process of its own: no network, no file but the shipped fonts, an empty
 * environment; ended when a document takes too long or too much memory, and started again for the next one. One document
 * at a time, in the order of the calls. The process starts with the first document.
 */
export function createDocumentRenderer(options: DocumentRendererOptions = {}): DocumentRenderer {
	for (const font of options.fonts ?? []) checkFont(font);
	const limits = { ...DEFAULT_LIMITS, ...options.limits };
	const lane = new DocumentLane(options.fonts ?? [], limits);
	return {
		async render(input) {
			const answer = await lane.run(toRenderJob(input));
			if (!answer.ok || answer.pdf === null) throw failure(answer);
			return { pdf: answer.pdf, pages: answer.pages, warnings: answer.warnings };
		},
		async pdfPageCount(pdf) {
			const answer = await lane.run({ kind: 'countPages', pdf });
			if (!answer.ok) throw failure(answer.code === 'host.crash' ? { ...answer, code: 'pdf.unreadable' } : answer);
			return answer.pages;
		},
		close: () => lane.close(),
	};
}

/** One document process and the queue in front of it. */
class DocumentLane {
	readonly #fonts: readonly Uint8Array[];
	readonly #limits: DocumentLimits;
	#process: DocumentProcess | null = null;
	#tail: Promise<unknown> = Promise.resolve();
	#waiting = 0;
	#closed = false;
	#idle: NodeJS.Timeout | undefined;

	constructor(fonts: readonly Uint8Array[], limits: DocumentLimits) {
		this.#fonts = fonts;
		this.#limits = limits;
	}

	run(job: HostJob): Promise<HostAnswer> {
		if (this.#closed) return Promise.reject(new DocumentError('closed'));
		if (this.#waiting >= this.#limits.maxQueue)
			return Promise.reject(failure({ ok: false, code: 'queue.full', diagnostics: [] }));
		this.#waiting++;
		const turn = this.#tail.then(() => this.#runNow(job)).finally(() => this.#waiting--);
		this.#tail = turn.catch(() => undefined);
		return turn;
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#idle);
		await this.#process?.close();
		await this.#tail;
	}

	async #runNow(job: HostJob): Promise<HostAnswer> {
		if (this.#closed) throw new DocumentError('closed');
		clearTimeout(this.#idle);
		if (this.#process === null || !this.#process.alive) this.#process = new DocumentProcess(this.#fonts);
		const process = this.#process;
		const answer = await process.run(job, this.#hostLimits());
		if (this.#closed) throw new DocumentError('closed');
		// Large pictures leave the process fat: a new one costs about 150 ms, an idle one its memory for ever.
		if (process.rss > (this.#limits.memoryMb / 2) * 1024 * 1024) await this.#retire(process);
		this.#idle = setTimeout(() => void this.#retire(process), this.#limits.idleMs);
		this.#idle.unref();
		return answer;
	}

	async #retire(process: DocumentProcess): Promise<void> {
		if (this.#process === process) this.#process = null;
		await process.close();
	}

	#hostLimits(): HostLimits {
		const { timeoutMs, memoryMb, maxPages, maxBytes } = this.#limits;
		return { wallMs: timeoutMs, memoryMb, maxPages, maxBytes };
	}
}

/** Only whole TTF and OTF files: a web font loads without a word and prints nothing. */
function checkFont(font: Uint8Array): void {
	const signature = Buffer.from(font.subarray(0, 4)).toString('latin1');
	if (['\u0000\u0001\u0000\u0000', 'OTTO', 'true'].includes(signature)) return;
	throw new DocumentError('font.format');
}

function failure(answer: HostAnswer): DocumentError {
	if (answer.ok) return new DocumentError('host.crash');
	return new DocumentError(answer.code, { diagnostics: answer.diagnostics });
}
