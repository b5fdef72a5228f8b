/**
 * Runs every suite and ends with the line that people and CI read: `N passed, N failed, N skipped`.
 * On CI a skipped test is a failure: CI has all that the suites can use.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'));
const report = join(folder, 'report.json');
const onCi = Boolean(process.env.CI);

const ran = spawnSync(
	'vitest',
	['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
	{ stdio: 'inherit' },
);

let summary;
try {
	summary = JSON.parse(readFileSync(report, 'utf8'));
} catch {
	console.log('the test runner ended without a report');
	process.exit(ran.status || 1);
} finally {
	rmSync(folder, { recursive: true, force: true });
}

const skipped = summary.testResults.flatMap((file) =>
	file.assertionResults
		.filter((test) => test.status === 'skipped' || test.status === 'pending')
		.map((test) => `${file.name.split('/').slice(-3).join('/')} › ${test.fullName}`),
);
const brokenFiles = summary.testResults.filter(
	(file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
).length;
for (const one of skipped) console.log(`skipped: ${one}`);
const failed = summary.numFailedTests + brokenFiles;
if (onCi && skipped.length > 0) console.log('on CI nothing may be skipped: see the lines above');
console.log(`${summary.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`);
process.exit(failed > 0 || ran.status !== 0 || (onCi && skipped.length > 0) || summary.numPassedTests === 0 ? 1 : 0);
