import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrashReport, runCrashTest } from '../src/crash/crash-test.ts';
import type { Evidence, StoredDossier } from '../src/crash/evidence.ts';
import { describeReport } from '../src/crash/report.ts';
import type { Case } from '../src/crash/rules/rule.ts';
import { afterRecovery, verify } from '../src/crash/verify.ts';

const KILLS = 6;

/** `npm run crash` does the same fifty times. */
describe('a server that is killed while people use it', () => {
	let dataDir: string;
	let report: CrashReport;
	let facts: Case;

	beforeAll(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'motcua-crash-'));
		report = await runCrashTest({ dataDir, kills: KILLS, seed: 7, openAtMost: 10, awaitMail: false });
		facts = { ledger: report.stage.traffic.ledger, evidence: report.evidence };
	}, 180_000);
	afterAll(async () => rm(dataDir, { recursive: true, force: true }));

	it('loses nothing, does nothing twice and leaves nothing behind', () => {
		expect(report.violations, describeReport(report)).toEqual([]);
	});

	it('was killed with work in hand', () => {
		expect(report.runs).toHaveLength(KILLS);
		expect(facts.evidence.dossiers.size).toBeGreaterThan(5);
		expect(facts.ledger.acts.length).toBeGreaterThan(20);
		expect(facts.evidence.stepRuns.filter(({ state }) => state === 'done').length).toBeGreaterThan(5);
	});

	/** The names of the rules that a forgery breaks: rules that can't fail would prove nothing. */
	const brokenBy = (forge: (evidence: Evidence) => Partial<Evidence>): readonly string[] => [
		...new Set(
			verify(afterRecovery, { ...facts, evidence: { ...facts.evidence, ...forge(facts.evidence) } }).map(
				({ rule }) => rule,
			),
		),
	];
	const withDossier = (evidence: Evidence, change: (stored: StoredDossier) => StoredDossier): Partial<Evidence> => {
		const stored = [...evidence.dossiers.values()].find(({ row }) => row.status === 'returned');
		if (!stored) return expect.fail('no dossier came to its end');
		return { dossiers: new Map(evidence.dossiers).set(stored.row.id, change(stored)) };
	};
	const without = <K, V>(map: ReadonlyMap<K, V>): Map<K, V> => new Map([...map].slice(1));

	it.each<[string, string, (evidence: Evidence) => Partial<Evidence>]>([
		['a lost dossier', 'acknowledgedFilingIsThere', ({ dossiers }) => ({ dossiers: without(dossiers) })],
		['a lost key', 'filingIsOnce', ({ keys }) => ({ keys: without(keys) })],
		['lost files', 'acknowledgedUploadIsWhole', () => ({ disk: new Map() })],
		['a damaged file', 'everyFileIsWhole', ({ disk }) => ({ disk: new Map([...disk].map(([id]) => [id, false])) })],
		[
			'a file that its dossier lost',
			'filingHasItsFiles',
			(evidence) => withDossier(evidence, (stored) => ({ ...stored, files: [] })),
		],
		[
			'a lost event at the end',
			'acknowledgedActIsThere',
			(evidence) => withDossier(evidence, (stored) => ({ ...stored, events: stored.events.slice(0, -1) })),
		],
		[
			'a changed event',
			'recordIsIntact',
			(evidence) =>
				withDossier(evidence, (stored) => ({
					...stored,
					events: stored.events.with(1, { ...stored.events[1], at: '2020-01-01T00:00:00.000Z' } as never),
				})),
		],
		[
			'a step that took effect twice',
			'runTookEffectOnce',
			(evidence) =>
				withDossier(evidence, (stored) => ({
					...stored,
					events: stored.events.flatMap((event) =>
						event.type === 'stepCompleted' && event.actor.kind === 'system' ? [event, event] : [event],
					),
				})),
		],
		[
			'a fee that was taken twice',
			'paymentIsOnce',
			(evidence) =>
				withDossier(evidence, (stored) => ({
					...stored,
					events: [...stored.events, ...[1, 2].map(() => ({ ...stored.events[0], type: 'paymentRecorded' }) as never)],
				})),
		],
		[
			'a result file without a step',
			'resultIsThere',
			(evidence) =>
				withDossier(evidence, (stored) => ({
					...stored,
					files: [...stored.files, { dossierN: stored.row.n, fileId: 'f'.repeat(64), purpose: 'result', seq: 1 }],
				})),
		],
		[
			'a message that came twice',
			'messageIsOnce',
			({ notifications }) => ({ notifications: [...notifications, ...notifications] }),
		],
		[
			'a message that nobody sends',
			'messageWillBeSent',
			({ notifications }) => ({ outbox: [], notifications: notifications.map((one) => ({ ...one, state: 'queued' })) }),
		],
		[
			'a step that nobody ends',
			'allSettled',
			({ stepRuns }) => ({ stepRuns: stepRuns.map((run) => ({ ...run, state: 'running' })) }),
		],
		['a broken audit chain', 'auditIsIntact', () => ({ audit: { ok: false, seq: 3, problem: 'changed' } })],
	])('would show %s', (_, rule, forge) => {
		expect(brokenBy(forge)).toContain(rule);
	});
});
