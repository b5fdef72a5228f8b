import { createServer } from 'node:net';

/** A port that nobody listens on now. Known before the start, because links, cookies and origins name it. */
export async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
	const address = probe.address();
	await new Promise((closed) => probe.close(closed));
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
