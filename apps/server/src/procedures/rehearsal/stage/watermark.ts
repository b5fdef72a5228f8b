import type { DocumentRenderer } from '@motcua/documents';

/** Across every page, over everything: nobody takes it for a document, and what stands under it can be read. */
const WATERMARK =
	'#set page(foreground: rotate(-35deg, text(size: 84pt, weight: "bold", fill: rgb(190, 20, 20, 70))[DIỄN TẬP]));';

/** Renders as the server does, with the watermark on every page. On the first line of the source: line numbers stay. */
export const watermarked = (renderer: DocumentRenderer): DocumentRenderer => ({
	render: (input) => {
		const source = input.files[input.template];
		if (source === undefined) return renderer.render(input);
		return renderer.render({ ...input, files: { ...input.files, [input.template]: `${WATERMARK}${source}` } });
	},
	pdfPageCount: (pdf) => renderer.pdfPageCount(pdf),
	close: async () => {},
});
