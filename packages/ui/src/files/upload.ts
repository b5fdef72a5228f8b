import type { Localised } from '@motcua/forms';

/** What the server says of a stored upload; the answer of a file field is a list of `uploadId`s. */
export interface UploadedFile {
	readonly uploadId: string;
	readonly name: string;
	readonly mime: string;
	readonly bytes: number;
	readonly pages: number | null;
	readonly sha256?: string;
}

export interface UploadOptions {
	/** From 0 to 1. */
	readonly onProgress?: (share: number) => void;
	readonly signal?: AbortSignal;
}

/** Sends one file and gives what was stored. Rejects with an {@link UploadError}. */
export type Uploader = (file: File, options?: UploadOptions) => Promise<UploadedFile>;

/** Thrown when a file was not stored. `retryable`: the same file may well pass the next time. */
export class UploadError extends Error {
	readonly code: string;
	readonly text: Localised;
	readonly retryable: boolean;
	constructor(code: string, text: Localised, retryable: boolean) {
		super(`${code}: ${text.en}`);
		this.name = 'UploadError';
		this.code = code;
		this.text = text;
		this.retryable = retryable;
	}
}

const OFFLINE: Localised = {
	vi: 'Mất kết nối khi đang tải tệp lên. Xin bấm “Thử lại” khi có mạng.',
	en: 'The connection was lost during the upload. Press “Try again” when you are online.',
};
const FAILED: Localised = {
	vi: 'Hệ thống chưa nhận được tệp này. Xin thử lại.',
	en: 'The system did not take this file. Please try again.',
};

function isLocalised(value: unknown): value is Localised {
	return typeof value === 'object' && value !== null && 'vi' in value && 'en' in value;
}

/** A server's refusal as it stands in the body of a plain HTTP answer (`WireError`), or a general one. */
function refusalOf(request: XMLHttpRequest): UploadError {
	const body: unknown = request.response;
	if (typeof body === 'object' && body !== null && 'code' in body && 'message' in body && isLocalised(body.message)) {
		return new UploadError(String(body.code), body.message, request.status >= 500 || request.status === 429);
	}
	return new UploadError(`upload.http${request.status}`, FAILED, true);
}

/**
 * Uploader for `POST url` (multipart, one part named `file`). XMLHttpRequest, because `fetch` does not tell how much
 * was sent; on a phone's uplink that is what people look at.
 */
export function createUploader(url: string): Uploader {
	return (file, options = {}) =>
		new Promise((resolve, reject) => {
			const request = new XMLHttpRequest();
			const body = new FormData();
			body.append('file', file, file.name);
			request.open('POST', url);
			request.responseType = 'json';
			request.setRequestHeader('accept', 'application/json');
			request.upload.addEventListener('progress', (event) => {
				if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
			});
			request.addEventListener('load', () => {
				if (request.status >= 200 && request.status < 300) resolve(request.response as UploadedFile);
				else reject(refusalOf(request));
			});
			request.addEventListener('error', () => reject(new UploadError('upload.offline', OFFLINE, true)));
			request.addEventListener('abort', () => reject(new UploadError('upload.aborted', FAILED, true)));
			options.signal?.addEventListener('abort', () => request.abort(), { once: true });
			request.send(body);
		});
}
