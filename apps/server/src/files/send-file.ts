import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * Sends a stored file so that it can only be saved, never run or drawn in our origin: attachment, `nosniff`, and a policy
 * that would sandbox it were a browser to show it all the same.
 */
export function sendAsAttachment(
	reply: FastifyReply,
	file: { readonly name: string; readonly mime: string; readonly content: Readable | Uint8Array },
): FastifyReply {
	return reply
		.header('content-type', file.mime)
		.header('content-disposition', contentDisposition(file.name))
		.header('x-content-type-options', 'nosniff')
		.header('content-security-policy', "default-src 'none'; sandbox")
		.header('cache-control', 'private, no-store')
		.send(file.content);
}

/** RFC 6266: a plain ASCII name for old programs and the real one in UTF-8. */
export function contentDisposition(name: string): string {
	const plain = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[đĐ]/g, 'd')
		.replace(/[^\w.() -]/g, '_');
	const encoded = encodeURIComponent(name).replace(
		/['()*]/g,
		(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
