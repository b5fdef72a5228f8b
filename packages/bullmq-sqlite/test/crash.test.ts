import { describe, expect, it } from 'vitest';
import { runKills } from './crash/kills.ts';

describe('kill -9 in the middle of the work', () => {
	it('loses no promised job, completes none twice, and leaves none behind', async () => {
		const report = await runKills(6);
		expect(report).toMatchObject({ kills: 6, lost: 0, undone: 0, completedTwice: 0, stuck: 0, damaged: 0, errors: 0 });
		expect(report.promised).toBeGreaterThan(50);
	}, 120_000);
});
