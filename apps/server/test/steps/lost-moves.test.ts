import { type Jobs, openJobs } from '@motcua/jobs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveDossiersJob } from '../../src/procedures/versions/moving/move-job.ts';
import { runMove } from '../../src/procedures/versions/moving/run-move.ts';
import type { Services } from '../../src/services.ts';
import { wakeLostMoves } from '../../src/steps/engine/wake-lost-moves.ts';
import { journey } from '../../src/testing/journey.ts';
import { sampleVersion } from '../../src/testing/sample-versions.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, publish, type TestWard } from '../../src/testing/test-ward.ts';

describe('a move of dossiers whose job was lost', () => {
	let test: TestServices;
	let ward: TestWard;
	/** A queue on which nobody works. */
	let jobs: Jobs;
	let services: Services;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		jobs = await openJobs({ url: `sqlite:${test.dataDir}/other-queue.sqlite` });
		services = { ...test.services, jobs };
	});
	afterEach(async () => {
		await jobs.close();
		await test.close();
	});

	it('is woken once, as long as it is not over', async () => {
		expect(await wakeLostMoves(services)).toBe(0);
		await journey(test, ward).registered();
		const toDigest = await publish(services, ward.wardId, await sampleVersion({ version: '2.0.0' }));
		const { versions } = callerFor(services, ward.people.administrator).ward;
		const move = await versions.move.plan({
			code: '9.000001',
			fromDigest: ward.digest,
			toDigest,
			kind: 'migration',
			reason: 'Mẫu tờ khai mới có hiệu lực',
		});
		expect(await wakeLostMoves(services)).toBe(0);
		for (const { id } of await jobs.list({ type: moveDossiersJob, state: 'waiting' }))
			await jobs.remove(moveDossiersJob, id);

		expect(await wakeLostMoves(services)).toBe(1);
		expect(await jobs.list({ type: moveDossiersJob, state: 'waiting' })).toMatchObject([
			{ payload: { moveId: move.id, wardId: ward.wardId } },
		]);
		expect(await wakeLostMoves(services)).toBe(0);

		await runMove(services, ward.wardId, move.id);
		for (const { id } of await jobs.list({ type: moveDossiersJob, state: 'waiting' }))
			await jobs.remove(moveDossiersJob, id);
		expect(await wakeLostMoves(services)).toBe(0);
	});
});
