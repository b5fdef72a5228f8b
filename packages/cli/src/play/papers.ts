import { createDocumentRenderer, type DocumentRenderer } from '@motcua/documents';
import sharp from 'sharp';

/** A picture as a phone takes it: `seed` changes its colours, so that different papers differ. */
export async function photographOfPaper(seed: number): Promise<{ name: string; bytes: Uint8Array }> {
	const hue = (seed * 47) % 360;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1270"><rect width="900" height="1270" fill="hsl(${hue},30%,82%)"/><rect x="70" y="60" width="760" height="1150" fill="#fdfcf7"/>${lines(seed)}</svg>`;
	return { name: `anh-giay-to-${seed}.jpg`, bytes: await sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer() };
}

function lines(seed: number): string {
	let drawn = '';
	for (let line = 0; line < 22; line++) {
		const width = 320 + ((seed * 31 + line * 97) % 340);
		drawn += `<rect x="120" y="${150 + line * 44}" width="${width}" height="10" fill="#3b3a36"/>`;
	}
	return drawn;
}

const TEMPLATE = `#let data = json("/data.json")
#set page(paper: "a4")
#set text(lang: "vi", size: 13pt)
= #data.title
#for page in range(data.pages) [#if page > 0 { pagebreak() } Trang #(page + 1) / #data.pages. #lorem(120)]`;

/** A PDF with real pages, as an office would scan it. */
export async function scannedPaper(title: string, pages: number): Promise<{ name: string; bytes: Uint8Array }> {
	renderer ??= createDocumentRenderer();
	const { pdf } = await renderer.render({
		template: 'paper.typ',
		files: { 'paper.typ': TEMPLATE },
		data: { title, pages },
	});
	return { name: `${title}.pdf`, bytes: pdf };
}

let renderer: DocumentRenderer | null = null;

/** Ends the worker that made the PDFs. */
export async function closePapers(): Promise<void> {
	await renderer?.close();
	renderer = null;
}
