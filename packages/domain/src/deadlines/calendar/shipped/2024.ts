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

const NOTICE = 'Công văn 2450/VPCP-KGVX';

export const year2024: CalendarYear = {
	year: 2024,
	complete: true,
	holidays: [
		...off(NEW_YEAR, ['2024-01-01'], { verified: false }),
		...off(LUNAR_NEW_YEAR, ['2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14'], { verified: false }),
		...off(HUNG_KINGS, ['2024-04-18'], { verified: false }),
		...off(SWAP, ['2024-04-29'], { verified: true, kind: 'swap', source: NOTICE }),
		...off(REUNIFICATION, ['2024-04-30'], { verified: true, source: NOTICE }),
		...off(LABOUR, ['2024-05-01'], { verified: true, source: NOTICE }),
		...off(NATIONAL, ['2024-09-02', '2024-09-03'], { verified: false }),
	],
	makeUpDays: [worked('2024-05-04', NOTICE, true)],
};
