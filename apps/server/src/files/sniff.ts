import type { Localised } from '@motcua/domain';

/** Kinds of file that a dossier may hold. Decided by the bytes; the name and the browser's claim count for nothing. */
export const acceptedTypes = {
	'application/pdf': { extension: 'pdf', kind: 'pdf' },
	'image/jpeg': { extension: 'jpg', kind: 'jpeg' },
	'image/png': { extension: 'png', kind: 'png' },
	'image/webp': { extension: 'webp', kind: 'webp' },
} as const;
export type AcceptedMime = keyof typeof acceptedTypes;

/** Bytes of the head that tell every accepted type apart. */
export const SNIFF_BYTES = 4_100;

/** The accepted type of a file that starts with `head`, or what it seems to be instead (null: unknown). */
export async function sniff(
	head: Uint8Array,
): Promise<{ ok: true; mime: AcceptedMime } | { ok: false; found: string | null }> {
	const { fileTypeFromBuffer } = await import('file-type');
	const found = await fileTypeFromBuffer(head);
	if (found && isAccepted(found.mime)) return { ok: true, mime: found.mime };
	return { ok: false, found: found?.mime ?? null };
}

const isAccepted = (mime: string): mime is AcceptedMime => mime in acceptedTypes;

/** What to tell a person whose file can't be taken. */
export function refusalText(found: string | null): Localised {
	if (found === 'image/heic' || found === 'image/heif')
		return {
			vi: 'Ảnh HEIC của iPhone chưa được hỗ trợ. Hãy chọn “Tương thích nhất” trong Cài đặt › Camera › Định dạng, hoặc gửi ảnh JPEG.',
			en: 'HEIC pictures of an iPhone are not supported. Choose “Most Compatible” under Settings › Camera › Formats, or send a JPEG.',
		};
	return {
		vi: `Chỉ nhận tệp PDF, JPEG, PNG hoặc WebP; tệp này ${found === null ? 'không rõ loại' : `là ${found}`}. Hãy chụp ảnh giấy tờ hoặc xuất ra PDF.`,
		en: `Only PDF, JPEG, PNG or WebP files are taken; this one ${found === null ? 'is of an unknown kind' : `is ${found}`}. Take a picture of the paper or export it as PDF.`,
	};
}

/**
 * The name to show and to download under: no path, no control or direction-changing characters, at most 120 characters,
 * with the extension that fits the content.
 */
export function safeName(given: string, mime: AcceptedMime): string {
	const { extension } = acceptedTypes[mime];
	const base = (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
		.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
		.replace(/\.(pdf|jpe?g|png|webp)$/i, '')
		.replace(/^[.\s]+|[.\s]+$/g, '');
	return `${[...(base || 'tai-lieu')].slice(0, 120).join('')}.${extension}`;
}
