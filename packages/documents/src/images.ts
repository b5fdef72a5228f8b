import type { Sharp } from 'sharp';
import { DocumentError } from './document-error.ts';
import type { DocumentRenderer, RenderedDocument } from './renderer.ts';

/** A picture that someone uploaded. */
export interface UploadedImage {
	readonly bytes: Uint8Array;
	/** `image/jpeg`, `image/png` or `image/webp`; must agree with the bytes. */
	readonly mime: string;
}

/** A4 at 240 dots per inch: small print stays legible, a phone's 12 megapixels shrink to a third. */
const PAGE_LONG_EDGE = 2806;
/** Above any phone camera of these years, below what a decompression bomb needs to hurt. */
const MAX_INPUT_PIXELS = 120_000_000;
const MAX_IMAGES = 60;
const JPEG_QUALITY = 80;
const DECODE_SECONDS = 15;
const FORMATS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' };

const PAGES_TEMPLATE = `
#set document(title: "Giấy tờ tải lên")
#let pages = json("/data.json")
#for (i, picture) in pages.enumerate() {
  page(paper: "a4", flipped: picture.landscape, margin: 0mm, align(center + horizon,
    image("/images/" + picture.name, width: 100%, height: 100%, fit: "contain", alt: "Trang " + str(i + 1))))
}
`;

/**
 * Uploaded pictures as one PDF, one A4 page each, upright as the camera held it. Everything but the pixels is dropped
 * (place, camera, thumbnails), and pixels beyond what paper needs.
 *
 * `createdAt` (ISO) becomes the file's date. Throws {@link DocumentError} `image.unreadable` or `image.tooLarge`.
 */
export async function imagesToPdf(
	renderer: DocumentRenderer,
	images: readonly UploadedImage[],
	createdAt?: string,
): Promise<RenderedDocument> {
	if (images.length === 0 || images.length > MAX_IMAGES) throw badCount(images.length);
	const pictures: Record<string, Uint8Array> = {};
	const pages: { name: string; landscape: boolean }[] = [];
	// One after the other: decoding is the memory peak of an upload.
	for (const [index, image] of images.entries()) {
		const { jpeg, landscape } = await toPageJpeg(image);
		const name = `page-${index + 1}.jpg`;
		pictures[name] = jpeg;
		pages.push({ name, landscape });
	}
	return renderer.render({
		template: 'pages.typ',
		files: { 'pages.typ': PAGES_TEMPLATE },
		data: pages,
		images: pictures,
		...(createdAt === undefined ? {} : { createdAt }),
	});
}

/**
 * A picture drawn anew as PNG, at most `maxEdge` pixels on a side: the only form in which an upload is shown on a page.
 *
 * Throws {@link DocumentError} `image.unreadable` or `image.tooLarge`.
 */
export async function previewPng(image: UploadedImage, maxEdge = 1600): Promise<Uint8Array> {
	const picture = await open(image);
	return decoded(() =>
		picture.resize({ width: maxEdge, height: maxEdge, fit: 'inside', withoutEnlargement: true }).png().toBuffer(),
	);
}

async function toPageJpeg(image: UploadedImage): Promise<{ jpeg: Uint8Array; landscape: boolean }> {
	const picture = await open(image);
	const { data, info } = await decoded(() =>
		picture
			.resize({ width: PAGE_LONG_EDGE, height: PAGE_LONG_EDGE, fit: 'inside', withoutEnlargement: true })
			.flatten({ background: 'white' })
			.jpeg({ quality: JPEG_QUALITY })
			.toBuffer({ resolveWithObject: true }),
	);
	return { jpeg: data, landscape: info.width > info.height };
}

/** Opens upright, without trust in the declared type. Loaded late: the library costs 50 ms of a cold start. */
async function open(image: UploadedImage): Promise<Sharp> {
	const { default: sharp } = await import('sharp');
	const picture = sharp(image.bytes, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error', pages: 1 });
	const metadata = await decoded(() => picture.metadata());
	const expected = FORMATS[image.mime];
	if (expected === undefined || metadata.format !== expected) throw wrongFormat(metadata.format, image.mime);
	return picture.autoOrient().timeout({ seconds: DECODE_SECONDS });
}

async function decoded<Value>(work: () => Promise<Value>): Promise<Value> {
	try {
		return await work();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		throw new DocumentError(/pixel limit/i.test(message) ? 'image.tooLarge' : 'image.unreadable');
	}
}

function badCount(count: number): DocumentError {
	return new DocumentError(count === 0 ? 'image.unreadable' : 'image.tooLarge', {
		text: {
			vi: `Có ${count} ảnh; mỗi giấy tờ cần từ 1 đến ${MAX_IMAGES} ảnh.`,
			en: `There are ${count} pictures; a paper takes 1 to ${MAX_IMAGES}.`,
		},
	});
}

function wrongFormat(found: string | undefined, declared: string): DocumentError {
	return new DocumentError('image.unreadable', {
		text: {
			vi: `Tệp khai là ${declared} nhưng nội dung là ${found ?? 'không rõ'}; chỉ nhận ảnh JPEG, PNG hoặc WebP.`,
			en: `The file is declared as ${declared} but holds ${found ?? 'something unknown'}; JPEG, PNG or WebP is expected.`,
		},
	});
}
