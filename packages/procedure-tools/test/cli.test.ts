import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE } from './factories.ts';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url));

let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'motcua-cli-'));
	symlinkSync(MODULES, join(scratch, 'node_modules'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of the sample outside of the repository, with files changed. */
function copied(name: string, files: Readonly<Record<string, (before: string) => string>> = {}): string {
	const folder = join(scratch, name);
	cpSync(SAMPLE, folder, { recursive: true });
	for (const [path, change] of Object.entries(files)) {
		writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
	}
	return folder;
}

const cli = (...args: string[]) =>
	promisify(execFile)(process.execPath, [MAIN, ...args], { cwd: scratch, env: { ...process.env, NO_COLOR: '1' } }).then(
		({ stdout }) => ({ code: 0, output: stdout }),
		({ code, stdout, stderr }) => ({ code: code as number, output: `${stdout}${stderr}` }),
	);
const json = async (...args: string[]) => JSON.parse((await cli(...args)).output);

describe('build and check', () => {
	it('say what is there, and that it is sound', async () => {
		expect(await cli('build', SAMPLE)).toMatchObject({ code: 0, output: expect.stringContaining('9.000001 1.2.0') });
		expect(await json('check', SAMPLE, '--json')).toEqual({ findings: [], errors: 0, warnings: 0, fixed: [] });
	});
	it('name rule, place, both languages and where to read more; exit code 1', async () => {
		const folder = copied('plugged', { 'templates/result.typ': () => '#plugin("x")' });
		const { code, output } = await cli('check', folder);
		expect(code).toBe(1);
		expect(output).toContain('template.plugin templates/result.typ');
		expect(output).toContain('docs/authors/rules.md#templateplugin');
		expect(output).toMatch(/1 lỗi, 0 cảnh báo\.\n1 error, 0 warnings\./);
	});
	it('tell a source that does not build as JSON too', async () => {
		const folder = copied('broken', { 'src/handlers.ts': (code) => `import 'node:fs';\n${code}` });
		expect(await json('check', folder, '--json')).toMatchObject({
			error: { code: 'build.bundle', place: 'src/handlers.ts:1:8', message: { vi: expect.any(String) } },
		});
	});
	it('tell what was misused by exit code 2', async () => {
		expect(await cli('check', 'nowhere')).toMatchObject({
			code: 2,
			output: expect.stringContaining('tool.noFile nowhere'),
		});
	});
});

describe('check --fix', () => {
	it('composes letters, removes what nobody sees, brings the version along, and says so', async () => {
		const folder = copied('fixable', {
			'src/procedure.ts': (code) => code.replace('Cấp bản sao mẫu', 'Cấp bản sao mẫu'.normalize('NFD')),
			'templates/parts.typ': (typst) => `${typst}\u200b`,
			'package.json': (text) => text.replace('1.2.0', '1.1.0'),
		});
		expect(await cli('check', folder)).toMatchObject({ code: 1, output: expect.stringContaining('build.version') });
		const { findings, fixed } = await json('check', folder, '--fix', '--json');
		expect(findings).toEqual([]);
		expect(fixed.map(({ rule, file }: { rule: string; file: string }) => `${rule} ${file}`)).toEqual([
			'text.normalisation src/procedure.ts',
			'code.invisible templates/parts.typ',
			'build.version package.json',
		]);
		expect(readFileSync(join(folder, 'package.json'), 'utf8')).toContain('"version": "1.2.0"');
	});
	it('changes nothing where nothing is to be mended', async () => {
		const folder = copied('tidy');
		const before = statSync(join(folder, 'src/procedure.ts')).mtimeMs;
		expect(await json('check', folder, '--fix', '--json')).toMatchObject({ fixed: [] });
		expect(statSync(join(folder, 'src/procedure.ts')).mtimeMs).toBe(before);
	});
});

describe('pack, sign, verify', () => {
	it('give the same bytes for the same input, signed or not', async () => {
		const at = '2026-11-23T02:00:00.000Z';
		await cli('keygen', 'k1');
		const bytes = await Promise.all(
			['one', 'two'].map(async (name) => {
				const folder = copied(name);
				expect(await cli('pack', folder)).toMatchObject({ code: 0 });
				const file = join(folder, 'dist/9.000001-1.2.0.procpkg');
				expect(await cli('sign', file, '--key', 'k1.key.pem', '--at', at)).toMatchObject({ code: 0 });
				return readFileSync(file);
			}),
		);
		expect(bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0))).toBe(true);
	});
	it('say publisher, level and key; trusted is 0, everything else 1', async () => {
		await cli('keygen', 'k2');
		await cli('keygen', 'k3');
		const folder = copied('signed');
		const file = join(folder, 'dist/9.000001-1.2.0.procpkg');
		await cli('pack', folder, '--key', 'k2.key.pem');
		expect(await json('verify', file, '--trust', 'k3.pub.pem,k2.pub.pem', '--json')).toMatchObject({
			status: 'trusted',
			level: 'publisher',
			publisher: 'motcua',
			signatures: [{ keyId: expect.stringMatching(/^[0-9a-f]{16}$/) }],
		});
		expect(await cli('verify', file, '--trust', 'k3.pub.pem')).toMatchObject({
			code: 1,
			output: expect.stringContaining('chưa có trong danh sách tin cậy'),
		});
	});
	it('refuse a package that was touched, with the file that lies', async () => {
		const folder = copied('touched');
		await cli('pack', folder);
		const file = join(folder, 'dist/9.000001-1.2.0.procpkg');
		writeFileSync(file, readFileSync(file).subarray(0, 400));
		expect(await cli('verify', file)).toMatchObject({ code: 1, output: expect.stringContaining('archive.') });
	});
	it('never write over a key', async () => {
		expect(await cli('keygen', 'k1')).toMatchObject({ code: 2, output: expect.stringContaining('tool.exists') });
		expect(statSync(join(scratch, 'k1.key.pem')).mode & 0o077).toBe(0);
	});
	it('refuse a public key where the private one is needed, and an instant that is none', async () => {
		const file = join(scratch, 'signed/dist/9.000001-1.2.0.procpkg');
		expect(await cli('sign', file, '--key', 'k2.pub.pem')).toMatchObject({
			code: 2,
			output: expect.stringContaining('signature.key'),
		});
		expect(await cli('sign', file, '--key', 'k2.key.pem', '--at', 'hôm qua')).toMatchObject({ code: 2 });
	});
	it('do not pack what is not sound', async () => {
		const folder = copied('unsound', { 'templates/result.typ': () => '#plugin("x")' });
		expect(await cli('pack', folder)).toMatchObject({ code: 1, output: expect.stringContaining('build.check') });
		expect(existsSync(join(folder, 'dist'))).toBe(false);
	});
});

describe('diff', () => {
	it('of a package and the working copy says what the version must be; 0 when it is enough', async () => {
		const folder = copied('changed');
		await cli('pack', folder, 'before');
		const change = (version: string) => {
			const source = readFileSync(join(SAMPLE, 'src/procedure.ts'), 'utf8');
			writeFileSync(
				join(folder, 'src/procedure.ts'),
				source.replace('amount: 2, unit', 'amount: 3, unit').replace("'1.2.0'", `'${version}'`),
			);
			writeFileSync(
				join(folder, 'package.json'),
				readFileSync(join(SAMPLE, 'package.json'), 'utf8').replace('1.2.0', version),
			);
		};
		const before = 'before/9.000001-1.2.0.procpkg';
		change('1.3.0');
		expect(await cli('diff', before, folder)).toMatchObject({ code: 1, output: expect.stringContaining('2.0.0') });
		change('2.0.0');
		expect(await cli('diff', before, folder)).toMatchObject({ code: 0 });
		expect(await json('diff', before, folder, '--json')).toMatchObject({
			requiredBump: 'major',
			changes: [{ kind: 'limit.changed', place: 'manifest.json timeLimit' }],
		});
	});
});
