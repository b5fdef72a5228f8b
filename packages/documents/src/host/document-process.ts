import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostAnswer, HostJob, HostLimits, HostReply } from './protocol.ts';

/** What the process is given beyond its own limit before it is killed from outside. */
const GRACE_MS = 1_000;
const ENTRY = new URL('./process.ts', import.meta.url);
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** The outermost `node_modules` that holds the compiler: packages link to each other inside it. */
function modulesFolder(): string {
	const resolved = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler');
	const marker = `${sep}node_modules${sep}`;
	return resolved.slice(0, resolved.indexOf(marker) + marker.length);
}

/**
 * An environment with nothing of the server in it, for a compiler that would otherwise look around: no system fonts, no
 * package folders, and a proxy that refuses every connection, because computed imports can name packages on the network.
 */
function bareEnvironment(): Record<string, string> {
	const nowhere = '/nonexistent/motcua';
	const deadProxy = 'http://127.0.0.1:0';
	return {
		FONTCONFIG_FILE: fileURLToPath(new URL('../../fonts/no-system-fonts.conf', import.meta.url)),
		HOME: nowhere,
		XDG_CACHE_HOME: nowhere,
		XDG_CONFIG_HOME: nowhere,
		XDG_DATA_HOME: nowhere,
		HTTP_PROXY: deadProxy,
		HTTPS_PROXY: deadProxy,
		ALL_PROXY: deadProxy,
	};
}

interface Pending {
	readonly id: number;
	readonly resolve: (answer: HostAnswer) => void;
	readonly timer: NodeJS.Timeout;
	timedOut: boolean;
}

/** One document process. Runs one job at a time; once it has died it is of no more use. */
export class DocumentProcess {
	readonly #child: ChildProcess;
	#pending: Pending | null = null;
	#lastId = 0;
	#alive = true;
	#rss = 0;

	constructor(fonts: readonly Uint8Array[]) {
		this.#child = fork(ENTRY, {
			serialization: 'advanced',
			env: bareEnvironment(),
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
			execArgv: [
				'--no-warnings',
				'--permission',
				'--allow-addons',
				'--allow-worker',
				`--allow-fs-read=${PACKAGE}`,
				`--allow-fs-read=${modulesFolder()}`,
			],
		});
		this.#child.on('message', (reply: HostReply) => this.#settle(reply));
		this.#child.on('error', () => this.#died());
		this.#child.on('exit', () => this.#died());
		this.#child.send({ kind: 'setup', fonts });
		this.#hold(false);
	}

	get alive(): boolean {
		return this.#alive;
	}

	/** Resident bytes of the process after its last job. */
	get rss(): number {
		return this.#rss;
	}

	/** Never rejects: a dead process is an answer too. */
	run(job: HostJob, limits: HostLimits): Promise<HostAnswer> {
		if (this.#pending !== null) throw new Error('the document process runs one job at a time');
		const id = ++this.#lastId;
		return new Promise((resolve) => {
			const timer = setTimeout(() => this.#kill(), limits.wallMs + GRACE_MS);
			this.#pending = { id, resolve, timer, timedOut: false };
			this.#hold(true);
			this.#child.send({ kind: 'job', id, job, limits }, (error) => {
				if (error) this.#died();
			});
		});
	}

	/** Ends the process and waits until it is gone. */
	async close(): Promise<void> {
		if (!this.#alive) return;
		this.#hold(true);
		const gone = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
		this.#child.kill('SIGKILL');
		await gone;
	}

	#kill(): void {
		if (this.#pending !== null) this.#pending.timedOut = true;
		this.#child.kill('SIGKILL');
	}

	#settle(reply: HostReply): void {
		const pending = this.#pending;
		if (pending === null || pending.id !== reply.id) return;
		this.#rss = reply.rss;
		// The process kills itself after it told of a limit: nothing more may be sent to it.
		if (!reply.answer.ok && reply.answer.code.startsWith('limit.')) this.#alive = false;
		this.#finish(pending, reply.answer);
	}

	#died(): void {
		this.#alive = false;
		const pending = this.#pending;
		if (pending === null) return;
		this.#finish(pending, { ok: false, code: pending.timedOut ? 'limit.time' : 'host.crash', diagnostics: [] });
	}

	#finish(pending: Pending, answer: HostAnswer): void {
		clearTimeout(pending.timer);
		this.#pending = null;
		this.#hold(false);
		pending.resolve(answer);
	}

	/** An idle document process must not keep the server from ending. */
	#hold(busy: boolean): void {
		const channel = this.#child.channel;
		if (busy) {
			this.#child.ref();
			channel?.ref();
		} else {
			this.#child.unref();
			channel?.unref();
		}
	}
}
