import type { HostEnd, HostRun } from './host-process.ts';
import { HostProcess } from './host-process.ts';
import type { Command } from './launch.ts';

export interface PoolLimits {
	/** Host processes at one time, each for one package. */
	readonly maxProcesses: number;
	/** Runs at one time in one process. */
	readonly runsPerProcess: number;
	/** A process without work ends after this. */
	readonly idleMs: number;
	/** Runs that may wait for their turn; more are turned away, because the first of them would wait too long to matter. */
	readonly maxQueued: number;
	/** Resident memory at which a process is killed. */
	readonly rssLimitBytes: number;
	/** Processor time in milliseconds after which a package's process steps back behind the others, one run at a time. */
	readonly stepBackAfterMs: number;
}

export interface PoolStats {
	readonly processes: number;
	readonly active: number;
	readonly queued: number;
	readonly started: number;
	readonly crashed: number;
}

interface Job extends HostRun {
	readonly digest: string;
	readonly code: string;
	readonly resolve: (end: HostEnd) => void;
	/** Was in a process that another run took down. */
	readonly again?: boolean;
}

const CLOSED = { failure: 'hostCrash', message: 'the runner was closed', cpuMs: 0, wallMs: 0 } as const;
const BUSY = {
	failure: 'retryable',
	message: 'too many steps are waiting for their turn',
	cpuMs: 0,
	wallMs: 0,
} as const;

/** A package that laboured so often within this time steps back from the start of its next process. */
const MANY_LABOURS = 3;
const LABOUR_MS = 10 * 60_000;
/** How often working processes are looked at: their resident memory, their processor time. */
const WATCH_MS = 25;

/**
 * Host processes: one per package while it has work, so that a package that takes its process down takes nobody else's run along. One unbound
 * process is kept warm for the next package. Jobs wait in order of arrival; one that cannot have its place does not hold up the others.
 */
export class HostPool {
	readonly #command: () => Promise<Command>;
	readonly #runtime: string;
	readonly #limits: PoolLimits;
	readonly #hosts = new Map<string, HostProcess>();
	readonly #idle = new Map<HostProcess, NodeJS.Timeout>();
	readonly #queue: Job[] = [];
	/** When processes of a package had to step back, lately. */
	readonly #labours = new Map<string, readonly number[]>();
	#spare: HostProcess | undefined;
	#watch: NodeJS.Timeout | undefined;
	#start: Command | undefined;
	#started = 0;
	#crashed = 0;
	#closed = false;

	constructor(command: () => Promise<Command>, runtime: string, limits: PoolLimits) {
		this.#command = command;
		this.#runtime = runtime;
		this.#limits = limits;
	}

