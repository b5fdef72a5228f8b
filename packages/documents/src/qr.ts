import { renderSVG } from 'uqr';
import { DocumentError } from './document-error.ts';

/** More than this is hard to read from a printed slip with a phone. */
const MAX_BYTES = 500;
/** The quiet zone of the standard (ISO/IEC 18004), in modules. */
const QUIET_ZONE = 4;

/**
 * A QR code as SVG text, error correction M, black on white with its quiet zone.
 *
 * Throws {@link DocumentError} `qr.text` when the text is empty or longer than 500 bytes of UTF-8.
 */
export function qrSvg(text: string): string {
	const bytes = new TextEncoder().encode(text).byteLength;
	if (bytes === 0 || bytes > MAX_BYTES) {
		throw new DocumentError('qr.text', {
			text: {
				vi: `Nội dung mã QR dài ${bytes} byte; cần từ 1 đến ${MAX_BYTES} byte.`,
				en: `The text of the QR code has ${bytes} bytes; 1 to ${MAX_BYTES} are expected.`,
			},
		});
	}
	return renderSVG(text, { ecc: 'M', border: QUIET_ZONE, pixelSize: 4 });
}
