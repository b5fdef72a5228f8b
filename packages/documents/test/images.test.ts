import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentRenderer, DocumentError, imagesToPdf, previewPng, type UploadedImage } from '../src/index.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

/** A picture of one colour per half, so that its direction can be read back. */
function halves(width: number, height: number): Sharp {
	const left = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: '#c00000' } };
	return sharp({ create: { width, height, channels: 3, background: '#0000c0' } }).composite([
		{ input: left, left: 0, top: 0 },
	]);
}

async function jpeg(picture: Sharp): Promise<UploadedImage> {
	return { bytes: await picture.jpeg().toBuffer(), mime: 'image/jpeg' };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
	return work.then(
		() => 'done',
		(error: unknown) => (error instanceof DocumentError ? error.code : String(error)),
	);
}

/** Size of each page in points, from the page objects. */
function pageSizes(pdf: Uint8Array): string[] {
	const text = Buffer.from(pdf).toString('latin1');
	return [...text.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
		(found) => `${Math.round(Number(found[1]))}x${Math.round(Number(found[2]))}`,
	);
}

describe('imagesToPdf', () => {
	it('makes one A4 page of each picture, standing or lying as the picture is', async () => {
		const png = { bytes: await halves(300, 400).png().toBuffer(), mime: 'image/png' };
		const webp = { bytes: await halves(300, 400).webp().toBuffer(), mime: 'image/webp' };
		const document = await imagesToPdf(renderer, [
			await jpeg(halves(300, 400)),
			await jpeg(halves(400, 300)),
			png,
			webp,
		]);
		expect(document.pages).toBe(4);
		expect(pageSizes(document.pdf)).toEqual(['595x842', '842x595', '595x842', '595x842']);
	});

	it('turns a photo upright as the camera held it', async () => {
		// Orientation 6: the camera was turned, the pixels lie on their side.
		const turned = await jpeg(halves(400, 300).withMetadata({ orientation: 6 }));
		expect(pageSizes((await imagesToPdf(renderer, [turned])).pdf)).toEqual(['595x842']);
	});

	it('drops everything but the pixels', async () => {
		const exif = { IFD0: { Make: 'BiMatMayAnh' }, IFD3: { GPSLatitude: '21/1 0/1 0/1' } };
		const bytes = await halves(300, 400).withExif(exif).jpeg().toBuffer();
		expect(bytes.toString('latin1')).toContain('BiMatMayAnh');
		const { pdf } = await imagesToPdf(renderer, [{ bytes, mime: 'image/jpeg' }]);
		expect(Buffer.from(pdf).toString('latin1')).not.toContain('BiMatMayAnh');
	});

	it('keeps a large photo legible and the file small', async () => {
		const noise = sharp({
			create: {
				width: 4000,
				height: 3000,
				channels: 3,
				noise: { type: 'gaussian', mean: 128, sigma: 8 },
				background: '#888',
			},
		});
		const photo = await jpeg(noise);
		const { pdf } = await imagesToPdf(renderer, [photo]);
		expect(pdf.byteLength).toBeLessThan(photo.bytes.byteLength);
		expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Width 2806\b/);
	});

	it('gives the same bytes for the same pictures', async () => {
		const pictures = [await jpeg(halves(300, 400))];
		const [first, second] = await Promise.all([imagesToPdf(renderer, pictures), imagesToPdf(renderer, pictures)]);
		expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
	});

	it('refuses what is not the picture that it claims to be', async () => {
		const png = await halves(30, 40).png().toBuffer();
		const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
		expect(await codeOf(imagesToPdf(renderer, [{ bytes: png, mime: 'image/jpeg' }]))).toBe('image.unreadable');
		expect(await codeOf(imagesToPdf(renderer, [{ bytes: svg, mime: 'image/svg+xml' }]))).toBe('image.unreadable');
		expect(await codeOf(imagesToPdf(renderer, [{ bytes: svg, mime: 'image/png' }]))).toBe('image.unreadable');
		expect(await codeOf(imagesToPdf(renderer, [{ bytes: new Uint8Array(9), mime: 'image/png' }]))).toBe(
			'image.unreadable',
		);
		expect(await codeOf(imagesToPdf(renderer, []))).toBe('image.unreadable');
	});

	it('refuses a photo that was cut off on the way', async () => {
		const whole = await jpeg(halves(900, 1200));
		const half = { ...whole, bytes: whole.bytes.subarray(0, whole.bytes.byteLength / 2) };
		expect(await codeOf(imagesToPdf(renderer, [half]))).toBe('image.unreadable');
	});

	it('refuses a picture that would burst when opened', async () => {
		const bomb = await sharp({
			create: { width: 16000, height: 16000, channels: 3, background: 'white' },
			limitInputPixels: false,
		})
			.png()
			.toBuffer();
		expect(bomb.byteLength).toBeLessThan(2_000_000);
		expect(await codeOf(imagesToPdf(renderer, [{ bytes: bomb, mime: 'image/png' }]))).toBe('image.tooLarge');
	});
});

describe('previewPng', () => {
	it('draws the picture anew, upright and no larger than asked', async () => {
		const turned = await jpeg(halves(400, 300).withMetadata({ orientation: 6 }));
		const png = await previewPng(turned, 200);
		const metadata = await sharp(png).metadata();
		expect(metadata).toMatchObject({ format: 'png', width: 150, height: 200 });
		expect(metadata.exif).toBeUndefined();
	});

	it('does not blow up a small picture', async () => {
		expect(await sharp(await previewPng(await jpeg(halves(60, 40)))).metadata()).toMatchObject({
			width: 60,
			height: 40,
		});
	});
});
