import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and counts it by message id. */
export interface MailSink {
	readonly url: string;
	/** Message id, without brackets → how often it came. */
	readonly received: ReadonlyMap<string, number>;
	close(): Promise<void>;
}

export async function openMailSink(): Promise<MailSink> {
	const received = new Map<string, number>();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onData(stream, _session, done) {
			text(stream).then((mail) => {
				const id = /^message-id:\s*<([^>]+)>/im.exec(mail)?.[1] ?? 'without id';
				received.set(id, (received.get(id) ?? 0) + 1);
				done();
			}, done);
		},
	});
	// A client that is killed in the middle of a mail resets its connection: nothing to report.
	server.on('error', () => {});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		close: () => new Promise((closed) => server.close(closed)),
	};
}
