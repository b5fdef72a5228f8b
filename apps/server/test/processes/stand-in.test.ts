import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startTestPostgres } from '@motcua/database/testing';
import { describe, expect, it } from 'vitest';
import { openLocalNeighbours } from '../../src/processes/local-neighbours.ts';
import type { Neighbours } from '../../src/processes/neighbours.ts';
import { openPostgresNeighbours } from '../../src/processes/postgres-neighbours.ts';
import { withStandIn } from '../../src/processes/stand-in.ts';

const eventually = async (holds: () => Promise<boolean>): Promise<void> => {
	for (let attempt = 0; !(await holds()); attempt++) {
		if (attempt > 500) throw new Error('it did not come about');
		await pause(10);
	}
};

/** A leader that hangs holds its lock all the same. */
async function silence(open: () => Promise<Neighbours>): Promise<void> {
	let clock = 0;
	const opened = [await open(), await open(), await open()].map((one) => withStandIn(one, () => clock));
	const [leader, second, third] = opened;
	if (!leader || !second || !third) throw new Error('three are needed');
	try {
		await eventually(() => leader.lead());
		// Heard, until it falls silent.
		await eventually(async () => {
			clock += 2_000;
			await leader.lead();
			await pause(20);
			return clock > 20_000 && !(await second.lead()) && !(await third.lead());
		});
		clock += 9_000;
		expect(await second.lead()).toBe(false);
		clock += 2_000;
		expect(await second.lead()).toBe(true);
		// One stands in and goes on to; the third, who hears of it, does not.
		await pause(200);
		expect(await third.lead()).toBe(false);
		clock += 5_000;
		expect(await second.lead()).toBe(true);
		// The leader is back, and nobody stands in for it.
		await eventually(async () => {
			clock += 2_000;
			await leader.lead();
			await pause(20);
			return !(await second.lead()) && !(await third.lead());
		});
	} finally {
		for (const one of opened) await one.close();
	}
}

describe('another process stands in for a leader that is silent, until it is heard again', () => {
	it('on one machine', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'motcua-stand-in-'));
		await silence(async () => openLocalNeighbours(folder));
		await rm(folder, { recursive: true, force: true });
	}, 30_000);

	it('on PostgreSQL', async () => {
		const postgres = await startTestPostgres();
		const url = await postgres.createDatabase();
		await silence(() => openPostgresNeighbours(url));
		await postgres.stop();
	}, 60_000);
});
