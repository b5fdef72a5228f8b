import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateSigningKey, signArchive } from '@motcua/procedure-tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InstallSite, openInstallSite, packed, soundProcedure } from './install-site.ts';
import { rewritten } from './raw-archive.ts';

const TOOL = fileURLToPath(new URL('./cli/main.ts', import.meta.resolve('@motcua/procedure-tools')));

/** What the author's command says of an archive, in JSON. */
type Told = {
	readonly error?: { readonly code: string; readonly place: string | null; readonly message: { readonly vi: string } };
	readonly status?: string;
	readonly digest?: string;
	readonly level?: string | null;
};

/** An author sees exactly what the ward will see: the same archive, the same answer, from the terminal and over HTTP. */
describe('the verifier of the terminal and the one of the core', () => {
	let site: InstallSite;
	let folder: string;
	let sound: Uint8Array;
	const key = generateSigningKey();
	const stranger = generateSigningKey();

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'motcua-verifier-'));
		await writeFile(join(folder, 'publisher.pem'), key.publicKey);
		site = await openInstallSite();
		await site.mutate('platform.trust.add', { publicKey: key.publicKey, name: 'Sở Tư pháp' });
		sound = await packed(await soundProcedure({ version: '1.1.0' }));
	});
	afterAll(async () => {
		await site.close();
		await rm(folder, { recursive: true });
	});

	async function terminal(bytes: Uint8Array): Promise<Told> {
		const file = join(folder, 'goi.procpkg');
		await writeFile(file, bytes);
		const args = ['verify', file, '--trust', join(folder, 'publisher.pem'), '--json'];
		return new Promise((resolve, reject) =>
			execFile(process.execPath, [TOOL, ...args], (_, stdout, stderr) => {
				try {
					resolve(JSON.parse(stdout));
				} catch {
					reject(new Error(`no JSON: ${stdout}${stderr}`));
				}
			}),
		);
	}

	it.each<[string, () => Uint8Array]>([
		['cut short', () => sound.subarray(0, 900)],
		[
			'changed on the way',
			() => rewritten(sound, 'tampered', { 'flow.json': (text) => text.replace('"price"', '"prize"') }),
		],
		['with a file that does not belong', () => rewritten(sound, 'forged', { 'run.sh': () => 'x' })],
		[
			'for a newer contract',
			() =>
				rewritten(sound, 'forged', { 'manifest.json': (text) => text.replace('"apiVersion": 1', '"apiVersion": 2') }),
		],
		['with a signature file of another shape', () => rewritten(sound, 'forged', { 'signature.json': () => '{}' })],
	])('refuse an archive %s in the same words', async (_, make) => {
		const bytes = make();
		const [{ error }, { body }] = [await terminal(bytes), await site.upload(bytes)];
		expect(body.code).toBe(error?.code);
		expect(body.field).toBe(error?.place || 'file');
		expect(body.message?.vi).toContain(error?.message.vi);
	});

	it.each<[string, () => Promise<Uint8Array>]>([
		['that nobody signed', async () => sound],
		['that a trusted key signed', () => signArchive(sound, key.privateKey, '2026-11-01T00:00:00Z')],
		['that a stranger signed', () => signArchive(sound, stranger.privateKey, '2026-11-01T00:00:00Z')],
		[
			'whose signature was copied from elsewhere',
			async () => {
				const signed = await signArchive(sound, key.privateKey, '2026-11-01T00:00:00Z');
				return rewritten(signed, 'tampered', {
					'signature.json': (text) => text.replace('2026-11-01', '2026-11-02'),
				});
			},
		],
	])('say the same of an archive %s', async (_, make) => {
		const bytes = await make();
		const [told, sheet] = [await terminal(bytes), await site.inspect(bytes)];
		expect(sheet.signature.status).toBe(told.status);
		expect(sheet.digest).toBe(told.digest);
		if (told.status === 'trusted') expect(sheet.signature.level).toBe(told.level);
	});
});
