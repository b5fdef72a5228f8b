export * from './document-error.ts';
export { imagesToPdf, previewPng, type UploadedImage } from './images.ts';
export { qrSvg } from './qr.ts';
export {
	createDocumentRenderer,
	type DocumentLimits,
	type DocumentRenderer,
	type DocumentRendererOptions,
	type RenderedDocument,
} from './renderer.ts';
export * from './slips/index.ts';
export { EPOCH, type RenderInput } from './template-input.ts';
