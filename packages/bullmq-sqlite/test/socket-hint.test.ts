import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meetingPoint, SocketHint } from '../src/store/socket-hint.ts';
import { eventually } from './contract/harness.ts';
import { temporaryFolder } from './servers.ts';

const RETRY_MS = 1000;

describe('the hint over a socket', () => {
	let folder: ReturnType<typeof temporaryFolder>;
	let file: string;
	let heard: Set<number>;
	const hints: SocketHint[] = [];

	/** As many processes on the file as `count`, all looking for each other. */
	const processes = (count: number): SocketHint[] => {
		for (let index = 0; index < count; index += 1) hints.push(new SocketHint(file, () => heard.add(index)));
		for (const hint of hints) hint.join(true);
		return hints;
	};

	/** Makes the first one speak until all the others have heard it. */
	const allHear = (): Promise<boolean> =>
		eventually(() => {
			hints[0]?.announce();
			return heard.size === hints.length - 1;
		}, 2000);

	beforeEach(() => {
		folder = temporaryFolder();
		file = join(folder.path, 'queue.sqlite');
		heard = new Set();
	});
	afterEach(() => {
		for (const hint of hints.splice(0)) hint.close();
		folder.remove();
	});

	/** Leaves the socket file of a process that was killed. */
	const leaveSocketBehind = async (): Promise<void> => {
		const script = `require('node:net').createServer().listen(${JSON.stringify(meetingPoint(file))}, () => console.log('up'))`;
		const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
		await new Promise((resolve) => child.stdout.once('data', resolve));
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGKILL');
		await ended;
		expect(existsSync(meetingPoint(file))).toBe(true);
	};

	const meetAgain = async (): Promise<void> => {
		await sleep(RETRY_MS + 100);
		for (const hint of hints) hint.join(true);
	};

	it('brings all processes on a file together, also where a killed one has left its socket and all come at once', async () => {
		await leaveSocketBehind();
		processes(4);
		await meetAgain();
		expect(await allHear()).toBe(true);
	});

	it('opens the meeting point with the first wait, also when a commit has looked for one just before', async () => {
		const hint = new SocketHint(file, () => undefined);
		hints.push(hint);
		hint.join(false);
		hint.join(true);
		expect(await eventually(() => existsSync(meetingPoint(file)), 500)).toBe(true);
	});

	it('finds another place where the path is too long for a socket', async () => {
		file = join(folder.path, 'Ủy ban nhân dân '.repeat(10), 'queue.sqlite');
		expect(meetingPoint(file).length).toBeLessThan(100);
		processes(2);
		await meetAgain();
		expect(await allHear()).toBe(true);
	});

	it('does without where no socket can be', async () => {
		file = join(folder.path, 'no', 'such', 'folder', 'queue.sqlite');
		const [hint] = processes(1);
		await sleep(50);
		expect(hint?.connected).toBe(false);
		hint?.announce();
	});
});
