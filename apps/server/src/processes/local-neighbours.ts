import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ProcessLock, takeProcessLock } from '@motcua/database';
import type { Neighbours, News } from './neighbours.ts';

/** The longest path a Unix socket can have everywhere. */
const MAX_SOCKET_PATH = 100;
const MEET_AGAIN_MS = 200;
/** A line of news is some hundred bytes; whoever sends more is none of us. */
const MAX_LINE = 65_536;
/** A neighbour that does not read for so long is let go, not waited for. */
const MAX_UNREAD = 4_194_304;

/** Meets the processes of one machine that work on the same data folder; `folder` holds the socket and the locks. */
export function openLocalNeighbours(folder: string): Neighbours {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	return new LocalNeighbours(folder);
}

const meetingPoint = (folder: string): string => {
	const name = `motcua-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
	if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
	const beside = join(folder, 'meet');
	return Buffer.byteLength(beside) <= MAX_SOCKET_PATH ? beside : join(tmpdir(), `${name}.sock`);
};

/**
 * One process is the host, by a lock: it opens the socket, the others connect to it, and it passes on what it is told.
 * When it goes, the next one that gets the lock is the host.
 */
class LocalNeighbours implements Neighbours {
	readonly #folder: string;
	readonly #listeners = new Set<(news: News) => void>();
	readonly #peers = new Set<Socket>();
	#hosting: { readonly lock: ProcessLock; readonly server: Server } | null = null;
	#lead: ProcessLock | null = null;
	#again: NodeJS.Timeout | undefined;
	#closed = false;

	constructor(folder: string) {
		this.#folder = folder;
		this.#meet();
	}

	tell(news: News): void {
		if (this.#peers.size > 0) this.#send(`${JSON.stringify(news)}\n`);
	}

	onNews(listener: (news: News) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async lead(): Promise<boolean> {
		if (this.#closed) return false;
		this.#lead ??= takeProcessLock(join(this.#folder, 'lead'));
		return this.#lead !== null;
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#again);
		for (const peer of this.#peers) peer.destroy();
		this.#hosting?.server.close();
		this.#hosting?.lock.release();
		this.#lead?.release();
	}

	#meet(): void {
		if (this.#closed) return;
		const lock = takeProcessLock(join(this.#folder, 'host'));
		if (lock === null) this.#join();
		else this.#host(lock);
	}

	#meetAgain(): void {
		if (this.#closed) return;
		clearTimeout(this.#again);
		this.#again = setTimeout(() => this.#meet(), MEET_AGAIN_MS).unref();
	}

	#host(lock: ProcessLock): void {
		const path = meetingPoint(this.#folder);
		// Whoever left it behind is gone: the lock is ours.
		if (process.platform !== 'win32') rmSync(path, { force: true });
		const server = createServer((socket) => this.#add(socket));
		server.unref();
		server.once('error', () => {
			lock.release();
			this.#hosting = null;
			this.#meetAgain();
		});
		server.listen(path, () => {
			if (process.platform !== 'win32') chmodSync(path, 0o600);
		});
		this.#hosting = { lock, server };
	}

	#join(): void {
		const socket = connect(meetingPoint(this.#folder));
		socket.unref();
		socket.once('connect', () => this.#add(socket));
		socket.once('error', () => socket.destroy());
		socket.once('close', () => this.#meetAgain());
	}

	#add(socket: Socket): void {
		socket.unref();
		this.#peers.add(socket);
		socket.on('error', () => socket.destroy());
		socket.on('close', () => this.#peers.delete(socket));
		let rest = '';
		socket.setEncoding('utf8');
		socket.on('data', (chunk: string) => {
			const lines = (rest + chunk).split('\n');
			rest = lines.pop() ?? '';
			if (rest.length > MAX_LINE) socket.destroy();
			for (const line of lines) this.#hear(line, socket);
		});
	}

	#hear(line: string, from: Socket): void {
		if (this.#hosting !== null) this.#send(`${line}\n`, from);
		try {
			const news = JSON.parse(line) as News;
			for (const listener of this.#listeners) listener(news);
		} catch {
			// Not one of us.
			from.destroy();
		}
	}

	#send(line: string, except?: Socket): void {
		for (const peer of this.#peers) {
			if (peer === except) continue;
			if (peer.writableLength > MAX_UNREAD) peer.destroy();
			else peer.write(line);
		}
	}
}
