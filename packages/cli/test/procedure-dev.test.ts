import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeProcedure } from 'create-motcua-procedure';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../src/play/clients.ts';
import { closePapers } from '../src/play/papers.ts';
import type { DevSession } from '../src/procedure/dev/dev-session.ts';
import { openDevSession } from '../src/procedure/dev/dev-session.ts';
import { exportWard } from '../src/procedure/export/export-ward.ts';

const MAIN = fileURLToPath(new URL('../src/bin/motcua.ts', import.meta.url));

let folder: string;
let session: DevSession;
const lines: string[] = [];
let reloaded: (outcome: { readonly ok: boolean; readonly ms: number }) => void = () => {};

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'motcua-author-'));
	makeProcedure(
		{ code: '9.000091', nameVi: 'Cấp giấy xác nhận', nameEn: 'Issue a certificate', template: 'steps' },
		folder,
	);
	session = await openDevSession(folder, {
		port: 0,
		print: (line) => lines.push(line),
		onReload: (outcome) => reloaded(outcome),
	});
}, 60_000);
afterAll(async () => {
	await session.close();
	await closePapers();
	rmSync(folder, { recursive: true, force: true });
});

/** Saves a file and waits for what becomes of it. */
async function save(path: string, change: (text: string) => string) {
	const { promise, resolve } = Promise.withResolvers<{ readonly ok: boolean; readonly ms: number }>();
	reloaded = resolve;
	lines.length = 0;
	const file = join(folder, path);
	writeFileSync(file, change(readFileSync(file, 'utf8')));
	return promise;
}
const published = () => connect(session.url).public.procedure.get.query({ code: '9.000091' });

/** Opens the stream that every page of the front listens to. */
async function openPage(): Promise<() => Promise<string>> {
	const answer = await fetch(`${session.url}/__dev/events`);
	const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
	if (!reader) throw new Error('the stream has no body');
	await reader.read();
	return async () => (await reader.read()).value ?? '';
}

describe('motcua procedure dev', () => {
	it('publishes the working copy in a real ward, where a citizen files at once', async () => {
		expect((await published()).name.vi).toBe('Cấp giấy xác nhận');
		expect(await session.ward.file(session.live)).toMatchObject({ code: expect.stringMatching(/^TMP-/) });
	});
	it('gives pages the line that reloads them, and leaves everything else as it is', async () => {
		const page = await fetch(`${session.url}/thu-tuc/9.000091`, { headers: { accept: 'text/html' } });
		const script = await fetch(`${session.url}/__dev/reload.js`);
		expect(await script.text()).toContain('EventSource');
		// Apps that were not built are not served: then there is no page to give a line to.
		if (page.ok) expect(await page.text()).toContain('<script src="/__dev/reload.js"></script>');
		expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
	});
	it('swaps the digest at a save, reloads open pages, and says how long it took', async () => {
		const before = await published();
		const next = await openPage();
		const { ok, ms } = await save('src/procedure.ts', (code) =>
			code.replace("'Giấy xác nhận', 'Certificate'", "'Giấy xác nhận mới', 'New certificate'"),
		);
		expect(ok).toBe(true);
		expect(await next()).toContain('event: reload');
		const after = await published();
		expect(after.digest).not.toBe(before.digest);
		expect(lines.join('\n')).toMatch(/✓ \d+ ms: 0\.1\.0-dev\.2, 1 trang/);
		// The promise to authors is 2 s; this machine may be busy with other tests.
		expect(ms).toBeLessThan(6_000);
	});
	it('tells the place of a mistake and keeps the build before live', async () => {
		const before = await published();
		const broken = await save('src/handlers.ts', (code) =>
			code.replace('const totalFeeVnd =', 'const totalFeeVnd = ='),
		);
		expect(broken.ok).toBe(false);
		expect(lines.join('\n')).toMatch(/build\.bundle.* src\/handlers\.ts:\d+:\d+/);
		expect((await published()).digest).toBe(before.digest);
		const forbidden = await save('src/handlers.ts', (code) =>
			code.replace('const totalFeeVnd = =', 'process.exit(); const totalFeeVnd ='),
		);
		expect(forbidden.ok).toBe(false);
		expect(lines.join('\n')).toMatch(/code\.global.* src\/handlers\.ts:\d+:\d+/);
		expect((await published()).digest).toBe(before.digest);
	});
	it('shows a sample that fails, without standing in the way', async () => {
		const dearer = await save('src/handlers.ts', (code) =>
			code.replace('process.exit(); const totalFeeVnd =', 'const totalFeeVnd = 2 *'),
		);
		expect(dearer.ok).toBe(true);
		expect(lines.join('\n')).toContain('prepare.patch.totalFeeVnd: expected 16000, found 32000');
		const { ok } = await save('src/handlers.ts', (code) => code.replace('= 2 *', '='));
		expect(ok).toBe(true);
	});
	it('moves open dossiers to the present build when asked to', async () => {
		expect(await session.ward.repin('9.000091')).toEqual({ moved: 1, left: 0 });
		expect(await session.ward.repin('9.000091')).toEqual({ moved: 0, left: 0 });
	});
});

describe('motcua procedure export and replay', () => {
	const cli = (...args: string[]) =>
		promisify(execFile)(process.execPath, [MAIN, 'procedure', ...args], {
			cwd: folder,
			env: { ...process.env, NO_COLOR: '1' },
		}).then(
			({ stdout }) => ({ code: 0, output: stdout }),
			({ code, stdout, stderr }) => ({ code: code as number, output: `${stdout}${stderr}` }),
		);
	it('reads the dossiers beside the running server, without their people', async () => {
		const { name, phone } = await session.ward.file(session.live);
		await session.ward.server.engine.idle();
		const exported = await exportWard({ dataDir: session.ward.dataDir, code: '9.000091', limit: 10 });
		expect(exported.dossiers).toHaveLength(2);
		expect(exported.dossiers[0]?.moments.map(({ request }) => request.handler)).toContain('validate');
		const text = JSON.stringify(exported);
		expect([name, phone].filter((value) => text.includes(value))).toEqual([]);
	});
	it('shows which dossiers would come out otherwise by the working copy; exit code 1', async () => {
		const out = join(folder, 'export.json');
		const made = await cli('export', '--code', '9.000091', '--data', session.ward.dataDir, '--out', out);
		expect(made).toMatchObject({ code: 0, output: expect.stringContaining('2 anonymised dossiers') });
		expect(await cli('replay', out)).toMatchObject({
			code: 0,
			output: expect.stringContaining('2 come out the same, 0 otherwise'),
		});
		await save('src/handlers.ts', (code) => code.replace('answers.copies <= 5', 'answers.copies <= 1'));
		const changed = await cli('replay', out);
		expect(changed.code).toBe(1);
		expect(changed.output).toMatch(/dossier 0001 validate\.findings\n {2}- \[\]\n {2}\+ \["copies\.many"\]/);
	});
	it('refuses a folder that is no installation, and makes none of it', async () => {
		const elsewhere = join(folder, 'nothing-here');
		expect(await cli('export', '--code', '9.000091', '--data', elsewhere, '--out', 'x.json')).toMatchObject({
			code: 2,
			output: expect.stringContaining('export.noInstallation'),
		});
		expect(existsSync(elsewhere)).toBe(false);
		writeFileSync(join(folder, 'other.json'), '{"exportVersion":2}');
		expect(await cli('replay', 'other.json')).toMatchObject({
			code: 2,
			output: expect.stringContaining('replay.export'),
		});
	});
});
