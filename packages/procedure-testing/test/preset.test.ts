import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'motcua-preset-'));
	cpSync(here('./long-procedure'), folder, { recursive: true });
	symlinkSync(here('../node_modules'), join(folder, 'node_modules'));
	symlinkSync(here('..'), join(folder, 'kit'));
	configure('');
});
const configure = (options: string) =>
	writeFileSync(
		join(folder, 'vitest.config.ts'),
		`import { procedureTests } from '${here('../src/vitest/preset.ts')}';\nexport default procedureTests(${options});\n`,
	);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function vitest(cwd = folder) {
	const report = join(folder, 'report.json');
	const args = [
		here('../node_modules/vitest/vitest.mjs'),
		'run',
		'--root',
		folder,
		'--reporter=json',
		`--outputFile=${report}`,
	];
	const code = await promisify(execFile)(process.execPath, args, {
		cwd,
		env: { ...process.env, VITEST: undefined, NODE_ENV: 'test' },
	}).then(
		() => 0,
		({ code }) => code as number,
	);
	return { code, report: JSON.parse(readFileSync(report, 'utf8')) };
}
const titles = (report: { testResults: { assertionResults: { title: string; status: string }[] }[] }) =>
	report.testResults.flatMap((file) => file.assertionResults).map(({ title, status }) => `${status} ${title}`);

describe('the preset', () => {
	it('runs the fixtures of a folder outside of the repository as tests', async () => {
		const { code, report } = await vitest();
		expect(titles(report)).toEqual(['passed passes check without an error', 'passed fixture: three copies']);
		expect(code).toBe(0);
	});
	it('tests the folder that is meant, also when it is started from elsewhere', async () => {
		const { code, report } = await vitest(tmpdir());
		expect(titles(report)).toContain('passed fixture: three copies');
		expect(code).toBe(0);
	});
	it('fails with a warning where warnings count', async () => {
		configure("{ warnings: 'fail' }");
		const { code, report } = await vitest();
		expect(titles(report)).toEqual(['failed passes check without a finding', 'passed fixture: three copies']);
		expect(code).toBe(1);
		configure('');
	});
	it('fails with the fixture that does not hold', async () => {
		const file = join(folder, 'fixtures/001-plain.json');
		writeFileSync(file, readFileSync(file, 'utf8').replace('9000', '9001'));
		const { code, report } = await vitest();
		expect(code).toBe(1);
		expect(titles(report)).toContain('failed fixture: three copies');
	});
});
