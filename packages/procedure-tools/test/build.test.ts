import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixtureRequests } from '@motcua/procedure-sdk/fixtures';
import { createInProcessRunner, judgeFixture } from '@motcua/procedure-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuildError, buildAllPlugins, buildPackage, writePackage } from '../src/build/index.ts';
import { mapStack, readArchive } from '../src/index.ts';
import { SAMPLE, samplePackage } from './factories.ts';

/** Beside the sample, so that copies still find the SDK. */
let scratch: string;
beforeAll(() => {
	const home = fileURLToPath(new URL('./scratch', import.meta.url));
	mkdirSync(home, { recursive: true });
	scratch = mkdtempSync(join(home, 'build-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let copies = 0;
/** A copy of the sample with files changed; `null` removes one. */
function sampleWith(changes: Readonly<Record<string, string | null>>): string {
	const folder = join(scratch, `sample-${++copies}`);
	cpSync(SAMPLE, folder, { recursive: true });
	for (const [path, text] of Object.entries(changes)) {
		if (text === null) rmSync(join(folder, path));
		else writeFileSync(join(folder, path), text);
	}
	return folder;
}
async function refusalOf(act: Promise<unknown>): Promise<BuildError> {
	const error = await act.then(
		() => new Error('it was built'),
		(thrown: unknown) => thrown,
	);
	if (error instanceof BuildError) return error;
	throw error;
}

describe('building', () => {
	it('brings data, templates, fixtures and one script together', async () => {
		const pkg = await samplePackage();
		expect(pkg.manifest).toMatchObject({
			code: '9.000001',
			handlers: ['validate', 'price', 'checkCopies'],
			forms: ['application'],
		});
		expect(Object.keys(pkg.templates)).toEqual(['templates/parts.typ', 'templates/result.typ']);
		expect(pkg.fixtures.map((fixture) => fixture.name)).toEqual(['two copies', 'more copies than the office makes']);
	});

	it('gives code without imports, without the forms and without paths of this machine', async () => {
		const { code = '', codeMap = '' } = await samplePackage();
		expect(code).not.toMatch(/\bimport\b|\brequire\(/);
		expect(code).not.toContain('Tờ khai');
		expect(code.length).toBeLessThan(3000);
		expect(code + codeMap).not.toContain(process.cwd());
		expect(JSON.parse(codeMap).sources).toContain('src/handlers.ts');
	});

	it('gives code that runs and does what its fixtures say', async () => {
		const pkg = await samplePackage();
		const runner = createInProcessRunner();
		const runs: Record<string, Awaited<ReturnType<typeof runner.run>>> = {};
		const [fixture] = pkg.fixtures;
		if (!fixture) throw new Error('the sample has a fixture');
		for (const request of fixtureRequests(pkg.manifest, fixture)) {
			runs[request.handler] = await runner.run({ digest: 'x', code: pkg.code ?? '', request });
		}
		expect(judgeFixture(fixture, { runs })).toEqual([]);
	});

	it('gives the same bytes in another folder', async () => {
		const [here, there] = [await buildPackage(SAMPLE), await buildPackage(sampleWith({}))];
		expect(there).toEqual(here);
	});

	it('sees a change at once', async () => {
		const folder = sampleWith({});
		await buildPackage(folder);
		const file = join(folder, 'src/procedure.ts');
		writeFileSync(file, readFileSync(file, 'utf8').replace('Cấp bản sao mẫu', 'Cấp bản sao khác'));
		expect((await buildPackage(folder)).manifest.name.vi).toBe('Cấp bản sao khác');
	});

	it('needs no code when the procedure is data', async () => {
		const pkg = await buildPackage(sampleWith({ 'src/handlers.ts': null }));
		expect(pkg).not.toHaveProperty('code');
	});

	it.each<[string, string, string, Record<string, string | null>]>([
		['no procedure', 'build.noProcedure', 'src/procedure.ts', { 'src/procedure.ts': null }],
		[
			'a procedure that throws',
			'build.evaluate',
			'src/procedure.ts',
			{ 'src/procedure.ts': "throw new TypeError('broken on purpose')" },
		],
		[
			'a procedure that exports something else',
			'build.export',
			'src/procedure.ts',
			{ 'src/procedure.ts': 'export default 42' },
		],
		[
			'a module of Node in the code',
			'build.bundle',
			'src/handlers.ts:1:16',
			{ 'src/handlers.ts': "import fs from 'node:fs';\nexport default { a: fs }" },
		],
		['code that is no TypeScript', 'build.bundle', 'src/handlers.ts:1:9', { 'src/handlers.ts': 'export =' }],
		[
			'a fixture that is no JSON',
			'build.fixture',
			'fixtures/001-two-copies.json',
			{ 'fixtures/001-two-copies.json': '{' },
		],
		[
			'a fixture of another shape',
			'build.fixture',
			'fixtures/001-two-copies.json',
			{ 'fixtures/001-two-copies.json': '{"name":"a"}' },
		],
		[
			'two versions',
			'build.version',
			'package.json version',
			{ 'package.json': '{"version":"1.2.1","type":"module"}' },
		],
	])('refuses %s with its place', async (_, code, place, changes) => {
		const refusal = await refusalOf(buildPackage(sampleWith(changes)));
		expect([refusal.code, refusal.place]).toEqual([code, place]);
		expect(refusal.text.vi.length).toBeGreaterThan(10);
	});
	it('names the reason of a procedure that throws', async () => {
		const refusal = await refusalOf(
			buildPackage(
				sampleWith({ 'src/procedure.ts': "console.log('noise'); throw new TypeError('broken on purpose')" }),
			),
		);
		expect(refusal.message).toContain('broken on purpose');
	});
});

describe('source maps', () => {
	it('lead from the bundle to the author’s line', async () => {
		const { code = '', codeMap } = await samplePackage();
		const column = code.indexOf('done("tooMany")') + 1;
		const stack = `Error: x\n    at price (code/steps.js:1:${column})\n    at handle (runtime.js:3:4)`;
		expect(mapStack(stack, codeMap)).toMatch(/at price \(src\/handlers\.ts:9:\d+\)\n {4}at handle \(runtime\.js:3:4\)/);
	});
	it.each([undefined, '', '{', '[]', '{"version":3}', '{"version":3,"sources":[1],"mappings":"!!"}'])(
		'that are broken (%j) change nothing',
		(map) => {
			expect(mapStack('at code/steps.js:1:5', map)).toBe('at code/steps.js:1:5');
		},
	);
});

describe('writing', () => {
	it('writes a package that reads back, and leaves an unchanged one alone', async () => {
		const first = await writePackage(SAMPLE, join(scratch, 'out'));
		expect(basename(first.file)).toBe('9.000001-1.2.0.procpkg');
		const { mtimeMs } = statSync(first.file);
		const second = await writePackage(SAMPLE, join(scratch, 'out'));
		expect(second.digest).toBe(first.digest);
		expect(statSync(first.file).mtimeMs).toBe(mtimeMs);
		expect((await readArchive(readFileSync(first.file))).digest).toBe(first.digest);
	});

	it('does not write what is not sound, and names the first finding', async () => {
		const folder = sampleWith({ 'templates/result.typ': '#import "@preview/x:1.0.0"' });
		const refusal = await refusalOf(writePackage(folder));
		expect(refusal.code).toBe('build.check');
		expect(refusal.message).toContain('template.package');
		expect(existsSync(join(folder, 'dist'))).toBe(false);
	});

	it('builds every plugin of a repository into its own dist', async () => {
		const root = join(scratch, 'repository');
		cpSync(SAMPLE, join(root, 'plugins/one'), { recursive: true });
		mkdirSync(join(root, 'plugins/not-a-plugin'));
		const written = await buildAllPlugins(root);
		expect(written.map(({ code, version }) => [code, version])).toEqual([['9.000001', '1.2.0']]);
		expect(existsSync(join(root, 'plugins/one/dist/9.000001-1.2.0.procpkg'))).toBe(true);
	});
	it('finds nothing where there are no plugins', async () => {
		expect(await buildAllPlugins(join(scratch, 'nowhere'))).toEqual([]);
	});
});
