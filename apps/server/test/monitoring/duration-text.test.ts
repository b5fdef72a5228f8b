import { expect, it } from 'vitest';
import { durationText } from '../../src/monitoring/duration-text.ts';

it.each([
	[0, '0 giây', '0 s'],
	[59, '59 giây', '59 s'],
	[60, '1 phút', '1 min'],
	[65, '1 phút 5 giây', '1 min 5 s'],
	[7_325, '2 giờ 2 phút', '2 h 2 min'],
	[86_400 * 3 + 59, '3 ngày', '3 d'],
	[86_400 + 3_600, '1 ngày 1 giờ', '1 d 1 h'],
])('says %i seconds in the two units that say most', (seconds, vi, en) => {
	expect(durationText(seconds)).toEqual({ vi, en });
});
