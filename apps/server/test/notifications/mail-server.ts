import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A letter as it came over the wire, read as a mail program would. */
export interface ReceivedMail {
	readonly to: string;
	readonly messageId: string;
	readonly subject: string;
	readonly text: string;
}

/** A mail server of its own that takes everything, by the commands of RFC 5321 that a client needs. */
export interface MailServer {
	readonly url: string;
	readonly received: ReceivedMail[];
	/** Takes the next letter and hangs up before it says so: the client cannot know that it came. */
	loseNextAnswer(): void;
	close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
	const received: ReceivedMail[] = [];
	let losesAnswer = false;
	const server = createServer((socket) => {
		socket.setEncoding('utf8').on('error', () => {});
		socket.write('220 test ESMTP\r\n');
		let typed = '';
		let isLetter = false;
		socket.on('data', (chunk: string) => {
			typed += chunk;
			for (;;) {
				const end = typed.indexOf(isLetter ? '\r\n.\r\n' : '\r\n');
				if (end < 0) return;
				const part = typed.slice(0, end);
				typed = typed.slice(end + (isLetter ? 5 : 2));
				if (!isLetter) {
					isLetter = answer(socket, part);
					continue;
				}
				isLetter = false;
				received.push(readMail(part));
				if (losesAnswer) {
					losesAnswer = false;
					socket.destroy();
					return;
				}
				socket.write('250 taken\r\n');
			}
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
		received,
		loseNextAnswer: () => {
			losesAnswer = true;
		},
		close: () => new Promise((closed) => server.close(() => closed())),
	};
}

/** Answers a command; true when the letter itself comes next. */
function answer(socket: Socket, command: string): boolean {
	const verb = command.slice(0, 4).toUpperCase();
	if (verb === 'DATA') socket.write('354 go on\r\n');
	else if (verb === 'QUIT') socket.end('221 bye\r\n');
	else socket.write('250 ok\r\n');
	return verb === 'DATA';
}

function readMail(raw: string): ReceivedMail {
	const [head = '', ...rest] = raw.split('\r\n\r\n');
	const headers = head.replace(/\r\n[ \t]+/g, ' ');
	const header = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(headers)?.[1] ?? '';
	const body = rest.join('\r\n\r\n').replace(/^\.\./gm, '.');
	const isBase64 = header('content-transfer-encoding').toLowerCase() === 'base64';
	return {
		to: header('to'),
		messageId: header('message-id').replace(/[<>]/g, ''),
		subject: decodeWords(header('subject')),
		text: isBase64 ? Buffer.from(body, 'base64').toString() : quotedPrintable(body.replace(/=\r\n/g, '')),
	};
}

/** `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=` (RFC 2047); white space between two of them is not the writer's. */
const decodeWords = (text: string): string =>
	text
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
			kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : quotedPrintable(word.replaceAll('_', ' ')),
		);

const quotedPrintable = (text: string): string =>
	text.replace(/(=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());
