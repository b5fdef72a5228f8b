import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { runCrashTest } from './crash-test.ts';
import { describeReport } from './report.ts';

/** `npm run crash`: ends with 1 when anything was lost, doubled or left behind. */
const crash = defineCommand({
	meta: { name: 'crash', description: 'Kill the server again and again while people use it, and look what it kept' },
	args: {
		kills: { type: 'string', default: '50', description: 'How often to kill it' },
		seed: { type: 'string', default: '2026', description: 'Of people, choices and pauses' },
		keep: { type: 'boolean', default: false, description: 'Keep the data folder for a look' },
	},
	async run({ args }) {
		const kills = wholeNumber('--kills', args.kills);
		const seed = wholeNumber('--seed', args.seed);
		const dataDir = await mkdtemp(join(tmpdir(), 'motcua-crash-'));
		console.log(`crash test: ${kills} kills, seed ${seed}`);
		const report = await runCrashTest({
			dataDir,
			kills,
			seed,
			openAtMost: 40,
			awaitMail: true,
			onKill: (done, { readyMs, livedMs, filings, acts, violations }) =>
				console.log(
					`  kill ${String(done).padStart(3)}  ${readyMs === null ? 'while starting' : `ready after ${Math.round(readyMs)} ms`}, lived ${Math.round(livedMs)} ms, ${filings} filings, ${acts} acts${violations > 0 ? `, ${violations} VIOLATIONS` : ''}`,
				),
		});
		console.log(describeReport(report));
		if (args.keep) console.log(`  data folder: ${dataDir}`);
		else await rm(dataDir, { recursive: true, force: true });
		process.exit(report.violations.length === 0 ? 0 : 1);
	},
});

function wholeNumber(name: string, text: string): number {
	const value = Number(text);
	if (Number.isSafeInteger(value) && value > 0) return value;
	console.error(`${name}: expected a whole number above 0, got “${text}”`);
	return process.exit(2);
}

await runMain(crash);
