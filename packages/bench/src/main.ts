/**
 * `npm run bench [suite…]`: measurements beside a bare baseline of the same run. The disk of a shared machine changes its
 * speed by ten within hours, so that ratios are worth quoting and absolute numbers are not.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, createBench } from './report.ts';

/** Loaded one by one: what one suite brings along is not in the memory of the next. */
const suites = {
	forms: async (bench: Bench) => (await import('./suites/forms.ts')).measureForms(bench),
	submissions: async (bench: Bench) => (await import('./suites/submissions.ts')).measureSubmissions(bench),
	flow: async (bench: Bench) => (await import('./suites/flow.ts')).measureFlow(bench),
	steps: async (bench: Bench) => (await import('./suites/steps.ts')).measureSteps(bench),
	queue: async (bench: Bench) => (await import('./queue/measure-queue.ts')).measureQueue(bench),
	start: async (bench: Bench) => (await import('./suites/start.ts')).measureStart(bench),
	pages: async (bench: Bench) => (await import('./suites/pages.ts')).measurePages(bench),
};
type Suite = keyof typeof suites;
const isSuite = (name: string): name is Suite => name in suites;

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !isSuite(name));
if (unknown !== undefined) {
	console.error(`no suite “${unknown}”; there are: ${Object.keys(suites).join(', ')}`);
	process.exit(2);
}
const chosen = asked.length > 0 ? asked.filter(isSuite) : (Object.keys(suites) as Suite[]);
for (const name of chosen) {
	const folder = mkdtempSync(join(tmpdir(), `motcua-bench-${name}-`));
	const bench = createBench(folder);
	console.log(name);
	try {
		await suites[name](bench);
		console.log(`  → ${bench.save(name)}`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
