import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LazyAuth } from './auth.ts';

/** Header under which our own proxy of the auth routes names the peer: better-auth can't see Fastify's socket. */
export const PEER_HEADER = 'x-motcua-peer';

const BODY_BYTES = 64 * 1024;

/**
 * Hands `/api/auth/*` to better-auth with the raw body, as its own parsers expect it.
 *
 * @param onPasswordChanged told the user whose own change of password has succeeded
 */
export async function registerAuthRoutes(
	app: FastifyInstance,
	lazyAuth: LazyAuth,
	onPasswordChanged: (userId: string) => Promise<void>,
): Promise<void> {
	await app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES }, (_request, body, done) =>
			done(null, body),
		);
		scope.route({
			method: ['GET', 'POST'],
			url: '/api/auth/*',
			handler: async (request, reply) => {
				const auth = await lazyAuth();
				const response = await auth.handler(toWebRequest(request));
				if (response.ok && request.url.startsWith('/api/auth/change-password')) {
					const person = await auth.api.getSession({ headers: withNewCookies(request, response) });
					if (person) await onPasswordChanged(person.user.id);
				}
				return send(reply, response);
			},
		});
	});
}

/** The request's headers for better-auth, with the peer that Fastify resolved in place of anything a client sent. */
export function webHeaders(request: FastifyRequest): Headers {
	const headers = new Headers();
	for (const [name, value] of Object.entries(request.headers)) {
		if (value === undefined || name.startsWith(':')) continue;
		headers.set(name, Array.isArray(value) ? value.join(', ') : value);
	}
	headers.set(PEER_HEADER, request.ip);
	return headers;
}

/** The headers as the browser will send them next: changing the password has replaced the session. */
function withNewCookies(request: FastifyRequest, response: Response): Headers {
	const headers = webHeaders(request);
	const fresh = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
	if (fresh.length > 0) headers.set('cookie', fresh.join('; '));
	return headers;
}

function toWebRequest(request: FastifyRequest): Request {
	const url = `${request.protocol}://${request.host}${request.url}`;
	const body = request.body instanceof Uint8Array && request.body.byteLength > 0 ? new Uint8Array(request.body) : null;
	return new Request(url, { method: request.method, headers: webHeaders(request), body });
}

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
	reply.code(response.status);
	for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value);
	const cookies = response.headers.getSetCookie();
	if (cookies.length > 0) reply.header('set-cookie', cookies);
	return reply.send(Buffer.from(await response.arrayBuffer()));
}
