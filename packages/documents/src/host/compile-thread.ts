/** The thread that holds the compiler. One job at a time; nothing is kept between jobs but fonts and library files. */
import { readdirSync, readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { TemplateDiagnostic } from '../document-error.ts';
import { coveredCodePoints, uncoveredCharacters } from './glyphs.ts';
import type { CountPagesJob, HostAnswer, HostLimits, HostRequest, HostSetup, RenderJob } from './protocol.ts';

// Templates see only what is mapped in below this folder. It does not exist, so nothing real is under it.
const WORKSPACE = '/motcua-documents';
const FONTS = new URL('../../fonts/', import.meta.url);
const LIBRARY = new URL('../../templates/library/', import.meta.url);
/** Results of earlier compilations that no later one used for so many rounds are dropped from the compiler's cache. */
const CACHE_ROUNDS = 10;

const ERROR = 1;
const WARNING = 2;

function readLibrary(): Map<string, Buffer> {
	const files = readdirSync(LIBRARY, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return new Map(
		files.map((entry) => {
			const path = `${entry.parentPath}/${entry.name}`;
			const inside = path.slice(LIBRARY.pathname.length);
			return [`motcua/${inside}`, readFileSync(path)];
		}),
	);
}

class DocumentCompiler {
	readonly #compiler: NodeCompiler;
	readonly #library = readLibrary();
	readonly #covered: Set<number>;

	constructor(extraFonts: readonly Uint8Array[]) {
		const shipped = readdirSync(FONTS)
			.filter((name) => name.endsWith('.ttf'))
			.sort();
		const fonts = [
			...shipped.map((name) => readFileSync(new URL(name, FONTS))),
			...extraFonts.map((bytes) => Buffer.from(bytes)),
		];
		this.#compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: fonts }] });
		this.#covered = new Set(fonts.flatMap((font) => [...coveredCodePoints(font)]));
	}

	run(request: HostRequest): HostAnswer {
		const { job, limits } = request;
		try {
			return job.kind === 'render' ? this.#render(job, limits) : this.#countPages(job);
		} catch (error) {
			// The exporter throws where the compiler answers, with a record instead of an error.
			const message = error instanceof Error ? error.message : JSON.stringify(error);
			return {
				ok: false,
				code: 'template.invalid',
				diagnostics: [{ severity: 'error', message, file: null, line: null }],
			};
		} finally {
			this.#compiler.resetShadow();
			this.#compiler.evictCache(CACHE_ROUNDS);
		}
	}

	#map(path: string, content: string | Uint8Array): void {
		this.#compiler.mapShadow(`${WORKSPACE}/${path}`, Buffer.from(content as Uint8Array));
	}

	#render(job: RenderJob, limits: HostLimits): HostAnswer {
		for (const [path, bytes] of this.#library) this.#map(path, bytes);
		for (const [path, source] of Object.entries(job.sources)) this.#map(path, source);
		for (const [name, bytes] of Object.entries(job.images)) this.#map(`images/${name}`, bytes);
		this.#map('data.json', job.data);

		const compiled = this.#compiler.compile({ mainFilePath: `${WORKSPACE}/${job.main}`, resetRead: true });
		const document = compiled.hasError() ? null : compiled.result;
		if (document === null) {
			const diagnostics = this.#diagnostics(compiled.takeDiagnostics() ?? compiled.takeError());
			return { ok: false, code: classify(diagnostics), diagnostics };
		}
		const warnings = this.#diagnostics(compiled.takeWarnings());
		const pages = document.numOfPages;
		if (pages > limits.maxPages) return tooLarge(`${pages} pages, at most ${limits.maxPages} are allowed`);
		const unprintable = this.#missingGlyphs(job);
		// PDF/A-2b: fonts embedded, nothing fetched, readable for as long as the archive law asks for. It does not allow a
		// character without a glyph; a foreign name must not keep a certificate from its owner, so it is a warning here.
		const standard = unprintable.length === 0 ? { pdfStandard: 'a-2b' } : {};
		const pdf = this.#compiler.pdf(document, { ...standard, creationTimestamp: job.createdAt });
		if (pdf.byteLength > limits.maxBytes)
			return tooLarge(`${pdf.byteLength} bytes, at most ${limits.maxBytes} are allowed`);
		return { ok: true, pdf, pages, warnings: [...warnings, ...unprintable] };
	}

	/**
	 * The compiler reads PDFs as pictures with a parser in safe native code. Asked for a page that cannot be there, it says
	 * how many there are, and draws none: cheaper than any other reader and behind the same limits.
	 */
	#countPages(job: CountPagesJob): HostAnswer {
		this.#map('main.typ', '#image("/images/counted.pdf", page: 1000000000)');
		this.#map('images/counted.pdf', job.pdf);
		const compiled = this.#compiler.compile({ mainFilePath: `${WORKSPACE}/main.typ`, resetRead: true });
		const diagnostics = this.#diagnostics(compiled.takeDiagnostics() ?? compiled.takeError());
		const told = diagnostics
			.map((one) => /the document only has (\d+) page/.exec(one.message)?.[1])
			.find((count) => count);
		if (told !== undefined) return { ok: true, pdf: null, pages: Number(told), warnings: [] };
		const encrypted = diagnostics.some((one) => /encrypted|password/i.test(one.message));
		return { ok: false, code: encrypted ? 'pdf.encrypted' : 'pdf.unreadable', diagnostics: [] };
	}

	#missingGlyphs(job: RenderJob): TemplateDiagnostic[] {
		const strings: string[] = Object.values(job.sources);
		JSON.parse(job.data, (_key, value: unknown) => {
			if (typeof value === 'string') strings.push(value);
			return value;
		});
		const missing = uncoveredCharacters(strings.join(''), this.#covered);
		if (missing.length === 0) return [];
		const message = `no document font has these characters: ${missing.slice(0, 20).join(' ')}`;
		return [{ severity: 'warning', message, file: null, line: null }];
	}

	#diagnostics(error: NodeError | null): TemplateDiagnostic[] {
		if (error === null) return [];
		return this.#compiler.fetchDiagnostics(error).flatMap((raw: unknown) => readDiagnostic(raw) ?? []);
	}
}

