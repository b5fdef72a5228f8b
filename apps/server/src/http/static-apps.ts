import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/** The two built apps: hashed files for ever, the page itself asked for anew each time. Missing folder: API only. */
export async function serveApps(
	app: FastifyInstance,
	folders: { portal: string | null; admin: string | null },
): Promise<void> {
	let first = true;
	for (const [prefix, folder] of [
		['/', folders.portal],
		['/admin/', folders.admin],
	] as const) {
		if (folder === null) continue;
		await app.register(fastifyStatic, {
			root: folder,
			prefix,
			preCompressed: true,
			// Looked up on each request: an app that is built anew beside a running server is served at once.
			wildcard: true,
			decorateReply: first,
			setHeaders(reply, path) {
				const isHashed = path.includes('/assets/');
				reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
			},
		});
		first = false;
	}
	app.get('/admin', (_request, reply) => reply.redirect('/admin/', 308));
	app.setNotFoundHandler((request, reply) => {
		const wantsPage =
			(request.method === 'GET' || request.method === 'HEAD') && (request.headers.accept ?? '').includes('text/html');
		const isAdmin = request.url.startsWith('/admin/');
		const folder = isAdmin ? folders.admin : folders.portal;
		if (wantsPage && folder !== null && !isApi(request.url)) return sendPage(reply, folder);
		return reply.code(404).send({
			code: 'http.notFound',
			message: { vi: 'Không có địa chỉ này.', en: 'There is nothing at this address.' },
		});
	});
}

const isApi = (url: string): boolean => /^\/(api|trpc)(\/|$)/.test(url);

/** Both apps route in the browser: every page address answers with the page that loads the app. */
const sendPage = (reply: FastifyReply, folder: string): FastifyReply =>
	reply.header('cache-control', 'no-cache').sendFile('index.html', join(folder));