	async run(digest: string, code: string, run: HostRun): Promise<HostEnd> {
		this.#start ??= await this.#command();
		if (this.#closed) return CLOSED;
		if (this.#queue.length >= this.#limits.maxQueued) return BUSY;
		const { promise, resolve } = Promise.withResolvers<HostEnd>();
		this.#queue.push({ ...run, digest, code, resolve });
		this.#dispatch();
		return promise;
	}

	/** Starts a spare process, when none is there, and waits until it answers. */
	async warm(): Promise<void> {
		this.#start ??= await this.#command();
		if (this.#closed || this.#all().length > 0) return;
		this.#spare = this.#spawn(this.#start);
		await this.#spare.ready;
	}

	get stats(): PoolStats {
		const all = this.#all();
		return {
			processes: all.length,
			active: all.reduce((sum, host) => sum + host.active, 0),
			queued: this.#queue.length,
			started: this.#started,
			crashed: this.#crashed,
		};
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearInterval(this.#watch);
		for (const job of this.#queue.splice(0)) job.resolve(CLOSED);
		const all = this.#all();
		for (const host of all) host.end(CLOSED);
		await Promise.all(all.map((host) => host.exited));
	}

	#all(): readonly HostProcess[] {
		return [...this.#hosts.values(), ...(this.#spare ? [this.#spare] : [])];
	}

	#dispatch(): void {
		for (const job of [...this.#queue]) {
			const host = this.#placeFor(job);
			if (!host) continue;
			this.#queue.splice(this.#queue.indexOf(job), 1);
			this.#launch(host, job);
		}
	}

	#launch(host: HostProcess, job: Job): void {
		clearTimeout(this.#idle.get(host));
		this.#watch ??= setInterval(() => this.#look(), WATCH_MS).unref();
		host.run(job).then((end) => {
			this.#account(host, end);
			// Its calls are journaled by who carries them out: once is as good as twice.
			if ('innocent' in end && end.innocent && !job.again && !this.#closed)
				this.#queue.unshift({ ...job, again: true });
			else job.resolve(end);
			if (host.active === 0) this.#restOrReplace(host);
			this.#dispatch();
		});
	}

	/** A process for the job's package with a free place, or undefined: then it waits. */
	#placeFor({ digest, code }: Job): HostProcess | undefined {
		const bound = this.#hosts.get(digest);
		if (bound?.isUsable) return bound.active < (bound.isBack ? 1 : this.#limits.runsPerProcess) ? bound : undefined;
		const spare = this.#spare?.isUsable ? this.#spare : undefined;
		if (!spare && !this.#makeRoom()) return undefined;
		const host = spare ?? (this.#start && this.#spawn(this.#start));
		if (!host) return undefined;
		this.#spare = undefined;
		host.bind(digest, code);
		this.#hosts.set(digest, host);
		if (this.#isLabouring(digest)) host.stepBack();
		return host;
	}

	/** One long run must not keep the package's others in the back: their next process starts in front again, unless it was one of many. */
	#restOrReplace(host: HostProcess): void {
		if (host.isBack && !this.#isLabouring(host.digest)) this.#retire(host);
		else this.#rest(host);
	}

	/** True when another process may be started; ends the one that has been idle longest if that is what it takes. */
	#makeRoom(): boolean {
		if (this.#all().length < this.#limits.maxProcesses) return true;
		const idle = [...this.#idle.keys()].find((host) => host.active === 0 && host.digest !== undefined);
		if (!idle) return false;
		this.#retire(idle);
		return true;
	}

	#spawn(command: Command): HostProcess {
		const host = new HostProcess(command, this.#runtime);
		this.#started += 1;
		this.#rest(host);
		host.exited.then(() => this.#bury(host));
		return host;
	}

	/** Without work: ends after a while. Keeps the order in which processes fell idle. */
	#rest(host: HostProcess): void {
		clearTimeout(this.#idle.get(host));
		this.#idle.delete(host);
		if (!host.isUsable || this.#closed) return;
		const timer = setTimeout(() => this.#retire(host), this.#limits.idleMs);
		this.#idle.set(host, timer.unref());
		if (this.#all().every((other) => other.active === 0)) {
			clearInterval(this.#watch);
			this.#watch = undefined;
		}
		this.#keepSpare(host);
	}

	/** After its first work a package has its own process: the next package finds a warm one too. */
	#keepSpare(host: HostProcess): void {
		const room = this.#all().length < this.#limits.maxProcesses;
		if (host.digest !== undefined && !this.#spare && room && this.#start) this.#spare = this.#spawn(this.#start);
	}

	#retire(host: HostProcess): void {
		if (host.active > 0) return;
		host.retired = true;
		this.#remove(host);
		host.end({ failure: 'hostCrash', message: 'the idle host process was ended' });
	}

	/** A process is gone: another takes its place when somebody waits. */
	#bury(host: HostProcess): void {
		this.#remove(host);
		if (this.#closed) return;
		if (!host.retired) this.#crashed += 1;
		this.#dispatch();
	}

	#remove(host: HostProcess): void {
		clearTimeout(this.#idle.get(host));
		this.#idle.delete(host);
		if (this.#spare === host) this.#spare = undefined;
		if (host.digest !== undefined && this.#hosts.get(host.digest) === host) this.#hosts.delete(host.digest);
	}

	#look(): void {
		this.#checkMemory();
		for (const host of this.#hosts.values()) {
			if (host.active === 0 || host.isBack || !host.hasLaboured(this.#limits.stepBackAfterMs)) continue;
			host.stepBack();
			this.#noteLabour(host);
		}
	}

	/** A run that ended at a limit before it was seen to labour: one that fills its memory is done in less time. */
	#account(host: HostProcess, end: HostEnd): void {
		const isOver = 'failure' in end && (end.failure === 'memoryLimit' || end.failure === 'cpuLimit');
		if (!isOver || host.isBack || this.#limits.stepBackAfterMs === Number.POSITIVE_INFINITY) return;
		this.#noteLabour(host);
		if (this.#isLabouring(host.digest)) host.stepBack();
	}

	#noteLabour({ digest }: HostProcess): void {
		if (digest !== undefined) this.#labours.set(digest, [...this.#latelyLaboured(digest), performance.now()]);
	}

	/** A package that labours again and again starts in the back; one that has mended its ways gets a process in front again. */
	#isLabouring(digest: string | undefined): boolean {
		return digest !== undefined && this.#latelyLaboured(digest).length >= MANY_LABOURS;
	}

	#latelyLaboured(digest: string): readonly number[] {
		const times = (this.#labours.get(digest) ?? []).filter((at) => performance.now() - at < LABOUR_MS);
		if (times.length === 0) this.#labours.delete(digest);
		return times.slice(-MANY_LABOURS);
	}

	#checkMemory(): void {
		for (const host of this.#all()) {
			if (host.active === 0) continue;
			const bytes = host.residentBytes ?? 0;
			if (bytes <= this.#limits.rssLimitBytes) continue;
			const message = `the host process took ${Math.round(bytes / 2 ** 20)} MB of memory, at most ${Math.round(this.#limits.rssLimitBytes / 2 ** 20)} MB are allowed`;
			// With one run the culprit is known; with several nobody is accused.
			host.end({ failure: host.active === 1 ? 'memoryLimit' : 'hostCrash', message });
		}
	}
}
