import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';

/** What stands before the core while an author works: it passes everything on, and tells open pages to reload. */
export interface ReloadingFront {
	readonly url: string;
	/** Tells every open page. Returns how many there are. */
	reload(): number;
	close(): Promise<void>;
}

const EVENTS = '/__dev/events';
const SCRIPT = '/__dev/reload.js';
const RELOAD = `new EventSource('${EVENTS}').addEventListener('reload', () => location.reload());\n`;

/**
 * Opens the front. The pages of the core get one script more, from their own origin, so that their security policy holds as it is.
 *
 * @param core tells the address of the core, without a trailing slash; asked at each request, because the core may open later
 */
export async function openReloadingFront(core: () => string, port: number): Promise<ReloadingFront> {
	const pages = new Set<ServerResponse>();
	const server = createServer((incoming, outgoing) => {
		if (incoming.url === EVENTS) return listen(outgoing, pages);
		if (incoming.url === SCRIPT) {
			outgoing.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(RELOAD);
			return;
		}
		passOn(core(), incoming, outgoing);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('the front has no port');
	return {
		url: `http://127.0.0.1:${address.port}`,
		reload() {
			for (const page of pages) page.write('event: reload\ndata: {}\n\n');
			return pages.size;
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function listen(outgoing: ServerResponse, pages: Set<ServerResponse>): void {
	outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
	outgoing.write(': open\n\n');
	pages.add(outgoing);
	outgoing.on('close', () => pages.delete(outgoing));
}

function passOn(core: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
	const isPage = (incoming.headers.accept ?? '').includes('text/html');
	const headers = { ...incoming.headers };
	// A page is read and given one line more: it must come plain and whole.
	if (isPage) for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) delete headers[name];
	const onward = request(`${core}${incoming.url ?? '/'}`, { method: incoming.method, headers }, (answer) => {
		const html = isPage && (answer.headers['content-type'] ?? '').includes('text/html');
		if (html) void addScript(answer, outgoing);
		else {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		}
	});
	onward.on('error', () => {
		if (!outgoing.headersSent) outgoing.writeHead(502);
		outgoing.end();
	});
	outgoing.on('close', () => onward.destroy());
	incoming.pipe(onward);
}

async function addScript(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of answer) chunks.push(chunk as Buffer);
	const page = Buffer.concat(chunks).toString('utf8').replace('</head>', `<script src="${SCRIPT}"></script></head>`);
	const { 'content-length': _, etag: __, ...headers } = answer.headers;
	outgoing.writeHead(answer.statusCode ?? 200, headers).end(page);
}
