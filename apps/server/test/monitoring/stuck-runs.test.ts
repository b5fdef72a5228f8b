import { startTestPostgres, type TestPostgres } from '@motcua/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAllAgain } from '../../src/monitoring/jobs/acts/run-all-again.ts';
import { countStuck, listStuckKinds, stuckRunsOf } from '../../src/monitoring/jobs/stuck-runs.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

const kind = { procedureCode: '9.000001', step: 'price', failure: 'bug' };

describe.each(['sqlite', 'postgres'] as const)(
	'dossiers that wait for a failed run, with the record on %s',
	(dialect) => {
		let postgres: TestPostgres | undefined;
		let test: TestServices;
		let ward: TestWard;
		let way: ReturnType<typeof journey>;

		beforeAll(async () => {
			postgres = dialect === 'postgres' ? await startTestPostgres() : undefined;
			test = await startTestServices(postgres && { config: { databaseUrl: await postgres.createDatabase() } });
			ward = await createTestWard(test.services);
			way = journey(test, ward);
		}, 60_000);
		afterAll(async () => {
			await test.close();
			await postgres?.stop();
		}, 60_000);

		it('are counted once each by what they have in common, however often they were run again', async () => {
			const { read } = test.services.db;
			await way.received();
			expect([await countStuck(read), await listStuckKinds(test.services, ward.wardId)]).toEqual([0, []]);
			const dossier = await way.received({ mood: 'broken' });
			test.clock.advance({ seconds: 1 });
			const [first] = await stuckRunsOf(read, { wardId: ward.wardId, kind, limit: 10 });
			expect(first).toMatchObject({ dossierId: dossier.id, state: 'failed' });

			const { administrator } = ward.people;
			expect(await runAllAgain(test.services, administrator, kind)).toEqual({ done: 1, refused: 0, left: false });
			await test.engine.idle();
			const [second, ...more] = await stuckRunsOf(read, { wardId: ward.wardId, kind, limit: 10 });
			expect(more).toEqual([]);
			expect(second?.dossierId).toBe(dossier.id);
			expect(second?.id).not.toBe(first?.id);
			expect(await countStuck(read, ward.wardId)).toBe(1);
			expect(await countStuck(read, 'another ward')).toBe(0);
			expect(await listStuckKinds(test.services, ward.wardId)).toMatchObject([
				{ kind, runs: 'step', dossiers: 1, lastAt: second?.finishedAt },
			]);
		});

		it('are gone from the count when they end otherwise', async () => {
			const [blocked] = await stuckRunsOf(test.services.db.read, { wardId: ward.wardId, kind, limit: 1 });
			const specialist = way.as('specialist');
			const dossier = await specialist.get({ dossierId: blocked?.dossierId ?? expect.fail('nothing is stuck') });
			await specialist.stop({
				...way.target(dossier),
				kind: 'other',
				reason: 'Công dân đề nghị dừng giải quyết hồ sơ',
			});
			expect(await countStuck(test.services.db.read, ward.wardId)).toBe(0);
		});
	},
);
