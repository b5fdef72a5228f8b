import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkPackage } from '@motcua/procedure-tools';
import { buildPackage } from '@motcua/procedure-tools/build';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slugOf } from '../src/answers.ts';
import { CreateError, folderFor, makeProcedure } from '../src/index.ts';

let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'motcua-create-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const choices = { code: '9.000077', nameVi: 'Cấp giấy xác nhận', nameEn: 'Issue a certificate' };
const run = (cwd: string, file: string, ...args: string[]) =>
	promisify(execFile)(process.execPath, [file, ...args], {
		cwd,
		env: { ...process.env, INIT_CWD: cwd, VITEST: undefined, NODE_ENV: 'test', NO_COLOR: '1' },
	}).then(
		({ stdout }) => ({ code: 0, output: stdout }),
		({ code, stdout, stderr }) => ({ code: code as number, output: `${stdout}${stderr}` }),
	);

describe.each(['data', 'steps'] as const)('the template “%s”', (template) => {
	let folder: string;
	beforeAll(() => {
		folder = join(scratch, template);
		makeProcedure({ ...choices, template }, folder);
	});
	it('passes check without a finding', async () => {
		expect(checkPackage(await buildPackage(folder))).toEqual([]);
	});
	it('passes its own tests and its fixtures, by the command that it was given', { timeout: 60_000 }, async () => {
		const motcua = join(folder, 'node_modules/.bin/motcua');
		const tested = await promisify(execFile)(motcua, ['procedure', 'test'], {
			cwd: folder,
			env: { ...process.env, VITEST: undefined },
		});
		expect(tested.stdout).toContain('2 passed');
	});
	it('compiles', { timeout: 60_000 }, async () => {
		const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
		expect(await run(folder, tsc, '--noEmit', '-p', 'tsconfig.json')).toEqual({ code: 0, output: '' });
	});
	it('keeps which tools made it', () => {
		const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		expect(manifest).toMatchObject({ name: `procedure-${template}`, motcua: { tools: '0.1.0', template } });
	});
	it('leaves no placeholder behind', async () => {
		const made = makeProcedure({ ...choices, template }, join(scratch, `${template}-again`));
		for (const file of made.files)
			expect(readFileSync(join(made.folder, file), 'utf8'), file).not.toMatch(/__[A-Z_]+__/);
	});
});

describe('the command', () => {
	const flags = [
		'--code',
		'9.000078',
		'--name',
		'Cấp giấy xác nhận',
		'--name-en',
		'Issue a certificate',
		'--template',
		'data',
	];
	it('asks nothing when everything is given, and says what comes next', async () => {
		const { code, output } = await run(scratch, MAIN, 'by-flags', ...flags);
		expect(code).toBe(0);
		expect(output).toContain('npx motcua procedure check');
		expect(existsSync(join(scratch, 'by-flags/src/procedure.ts'))).toBe(true);
	});
	it('leaves a folder alone that holds something', async () => {
		mkdirSync(join(scratch, 'mine'));
		writeFileSync(join(scratch, 'mine/thesis.txt'), 'years of work');
		expect(await run(scratch, MAIN, 'mine', ...flags)).toMatchObject({
			code: 2,
			output: expect.stringContaining('create.folder'),
		});
		expect(() => makeProcedure({ ...choices, template: 'data' }, join(scratch, 'mine'))).toThrow(CreateError);
		expect(existsSync(join(scratch, 'mine/src'))).toBe(false);
	});
	it.each([
		['--code', '2.81'],
		['--name', "Cấp 'giấy'"],
		['--template', 'magic'],
	])('refuses %s %s and says what was expected', async (option, value) => {
		const given = flags.map((flag, index) => (flags[index - 1] === option ? value : flag));
		expect(await run(scratch, MAIN, 'refused', ...given)).toMatchObject({
			code: 2,
			output: expect.stringContaining(option),
		});
		expect(existsSync(join(scratch, 'refused'))).toBe(false);
	});
});

describe('the folder', () => {
	it('is named after the procedure, in plain letters', () => {
		expect(slugOf('Đăng ký khai tử (Death)')).toBe('dang-ky-khai-tu-death');
	});
	it('lies in plugins/ of a repository, else where it was asked for', () => {
		const repository = join(scratch, 'repository');
		mkdirSync(join(repository, 'packages/procedure-sdk'), { recursive: true });
		writeFileSync(join(repository, 'pnpm-workspace.yaml'), '');
		writeFileSync(join(repository, 'packages/procedure-sdk/package.json'), '{}');
		expect(folderFor(choices, undefined, repository)).toBe(join(repository, 'plugins/issue-a-certificate'));
		expect(folderFor(choices, 'certificate', repository)).toBe(join(repository, 'plugins/certificate'));
		expect(folderFor(choices, './here', repository)).toBe(join(repository, 'here'));
		expect(folderFor(choices, undefined, scratch)).toBe(join(scratch, 'issue-a-certificate'));
		const made = makeProcedure({ ...choices, template: 'data' }, join(repository, 'plugins/certificate'));
		expect(made.tools).toBe('workspace');
		expect(readFileSync(join(made.folder, 'package.json'), 'utf8')).toContain('"@motcua/procedure-sdk": "workspace:*"');
	});
});
