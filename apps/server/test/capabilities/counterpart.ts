import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';

export interface Received {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
}

/** The other side, on this machine: keeps what it was sent. */
export async function counterpart(
	answer: (request: Received, response: ServerResponse) => void | Promise<void>,
	host = '127.0.0.1',
	port = 0,
) {
	const received: Received[] = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += String(chunk);
		const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
		received.push(one);
		await answer(one, response);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	const address = server.address();
	const at = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		received,
		port: at,
		host: `localhost:${at}`,
		origin: `http://localhost:${at}`,
		close: () =>
			new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

export const json = (response: ServerResponse, value: unknown, status = 200): void => {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

/** What ward IT writes. */
export const connect = (dataDir: string, connections: unknown): Promise<void> =>
	writeFile(join(dataDir, 'connections.json'), JSON.stringify(connections));

export async function keepSecret(dataDir: string, name: string, secret: unknown, mode = 0o600): Promise<void> {
	await mkdir(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
	const file = join(dataDir, 'secrets', `${name}.json`);
	await writeFile(file, JSON.stringify(secret), { mode });
	await chmod(file, mode);
}
