import { expect, it } from 'vitest';
import { endsByMinute, MINUTE_MS } from '../src/metrics.ts';

it('puts the counts of the queue into their minutes, the running one from the difference of the totals', () => {
	// Seven ended in all; the last minute that anything ended in began with four, then one, none and three before it.
	const ends = endsByMinute(7, { prevTS: 100 * MINUTE_MS + 12_345, prevCount: 4 }, [1, 0, 3]);
	expect(ends).toEqual(
		new Map([
			[100, 3],
			[99, 1],
			[98, 0],
			[97, 3],
		]),
	);
});

it('knows nothing before the first job has ended', () => {
	expect(endsByMinute(0, { prevTS: 0, prevCount: 0 }, [])).toEqual(new Map());
});
