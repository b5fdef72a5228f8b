import {
	type CalendarYear,
	HUNG_KINGS,
	LABOUR,
	LUNAR_NEW_YEAR,
	NATIONAL,
	NEW_YEAR,
	off,
	REUNIFICATION,
	SWAP,
	worked,
} from './year.ts';

export const year2025: CalendarYear = {
	year: 2025,
	complete: true,
	holidays: [
		...off(NEW_YEAR, ['2025-01-01'], { verified: false }),
		...off(LUNAR_NEW_YEAR, ['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'], { verified: false }),
		...off(HUNG_KINGS, ['2025-04-07'], { verified: true }),
		...off(REUNIFICATION, ['2025-04-30'], { verified: true }),
		...off(LABOUR, ['2025-05-01'], { verified: true }),
		...off(SWAP, ['2025-05-02'], { verified: true, kind: 'swap' }),
		...off(NATIONAL, ['2025-09-01', '2025-09-02'], { verified: true }),
	],
	makeUpDays: [worked('2025-04-26', 'Thông báo nghỉ lễ năm 2025', true)],
};
