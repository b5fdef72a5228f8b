import { recordFile, recordUpload } from '@motcua/database';
import type { DocumentRenderer } from '@motcua/documents';
import { UPLOAD_OWNER } from '../../../dossiers/filing/papers.ts';
import type { Services } from '../../../services.ts';

/** Pages of nothing but their own number: a paper of a rehearsal has pages and a name, no content. */
const SAMPLE = `#set page(paper: "a4")
#let facts = json("/data.json")
#for page in range(facts.pages) [
  #if page > 0 { pagebreak() }
  #align(center + horizon, text(size: 20pt)[Giấy tờ mẫu để diễn tập, trang #(page + 1)/#facts.pages])
]`;

const made = new WeakMap<DocumentRenderer, Map<number, Promise<Uint8Array>>>();

/** A sample of so many pages, made once per renderer. */
function samplePdf(documents: DocumentRenderer, pages: number): Promise<Uint8Array> {
	const known = made.get(documents) ?? new Map<number, Promise<Uint8Array>>();
	made.set(documents, known);
	const sample =
		known.get(pages) ??
		documents
			.render({ template: 'sample.typ', files: { 'sample.typ': SAMPLE }, data: { pages } })
			.then(({ pdf }) => pdf);
	known.set(pages, sample);
	sample.catch(() => known.delete(pages));
	return sample;
}

/** Puts a sample paper onto the stage, as an upload that no dossier has yet. */
export async function uploadSample(
	stage: Pick<Services, 'db' | 'files' | 'clock'>,
	documents: DocumentRenderer,
	sample: { readonly id: string; readonly wardId: string; readonly name: string; readonly pages: number },
): Promise<void> {
	const pdf = await samplePdf(documents, sample.pages);
	const { fileId, bytes } = await stage.files.put(pdf, pdf.byteLength);
	const createdAt = stage.clock.now().toString();
	await stage.db.write(async (tx) => {
		await recordFile(tx, {
			id: fileId,
			mime: 'application/pdf',
			bytes,
			pages: sample.pages,
			// Made by ourselves: there is nothing to scan for.
			scan: 'clean',
			createdAt,
		});
		const { id, wardId, name } = sample;
		await recordUpload(tx, { id, wardId, fileId, name, owner: UPLOAD_OWNER, createdAt });
	});
}