function tooLarge(message: string): HostAnswer {
	return { ok: false, code: 'output.tooLarge', diagnostics: [{ severity: 'error', message, file: null, line: null }] };
}

/** Gives the compiler's untyped record our shape; notes of the call stack are left out. */
function readDiagnostic(raw: unknown): TemplateDiagnostic | null {
	const record = raw as { message?: string; path?: string; severity?: number; range?: { start?: { line?: number } } };
	if (record.severity !== ERROR && record.severity !== WARNING) return null;
	const line = record.range?.start?.line;
	return {
		severity: record.severity === ERROR ? 'error' : 'warning',
		message: record.message ?? 'unknown',
		file: record.path?.replace(`${WORKSPACE}/`, '') || null,
		line: line === undefined ? null : line + 1,
	};
}

function classify(
	diagnostics: readonly TemplateDiagnostic[],
): 'template.package' | 'template.file' | 'template.invalid' {
	const said = diagnostics.map((one) => one.message).join('\n');
	if (/download package|package not found/.test(said)) return 'template.package';
	if (/file not found|access denied|outside of project root/.test(said)) return 'template.file';
	return 'template.invalid';
}

let compiler: DocumentCompiler | null = null;
parentPort?.on('message', (message: HostSetup | HostRequest) => {
	if (message.kind === 'setup') {
		compiler = new DocumentCompiler(message.fonts);
		return;
	}
	if (compiler === null) throw new Error('a job came before the setup');
	parentPort?.postMessage({ id: message.id, answer: compiler.run(message) });
});
