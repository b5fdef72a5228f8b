import type { CrashReport } from './crash-test.ts';

/** What a crash test saw, for a terminal. */
export function describeReport({ runs, violations, evidence, stage, interruptedSteps, mails }: CrashReport): string {
	const { ledger } = stage.traffic;
	const starts = runs.flatMap(({ readyMs }) => (readyMs === null ? [] : [readyMs])).toSorted((a, b) => a - b);
	const events = [...evidence.dossiers.values()].reduce((sum, { events }) => sum + events.length, 0);
	const doneRuns = evidence.stepRuns.filter(({ state }) => state === 'done').length;
	const lines: readonly (readonly [string, string])[] = [
		['kills', `${runs.length}, ${runs.length - starts.length} of them while the server was starting`],
		['start to listening', `median ${ms(starts[starts.length >> 1])}, longest ${ms(starts.at(-1))}`],
		['filings', `${ledger.filings.length}, all acknowledged in the end`],
		[
			'answers that a kill took away',
			`${ledger.repeated.stored + ledger.repeated.lost}: ${ledger.repeated.stored} had been stored, ${ledger.repeated.lost} had not`,
		],
		['uploads acknowledged', String(ledger.uploads.length)],
		['acts acknowledged', String(ledger.acts.length)],
		['dossiers', `${evidence.dossiers.size} with ${events} events, ${finished(evidence)} brought to an end`],
		['automatic steps and checks', `${doneRuns} done, ${interruptedSteps} caught in the middle by a kill`],
		['files on the disk', String(evidence.disk.size)],
		['mails', `${evidence.notifications.length} to send, ${mails.received} came, ${mails.repeated} came again`],
		['violations', String(violations.length)],
	];
	const width = Math.max(...lines.map(([name]) => name.length));
	return [
		...lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
		...violations.slice(0, MOST_SHOWN).map(({ rule, where, what }) => `  ✗ ${rule}: ${where}: ${what}`),
		...(violations.length > MOST_SHOWN ? [`  … and ${violations.length - MOST_SHOWN} more`] : []),
	].join('\n');
}

const MOST_SHOWN = 40;

const ms = (value: number | undefined): string => (value === undefined ? '-' : `${Math.round(value)} ms`);

const finished = ({ dossiers }: CrashReport['evidence']): number =>
	[...dossiers.values()].filter(({ row }) => row.finishedAt !== null).length;
