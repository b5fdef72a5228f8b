import { sql } from 'drizzle-orm';
import type { Tx } from '../handle.ts';
import { prepared } from '../prepared.ts';

const nextInSeries = prepared<{ scope: string; period: string }>()((q, t, p) =>
	q
		.insert(t.numberSeries)
		.values({ scope: p.scope, period: p.period, last: 1 })
		.onConflictDoUpdate({
			target: [t.numberSeries.scope, t.numberSeries.period],
			set: { last: sql`${t.numberSeries.last} + 1` },
		})
		.returning({ last: t.numberSeries.last }),
);

async function next(tx: Tx, scope: string, period: string): Promise<number> {
	const [row] = await nextInSeries(tx, { scope, period });
	if (row === undefined) throw new Error(`The series ${scope} gave no number`);
	return row.last;
}

/**
 * The next dossier code of a receiving body: `{agencyCode}-{YYMMDD}-{NNNN}`, from 0001 each day, without gaps: a
 * transaction that does not commit gives its number back. (TT 01/2018/TT-VPCP art. 19; five digits from 10,000 on.)
 *
 * @param date day of reception in the ward's time zone, `YYYY-MM-DD`.
 */
export async function allocateDossierCode(tx: Tx, agencyCode: string, date: string): Promise<string> {
	const day = date.slice(2).replaceAll('-', '');
	const number = await next(tx, `dossier:${agencyCode}`, day);
	return `${agencyCode}-${day}-${String(number).padStart(4, '0')}`;
}

/** The next number of a ward's receipts (or another series of slips) in a year, from 1, without gaps. */
export function allocateNumber(tx: Tx, wardId: string, series: string, year: number): Promise<number> {
	return next(tx, `${series}:${wardId}`, String(year));
}
