import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/bin/motcua.ts', import.meta.url));
let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'motcua-procedure-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const procedure = (...args: string[]) =>
	promisify(execFile)(process.execPath, [MAIN, 'procedure', ...args], {
		cwd: scratch,
		env: { ...process.env, INIT_CWD: scratch, NO_COLOR: '1', VITEST: undefined, NODE_ENV: 'test' },
	}).then(
		({ stdout }) => ({ code: 0, output: stdout }),
		({ code, stdout, stderr }) => ({ code: code as number, output: `${stdout}${stderr}` }),
	);

describe('motcua procedure', () => {
	it('has the whole set of commands', async () => {
		const { output } = await procedure('--help');
		for (const command of [
			'create',
			'dev',
			'test',
			'check',
			'diff',
			'replay',
			'export',
			'pack',
			'sign',
			'verify',
			'keygen',
		])
			expect(output).toMatch(new RegExp(`\\b${command}\\b`));
	});
	it('leads from nothing to a signed package', { timeout: 120_000 }, async () => {
		const made = await procedure(
			...['create', 'thu', '--code', '9.000500', '--name', 'Thủ tục thử', '--name-en', 'Trial', '--template', 'steps'],
		);
		expect(made).toMatchObject({ code: 0 });
		expect(await procedure('test', 'thu')).toMatchObject({ code: 0, output: expect.stringContaining('6 passed') });
		expect(await procedure('check', 'thu')).toMatchObject({
			code: 0,
			output: expect.stringContaining('0 errors, 0 warnings'),
		});
		expect(await procedure('keygen', 'key')).toMatchObject({ code: 0 });
		expect(await procedure('pack', 'thu', '--key', 'key.key.pem')).toMatchObject({ code: 0 });
		const file = 'thu/dist/9.000500-0.1.0.procpkg';
		expect(await procedure('verify', file, '--trust', 'key.pub.pem')).toMatchObject({ code: 0 });
		expect(await procedure('diff', file, 'thu')).toMatchObject({ code: 0 });
	});
	it('tests a folder that has no configuration of its own by the preset', { timeout: 120_000 }, async () => {
		rmSync(join(scratch, 'thu/vitest.config.ts'));
		expect(await procedure('test', 'thu')).toMatchObject({ code: 0, output: expect.stringContaining('6 passed') });
		rmSync(join(scratch, 'thu/src/handlers.ts'));
		expect((await procedure('test', 'thu')).code).toBe(1);
	});
});
