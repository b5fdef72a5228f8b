import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UserError } from '../api/errors.ts';

/**
 * Headers and the origin check that hold for every answer.
 *
 * The policy allows nothing but our own files: no inline script or style, no frame, no plug-in. Uploads never reach a
 * page (they are attachments with their own sandbox policy, see `files/send-file.ts`).
 */
export function secure(app: FastifyInstance, isHttps: boolean): void {
	const headers = securityHeaders(isHttps);
	app.addHook('onRequest', (request, reply, done) => {
		reply.headers(headers);
		done(isReading(request) || comesFromUs(request) ? undefined : foreignOrigin());
	});
}

/** The same for every answer, so they are written down once: building them anew cost more than reading a request. */
const securityHeaders = (isHttps: boolean): Readonly<Record<string, string>> => ({
	'content-security-policy': [
		"default-src 'self'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self' data: blob:",
		"font-src 'self'",
		"connect-src 'self'",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
		...(isHttps ? ['upgrade-insecure-requests'] : []),
	].join(';'),
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'origin-agent-cluster': '?1',
	'referrer-policy': 'same-origin',
	...(isHttps ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
	'x-content-type-options': 'nosniff',
	'x-dns-prefetch-control': 'off',
	'x-download-options': 'noopen',
	'x-frame-options': 'SAMEORIGIN',
	'x-permitted-cross-domain-policies': 'none',
	'x-xss-protection': '0',
});

const isReading = ({ method }: FastifyRequest): boolean =>
	method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

const foreignOrigin = (): UserError =>
	new UserError('FORBIDDEN', 'request.foreignOrigin', {
		vi: 'Yêu cầu đến từ một trang khác nên bị từ chối. Hãy mở lại trang của phường và thử lại.',
		en: 'The request came from another site and was refused. Open the ward’s own page and try again.',
	});

/** A browser tells where a writing request comes from; a program without cookies sends neither header and may pass. */
function comesFromUs(request: FastifyRequest): boolean {
	const { origin, host } = request.headers;
	if (origin !== undefined) return URL.canParse(origin) && new URL(origin).host === host;
	const site = request.headers['sec-fetch-site'];
	return site === undefined || site === 'same-origin' || site === 'none';
}
