import { UploadError, type Uploader } from '../src/index.ts';

/**
 * Stands in for the server, which the gallery does not have: takes a second, shows progress, and loses the connection
 * for files whose name has “hỏng” in it, so that retry can be looked at.
 */
export const slowUploader: Uploader = async (file, options) => {
	for (let step = 1; step <= 10; step++) {
		await new Promise((resolve) => setTimeout(resolve, 60));
		options?.onProgress?.(step / 10);
		if (step === 6 && file.name.includes('hỏng')) {
			throw new UploadError(
				'upload.offline',
				{ vi: 'Mất kết nối khi đang tải tệp lên. Xin bấm “Thử lại” khi có mạng.', en: 'The connection was lost.' },
				true,
			);
		}
	}
	return { uploadId: crypto.randomUUID(), name: file.name, mime: file.type, bytes: file.size, pages: null };
};
