import { setTimeout as pause } from 'node:timers/promises';
import { loadDossier } from '@motcua/database';
import { type Place, stopServers, testBackends } from '@motcua/jobs/testing';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSample } from '../../src/testing/filing.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

const DOSSIERS = 16;

afterAll(stopServers);

for (const backend of testBackends) {
	describe(`with the queue on ${backend.name} every filing is checked, once, when in the middle`, () => {
		let place: Place;
		let test: TestServices;
		let ward: TestWard;

		beforeEach(async () => {
			place = await backend.open();
			test = await startTestServices({ config: { jobsUrl: place.url } });
			ward = await createTestWard(test.services);
		}, 60_000);
		afterEach(async () => {
			await test.close();
			await place.close();
		}, 60_000);

		const doneRuns = async (): Promise<number> => {
			const { stepRun } = test.services.db.tables;
			const runs = await test.services.db.read.select({ state: stepRun.state }).from(stepRun);
			return runs.filter(({ state }) => state === 'done').length;
		};

		/** Files dossiers, lets the disaster happen when some are checked, and looks at what the database says in the end. */
		async function through(disaster: () => void | Promise<void>): Promise<void> {
			const { services, engine } = test;
			const ids: string[] = [];
			for (let n = 0; n < DOSSIERS; n++) ids.push((await fileSample(services, ward, {})).dossierId);
			while ((await doneRuns()) === 0) await pause(2);
			await disaster();
			await engine.idle();
			expect(await doneRuns()).toBe(DOSSIERS);
			for (const id of ids) {
				const loaded = await loadDossier(services.db.read, ward.wardId, id);
				const checks = (loaded?.events ?? []).filter((event) => event.type === 'checked');
				const names = checks.map(({ data }) => data.check);
				expect(names.length).toBeGreaterThan(0);
				expect(names).toEqual([...new Set(names)]);
			}
		}

		it('the queue is emptied', () => through(() => place.wipe()), 60_000);

		it('its server is killed and comes back', () => through(async () => (await place.goAway())()), 60_000);

		it(
			'the clock jumps past every lease, and back',
			() =>
				through(async () => {
					test.clock.advance({ hours: 2 });
					await pause(200);
					test.clock.advance({ hours: -1 });
				}),
			60_000,
		);
	});
}
