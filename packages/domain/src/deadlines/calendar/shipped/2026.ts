import {
	type CalendarYear,
	CULTURE,
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

const NOTICE = 'Văn bản 12729/VPCP-KGVX';

export const year2026: CalendarYear = {
	year: 2026,
	complete: true,
	holidays: [
		...off(NEW_YEAR, ['2026-01-01'], { verified: true, source: NOTICE }),
		...off(SWAP, ['2026-01-02'], { verified: true, kind: 'swap', source: NOTICE }),
		...off(LUNAR_NEW_YEAR, ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'], { verified: true }),
		// 10/3 of the lunar year is Sunday 26/04; the Monday compensates.
		...off(HUNG_KINGS, ['2026-04-27'], { verified: true }),
		...off(REUNIFICATION, ['2026-04-30'], { verified: true }),
		...off(LABOUR, ['2026-05-01'], { verified: true }),
		...off(SWAP, ['2026-08-31'], { verified: false, kind: 'swap' }),
		...off(NATIONAL, ['2026-09-01', '2026-09-02'], { verified: true }),
		...off(CULTURE, ['2026-11-24'], { verified: true, source: 'Nghị quyết 28/2026/QH16' }),
	],
	makeUpDays: [worked('2026-01-10', NOTICE, true), worked('2026-08-22', 'Thông báo nghỉ lễ năm 2026', false)],
};
