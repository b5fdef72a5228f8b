/**
 * Entry of the document process.
 *
 * The compiler is native code that no one can interrupt: a worker thread that loops inside it can be neither terminated
 * nor left behind (measured: `terminate()` never returned, and 3 GB were taken in a second). So the compiler runs in a
 * thread of a process of its own, and this main thread only watches clock and memory and, past a limit, ends the process.
 */
import { Worker } from 'node:worker_threads';
import type { HostReply, HostRequest, HostSetup } from './protocol.ts';

const WATCH_EVERY_MS = 20;

const thread = new Worker(new URL('./compile-thread.ts', import.meta.url));
let stopWatching = (): void => {};

function reply(message: HostReply, done?: () => void): void {
	process.send?.(message, undefined, undefined, () => done?.());
}

function end(id: number, code: 'limit.time' | 'limit.memory'): void {
	stopWatching();
	reply({ id, answer: { ok: false, code, diagnostics: [] }, rss: process.memoryUsage.rss() }, () =>
		process.kill(process.pid, 'SIGKILL'),
	);
}

function watch(request: HostRequest): void {
	const until = performance.now() + request.limits.wallMs;
	const ceiling = request.limits.memoryMb * 1024 * 1024;
	const timer = setInterval(() => {
		if (process.memoryUsage.rss() > ceiling) end(request.id, 'limit.memory');
		else if (performance.now() > until) end(request.id, 'limit.time');
	}, WATCH_EVERY_MS);
	stopWatching = () => clearInterval(timer);
}

process.on('message', (message: HostSetup | HostRequest) => {
	if (message.kind === 'job') watch(message);
	thread.postMessage(message);
});
// The server went away: nothing is left to render for.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

thread.on('message', (message: Omit<HostReply, 'rss'>) => {
	stopWatching();
	reply({ ...message, rss: process.memoryUsage.rss() });
});
thread.on('error', () => process.exit(1));
