import type { Rule } from './rule.ts';

/** Whoever sent again what was not answered has an answer now, and there are as many dossiers as filings. */
export const everyFilingAnswered: Rule = ({ ledger, evidence }) => {
	const broken = ledger.filings
		.filter(({ answer }) => answer === null)
		.map(({ submission }) => ({ where: submission.idempotencyKey, what: 'never got an answer' }));
	if (evidence.dossiers.size !== ledger.filings.length)
		broken.push({
			where: 'all dossiers',
			what: `${ledger.filings.length} filings became ${evidence.dossiers.size} dossiers`,
		});
	return broken;
};

/** No automatic step waits for nobody, nothing stands blocked, no intent was given up: kills are nobody's mistake. */
export const allSettled: Rule = ({ evidence }) => {
	const postponed = new Set(
		[...evidence.dossiers.values()].filter(({ row }) => row.wakeAt !== null).map(({ row }) => row.id),
	);
	return [
		...evidence.stepRuns
			.filter(({ state, dossierId }) => state === 'running' || (state === 'pending' && !postponed.has(dossierId)))
			.map(({ id, step, state, dossierId }) => ({ where: dossierId, what: `run ${id} of ${step} is still ${state}` })),
		...evidence.stepRuns
			.filter(({ state }) => state === 'failed')
			.map(({ id, step, failure, dossierId }) => ({
				where: dossierId,
				what: `run ${id} of ${step} failed: ${failure}`,
			})),
		...[...evidence.dossiers.values()]
			.filter(({ row }) => row.blockedSince !== null)
			.map(({ row }) => ({ where: row.id, what: 'the dossier is blocked' })),
		...evidence.outbox
			.filter(({ parkedAt }) => parkedAt !== null)
			.map(({ n, kind, lastError }) => ({ where: `outbox ${n}`, what: `${kind} was given up: ${lastError}` })),
	];
};
