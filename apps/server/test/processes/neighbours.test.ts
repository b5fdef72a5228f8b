import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startTestPostgres, type TestPostgres } from '@motcua/database/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createChangeFeed } from '../../src/live/change-feed.ts';
import type { Catalogue } from '../../src/procedures/catalogue.ts';
import { type Neighbours, type News, openNeighbours } from '../../src/processes/neighbours.ts';
import { isAlive, livingProcesses, signIn } from '../../src/processes/roll-call.ts';
import { shareChanges, shareForgetting, shareRings } from '../../src/processes/share-news.ts';
import { createDoorbell } from '../../src/steps/doorbell.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'motcua-processes-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
	for (let attempt = 0; !(await holds()); attempt++) {
		if (attempt > 500) throw new Error('it did not come about');
		await pause(10);
	}
};

const ring: News = { kind: 'ring', why: 'work' };

/** What both ways of meeting have in common; `open` is one more process. */
function meeting(open: () => Promise<Neighbours>): void {
	let opened: Neighbours[];
	beforeEach(() => {
		opened = [];
	});
	afterEach(async () => {
		for (const one of opened) await one.close();
	});
	const join3 = async () => {
		const heard: News[][] = [[], [], []];
		for (const list of heard) {
			const one = await open();
			opened.push(one);
			one.onNews((news) => list.push(news));
		}
		const [first, second, third] = opened;
		if (!first || !second || !third) throw new Error('three are needed');
		return { heard, first, second, third };
	};

	it('news of one reach all others and not itself', async () => {
		const { heard, second } = await join3();
		await eventually(async () => {
			second.tell(ring);
			await pause(30);
			return heard[0]?.length !== 0 && heard[2]?.length !== 0;
		});
		expect(heard[1]).toEqual([]);
		expect(heard[0]?.[0]).toEqual(ring);
	});

	it('one leads; when it goes another one does', async () => {
		const { first, second, third } = await join3();
		expect([await first.lead(), await second.lead(), await third.lead(), await first.lead()]).toEqual([
			true,
			false,
			false,
			true,
		]);
		await first.close();
		opened.shift();
		await eventually(() => second.lead());
		expect(await third.lead()).toBe(false);
	});

	it('what changed, what is due and what is out of date is known everywhere', async () => {
		const { first, second } = await join3();
		const stop = new AbortController();
		const [here, there] = [first, second].map((one) => shareChanges(createChangeFeed(), one));
		const bells = [first, second].map((one) => shareRings(createDoorbell(), one));
		const rings: string[] = [];
		bells[1]?.onRing((why) => rings.push(why));
		const forgotten: string[] = [];
		const catalogue = { forget: (wardId: string) => forgotten.push(wardId) } as unknown as Catalogue;
		shareForgetting(catalogue, second);
		const hears = there?.ofWard('w', stop.signal);
		const next = hears?.next();
		await eventually(async () => {
			here?.publish('w', { dossierId: 'd', seq: 1, status: 'registered' });
			bells[0]?.ring('filing');
			shareForgetting({ forget: () => {} } as unknown as Catalogue, first).forget('w');
			await pause(30);
			return rings.length > 0 && forgotten.length > 0;
		});
		expect(await next).toEqual({ done: false, value: { dossierId: 'd', seq: 1, status: 'registered' } });
		expect([rings[0], forgotten[0]]).toEqual(['filing', 'w']);
		stop.abort();
	});
}

describe('processes on a database in a file', () => {
	meeting(() => openNeighbours({ dataDir: folder, databaseUrl: 'sqlite:x' }, { dialect: 'sqlite' }));

	it('meet again when the one that the others were connected to is gone', async () => {
		const open = () => openNeighbours({ dataDir: folder, databaseUrl: 'sqlite:x' }, { dialect: 'sqlite' });
		const [host, second, third] = [await open(), await open(), await open()];
		const heard: News[] = [];
		third.onNews((news) => heard.push(news));
		await host.close();
		await eventually(async () => {
			second.tell(ring);
			await pause(20);
			return heard.length > 0;
		});
		await Promise.all([second.close(), third.close()]);
	});
});

describe('processes on PostgreSQL', () => {
	let postgres: TestPostgres;
	let url: string;
	beforeAll(async () => {
		postgres = await startTestPostgres();
		url = await postgres.createDatabase();
	}, 60_000);
	afterAll(() => postgres.stop());
	meeting(() => openNeighbours({ dataDir: folder, databaseUrl: url }, { dialect: 'postgres' }));
});

describe('the roll of processes', () => {
	it('names who lives, and nobody who left or was killed', async () => {
		const server = signIn(folder, 'server');
		const gone = signIn(folder, 'worker');
		gone.signOut();
		const source = join(import.meta.dirname, '../../src/processes/roll-call.ts');
		const script = `import { signIn } from ${JSON.stringify(source)};
			console.log(signIn(${JSON.stringify(folder)}, 'worker').name); setInterval(() => {}, 1000);`;
		const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [name] = await once(child.stdout.setEncoding('utf8'), 'data');
		const killed = String(name).trim();
		expect(await livingProcesses(folder)).toEqual([server.name, killed].sort());
		const ended = once(child, 'exit');
		child.kill('SIGKILL');
		await ended;
		expect(isAlive(folder, killed)).toBe(false);
		expect(await livingProcesses(folder)).toEqual([server.name]);
		server.signOut();
		expect(await readdir(join(folder, 'processes'))).toEqual([]);
	});
});
