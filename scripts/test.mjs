/**
 * Runs the suites of every package, two at a time (many wait for servers, browsers and clocks more than they compute), the
 * longest first, and ends with the line that people and CI read: `N passed, N failed, N skipped`.
 *
 * `npm test -- packages/forms apps/server` runs those only. On CI a skipped test is a failure: CI has all that suites can use.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Pure rules: what their tests do not reach is a rule that nobody has looked at. Thresholds stand in their configs. */
const covered = new Set(['packages/domain', 'packages/forms']);
const onCi = Boolean(process.env.CI);
const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

const LANES = 2;
/** By how long they take; the others are short. */
const longest = [
	'packages/e2e',
	'apps/server',
	'packages/cli',
	'packages/jobs',
	'packages/plugin-host',
	'packages/database',
	'packages/ui',
	'packages/bullmq-sqlite',
];
const rank = (path) => longest.indexOf(path) + 1 || longest.length + 1;

const packages = ['packages', 'plugins', 'apps']
	.flatMap((group) => readdirSync(group).map((name) => `${group}/${name}`))
	.filter((path) => existsSync(join(path, 'package.json')) && hasTests(path))
	.sort((a, b) => rank(a) - rank(b));
const asked = process.argv.slice(2).map((path) => path.replace(/\/+$/, ''));
const unknown = asked.find((path) => !packages.includes(path));
if (unknown) {
	console.log(`no tests in “${unknown}”; there are: ${packages.join(', ')}`);
	process.exit(2);
}

const waiting = [...(asked.length > 0 ? asked : packages)];
await Promise.all(Array.from({ length: LANES }, lane));
rmSync(folder, { recursive: true, force: true });
if (onCi && total.skipped > 0) console.log('on CI nothing may be skipped: see the lines above');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 || (onCi && total.skipped > 0) ? 1 : 0);

async function lane() {
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await runSuite(path);
}

async function runSuite(path) {
	const started = Date.now();
	const report = join(folder, `${path.replace('/', '-')}.json`);
	const args = [
		'run',
		'--root',
		path,
		'--passWithNoTests',
		'--reporter=dot',
		'--reporter=json',
		`--outputFile.json=${report}`,
	];
	// A shared machine stands still for seconds now and then: what fails twice in a row is broken.
	if (onCi) args.push('--retry=1');
	if (covered.has(path)) args.push('--coverage', '--coverage.reporter=text-summary');
	const ran = await runVitest(args);
	const result = readReport(report);
	const problems = result.failed > 0 || ran.status !== 0;
	// A run that fails outside of its tests (a hook, coverage under its threshold) counts as one failure of its own.
	if (ran.status !== 0 && result.failed === 0) result.failed = 1;
	if (problems) console.log(ran.printed);
	for (const key of Object.keys(total)) total[key] += result[key];
	for (const name of result.skippedNames) console.log(`  skipped: ${name}`);
	const seconds = Math.round((Date.now() - started) / 1_000);
	console.log(
		`${problems ? 'failed' : 'ok    '}  ${path.padEnd(28)} ${String(result.passed).padStart(5)} passed  ${seconds} s`,
	);
}

function runVitest(args) {
	return new Promise((done) => {
		const child = spawn('vitest', args, { stdio: ['ignore', 'pipe', 'pipe'] });
		let printed = '';
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text) => {
				printed += text;
			});
		child.on('error', (error) => done({ status: 1, printed: String(error) }));
		child.on('close', (status) => done({ status, printed }));
	});
}

function readReport(file) {
	if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0, skippedNames: [] };
	const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
	const tests = testResults.flatMap((suite) => suite.assertionResults);
	const skipped = tests.filter(
		(test) => test.status === 'skipped' || test.status === 'pending' || test.status === 'todo',
	);
	const brokenFiles = testResults.filter(
		(suite) => suite.status === 'failed' && suite.assertionResults.every((test) => test.status !== 'failed'),
	);
	return {
		passed: tests.filter((test) => test.status === 'passed').length,
		failed: tests.filter((test) => test.status === 'failed').length + brokenFiles.length,
		skipped: skipped.length,
		skippedNames: skipped.map((test) => test.fullName),
	};
}

function hasTests(path) {
	return ['src', 'test'].some(
		(part) =>
			existsSync(join(path, part)) &&
			readdirSync(join(path, part), { recursive: true }).some((file) => /\.test\.tsx?$/.test(String(file))),
	);
}
