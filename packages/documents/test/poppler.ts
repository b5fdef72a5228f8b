/** Reads PDFs with poppler (`apt-get install poppler-utils`), another program than the one that wrote them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why tests that need poppler are skipped here, or `null` when they run. */
export const popplerMissing: string | null = (() => {
	try {
		execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
		return null;
	} catch {
		return 'poppler-utils (pdftotext, pdffonts) is not installed on this machine';
	}
})();
if (popplerMissing !== null) console.warn(`skipped: ${popplerMissing}`);

function withFile(pdf: Uint8Array, read: (path: string) => string): string {
	const folder = mkdtempSync(join(tmpdir(), 'motcua-pdf-'));
	const path = join(folder, 'document.pdf');
	try {
		writeFileSync(path, pdf);
		return read(path);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The text of a PDF as a reader copies it, white space collapsed. */
export function pdfText(pdf: Uint8Array): string {
	return withFile(pdf, (path) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }))
		.normalize('NFC')
		.replace(/\s+/g, ' ');
}

export interface PdfFont {
	readonly name: string;
	readonly embedded: boolean;
	readonly unicode: boolean;
}

/** The fonts that a PDF uses, by `pdffonts`. */
export function pdfFonts(pdf: Uint8Array): PdfFont[] {
	const table = withFile(pdf, (path) => execFileSync('pdffonts', [path], { encoding: 'utf8' }));
	return table
		.trim()
		.split('\n')
		.slice(2)
		.map((line) => {
			const flags = /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line);
			return { name: line.split(' ')[0] ?? '', embedded: flags?.[1] === 'yes', unicode: flags?.[3] === 'yes' };
		});
}
