import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UserError } from '../api/errors.ts';

/**
 * Headers and the origin check that hold for every answer.
 *
 * The policy allows nothing but our own files: no inline script or style, no frame, no plug-in. Uploads never reach a
 * page (they are attachments with their own sandbox policy, see `files/send-file.ts`).
 */
export async function secure(app: FastifyInstance, isHttps: boolean): Promise<void> {
	await app.register(helmet, {
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: ["'self'"],
				scriptSrc: ["'self'"],
				styleSrc: ["'self'"],
				imgSrc: ["'self'", 'data:', 'blob:'],
				fontSrc: ["'self'"],
				connectSrc: ["'self'"],
				objectSrc: ["'none'"],
				baseUri: ["'none'"],
				formAction: ["'self'"],
				frameAncestors: ["'none'"],
				...(isHttps ? { upgradeInsecureRequests: [] } : {}),
			},
		},
		strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
		referrerPolicy: { policy: 'same-origin' },
		crossOriginEmbedderPolicy: false,
	});
	app.addHook('onRequest', async (request) => {
		if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
		if (!comesFromUs(request))
			throw new UserError('FORBIDDEN', 'request.foreignOrigin', {
				vi: 'Yêu cầu đến từ một trang khác nên bị từ chối. Hãy mở lại trang của phường và thử lại.',
				en: 'The request came from another site and was refused. Open the ward’s own page and try again.',
			});
	});
}

/** A browser tells where a writing request comes from; a program without cookies sends neither header and may pass. */
function comesFromUs(request: FastifyRequest): boolean {
	const { origin, host } = request.headers;
	if (origin !== undefined) return URL.canParse(origin) && new URL(origin).host === host;
	const site = request.headers['sec-fetch-site'];
	return site === undefined || site === 'same-origin' || site === 'none';
}
