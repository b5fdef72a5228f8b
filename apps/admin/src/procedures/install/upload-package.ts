import type { Localised } from '@motcua/forms';
import type { Problem } from '@motcua/ui';

/** What the server says of a package that it could read. */
export interface StagedPackage {
	readonly digest: string;
	readonly code: string;
}

/** Why a file was not taken: the server's exact reason, and the file inside the package that is to blame. */
export type Refusal = Pick<Problem, 'code' | 'message'> & { readonly field?: string };

const OFFLINE: Refusal = {
	code: 'upload.offline',
	message: {
		vi: 'Mất kết nối với máy chủ khi đang gửi gói. Kiểm tra mạng rồi chọn lại tệp.',
		en: 'The connection was lost while the package was sent. Check the network and choose the file again.',
	},
};

/** Sends one package to be looked at. `onProgress` from 0 to 1. Never rejects. */
export function uploadPackage(
	file: File,
	onProgress: (share: number) => void,
): Promise<{ readonly staged: StagedPackage } | { readonly refusal: Refusal }> {
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		const body = new FormData();
		body.append('file', file, file.name);
		request.open('POST', '/api/packages');
		request.responseType = 'json';
		request.upload.addEventListener('progress', (event) => {
			if (event.lengthComputable) onProgress(event.loaded / event.total);
		});
		request.addEventListener('load', () => {
			const answer: unknown = request.response;
			resolve(isStaged(answer) ? { staged: answer } : { refusal: isRefusal(answer) ? answer : OFFLINE });
		});
		request.addEventListener('error', () => resolve({ refusal: OFFLINE }));
		request.send(body);
	});
}

const isStaged = (value: unknown): value is StagedPackage =>
	typeof value === 'object' &&
	value !== null &&
	'digest' in value &&
	'code' in value &&
	typeof value.digest === 'string';
const isRefusal = (value: unknown): value is Refusal & { readonly message: Localised } =>
	typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
