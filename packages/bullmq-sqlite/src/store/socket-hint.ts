import { createHash } from 'node:crypto';
import { chmodSync, statSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monotonicNow } from './clock.ts';

/** The longest path a Unix socket can have everywhere. */
const MAX_SOCKET_PATH = 100;
const RETRY_MS = 1000;
const HINT = 'x';

/** Where the processes on one file meet: beside the file, or by a name made from it where that is too long. */
export const meetingPoint = (file: string, platform = process.platform): string => {
	const name = `bullmq-sqlite-${createHash('sha256').update(file).digest('hex').slice(0, 24)}`;
	if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
	const beside = `${file}-wake`;
	return Buffer.byteLength(beside) <= MAX_SOCKET_PATH ? beside : join(tmpdir(), `${name}.sock`);
};

/**
 * "Look again" between the processes on one file, over a local socket: the first process that waits opens it, the others
 * connect, and whoever has committed sends one byte that is passed on to all. It is a hint and nothing more: a process
 * that misses it finds the commit at its next poll, and one that sends nonsense makes others look in vain.
 */
export class SocketHint {
	readonly #path: string;
	readonly #onHint: () => void;
	readonly #peers = new Set<Socket>();
	#server: Server | undefined;
	#joining = false;
	/** Something in this process waits to be told: it opens the meeting point when nobody else has. */
	#mayOpen = false;
	#triedAt = Number.NEGATIVE_INFINITY;
	#closed = false;

	/** @param onHint called when another process may have committed. */
	constructor(file: string, onHint: () => void) {
		this.#path = meetingPoint(file);
		this.#onHint = onHint;
	}

	/** Whether another process can be told of a commit right now. */
	get connected(): boolean {
		return this.#peers.size > 0;
	}

	/** Joins the others; `mayOpen` also opens the meeting point when there is none. Safe to call at every wait and commit. */
	join(mayOpen: boolean): void {
		const isFirstWait = mayOpen && !this.#mayOpen;
		this.#mayOpen ||= mayOpen;
		if (this.#closed || this.#joining || this.#server !== undefined || this.#peers.size > 0) return;
		const now = monotonicNow();
		if (now - this.#triedAt < RETRY_MS && !isFirstWait) return;
		this.#triedAt = now;
		this.#joining = true;
		const found = birthOf(this.#path);
		const socket = connect(this.#path);
		socket.unref();
		socket.once('connect', () => {
			this.#joining = false;
			this.#add(socket);
		});
		socket.once('error', (error: NodeJS.ErrnoException) => {
			socket.destroy();
			this.#joining = false;
			if (this.#mayOpen && !this.#closed) this.#open(error.code === 'ECONNREFUSED' ? found : undefined);
		});
	}

	/** Tells the other processes to look. */
	announce(): void {
		this.#send();
	}

	close(): void {
		this.#closed = true;
		for (const peer of this.#peers) peer.destroy();
		this.#peers.clear();
		this.#server?.close();
	}

	/**
	 * Nobody listens. A socket that refuses is what a process that was killed leaves behind; it is removed unless another
	 * process has put its own in its place meanwhile.
	 */
	#open(dead: bigint | undefined): void {
		if (dead !== undefined && dead === birthOf(this.#path)) quietly(() => unlinkSync(this.#path));
		const server = createServer((socket) => this.#add(socket));
		server.unref();
		// Another process was faster; it is joined at the next wait.
		server.once('error', () => server.close());
		server.listen(this.#path, () => {
			quietly(() => chmodSync(this.#path, 0o600));
			this.#server = server;
			if (this.#closed) server.close();
		});
	}

	#add(socket: Socket): void {
		socket.unref();
		this.#peers.add(socket);
		const leave = (): void => {
			socket.destroy();
			this.#peers.delete(socket);
			// Without the process that held the meeting point open, those who wait choose another at once.
			this.#triedAt = Number.NEGATIVE_INFINITY;
		};
		socket.on('error', leave);
		socket.on('close', leave);
		socket.on('data', () => {
			if (this.#server !== undefined) this.#send(socket);
			this.#onHint();
		});
	}

	#send(except?: Socket): void {
		// A peer that does not read has a hint waiting already.
		for (const peer of this.#peers) if (peer !== except && peer.writableLength === 0) peer.write(HINT);
	}
}

/** Tells one socket from the next at the same path; undefined where there is none to be seen. */
const birthOf = (path: string): bigint | undefined =>
	process.platform === 'win32' ? undefined : quietly(() => statSync(path, { bigint: true }).ctimeNs);

/** Another process may have removed the socket first, and a folder may be anyone's: none of that is worth an error. */
const quietly = <Result>(work: () => Result): Result | undefined => {
	try {
		return work();
	} catch {
		return undefined;
	}
};
