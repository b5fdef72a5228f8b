import { randomBytes } from 'node:crypto';
import { generateSigningKey, packArchive, signArchive } from '@motcua/procedure-tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InstallSite, openInstallSite, packed, soundProcedure } from './install-site.ts';
import { rewritten } from './raw-archive.ts';

const NEXT = { version: '1.1.0' };

/** Every refusal names file or field, what was found and what was expected, in both languages, and changes nothing. */
describe('a package that is not as it should be', () => {
	let site: InstallSite;
	let before: unknown;
	let sound: Uint8Array;
	const publisher = generateSigningKey();

	beforeAll(async () => {
		site = await openInstallSite();
		sound = await packed(await soundProcedure(NEXT));
		await site.mutate('platform.trust.add', { publicKey: publisher.publicKey, name: 'Sở Tư pháp' });
		before = await site.picture();
	});
	afterAll(() => site.close());

	/** Choices of somebody who agrees to everything. */
	const yes = { grants: [], vouch: true, allowOlder: true };

	async function refusalAtInstall(bytes: Uint8Array, choices: Partial<typeof yes> = {}) {
		const sheet = await site.inspect(bytes);
		const installed = { expectedInstalled: sheet.installed?.digest ?? null };
		const answer = await site.mutate('ward.packages.install', {
			digest: sheet.digest,
			...yes,
			...choices,
			...installed,
		});
		await site.mutate('ward.packages.discard', { digest: sheet.digest });
		return { sheet, ...answer };
	}

	describe('can not even be read, and is not taken in', () => {
		it.each<[string, () => Uint8Array, number, string, string, RegExp]>([
			['cut short', () => sound.subarray(0, 900), 400, 'archive.gzip', 'file', /900 byte.*\.procpkg/],
			[
				'changed on the way',
				() => rewritten(sound, 'tampered', { 'flow.json': (text) => text.replace('"price"', '"prize"') }),
				400,
				'archive.integrity',
				'flow.json',
				/tìm thấy [0-9a-f]{64}, cần [0-9a-f]{64}/,
			],
			[
				'with a file that does not belong',
				() => rewritten(sound, 'forged', { 'run.sh': () => 'x' }),
				400,
				'archive.unknownFile',
				'run.sh',
				/manifest\.json, flow\.json/,
			],
			[
				'with a file outside of its folder',
				() => rewritten(sound, 'forged', { '../x.json': () => 'x' }),
				400,
				'archive.path',
				'../x.json',
				/POSIX/,
			],
			[
				'larger than 10 MB',
				() => randomBytes(10 * 1024 * 1024 + 1),
				413,
				'archive.packedSize',
				'file',
				/10485760 byte/,
			],
			[
				'with too much code',
				() => rewritten(sound, 'forged', { 'code/steps.js': () => randomBytes(270_000).toString('hex') }),
				400,
				'archive.fileSize',
				'code/steps.js',
				/540000 byte.*524288/,
			],
			[
				'for a newer contract',
				() =>
					rewritten(sound, 'forged', { 'manifest.json': (text) => text.replace('"apiVersion": 1', '"apiVersion": 2') }),
				400,
				'archive.apiVersion',
				'manifest.json',
				/2.*hỗ trợ: 1/,
			],
			[
				'for an older contract',
				() =>
					rewritten(sound, 'forged', { 'manifest.json': (text) => text.replace('"apiVersion": 1', '"apiVersion": 0') }),
				400,
				'archive.apiVersion',
				'manifest.json',
				/0.*hỗ trợ: 1/,
			],
			[
				'with a manifest of another shape',
				() =>
					rewritten(sound, 'forged', {
						'manifest.json': (text) => text.replace('"onlineLevel": "full"', '"onlineLevel": "some"'),
					}),
				400,
				'archive.shape',
				'manifest.json',
				/onlineLevel/,
			],
			[
				'without its manifest',
				() => rewritten(sound, 'forged', { 'manifest.json': () => '' }),
				400,
				'archive.json',
				'manifest.json',
				/JSON/,
			],
		])('%s', async (_, make, status, code, field, vi) => {
			const answer = await site.upload(make());
			expect(answer).toMatchObject({ status, body: { code, field } });
			expect(answer.body.message?.vi).toMatch(vi);
			expect(answer.body.message?.en).not.toBe('');
			expect(await site.picture()).toEqual(before);
		});
	});

	describe('can be read, is shown with its reasons, and can not be installed', () => {
		it('a signature of a trusted key over something else', async () => {
			const other = await packArchive(await soundProcedure({ version: '7.0.0' }));
			const signedOther = await signArchive(other.bytes, publisher.privateKey, '2026-11-01T00:00:00Z');
			let stolen = '';
			rewritten(signedOther, 'tampered', { 'signature.json': (text) => (stolen = text) });
			const refusal = await refusalAtInstall(rewritten(sound, 'tampered', { 'signature.json': () => stolen }));
			expect(refusal).toMatchObject({ status: 403, body: { code: 'package.invalid', field: 'signature.json' } });
			expect(refusal.body.message?.vi).toContain(publisher.keyId);
			expect(refusal.sheet.refusals.map((one) => one.code)).toEqual(['package.invalid']);
		});

		it('the version that is installed, with other bytes', async () => {
			const source = await soundProcedure();
			const changed = { ...source, manifest: { ...source.manifest, summary: { vi: 'Khác', en: 'Other' } } };
			const { body } = await refusalAtInstall(await packed(changed));
			expect(body).toMatchObject({ code: 'package.sameVersion', field: 'manifest.json version' });
			expect(body.message?.en).toContain(site.ward.digest);
		});

		it('a lower version, unless it is asked for by name', async () => {
			const { status, body, sheet } = await refusalAtInstall(await packed(await soundProcedure({ version: '0.9.0' })), {
				allowOlder: false,
			});
			expect([status, body.code, body.field]).toEqual([412, 'package.older', 'allowOlder']);
			expect(body.message?.vi).toContain('0.9.0, thấp hơn 1.0.0');
			expect([sheet.relation, sheet.confirmations]).toEqual(['older', ['older', 'countersign']]);
		});

		it('nobody who vouches', async () => {
			const { status, body } = await refusalAtInstall(sound, { vouch: false });
			expect([status, body.code, body.field]).toEqual([412, 'package.notVouched', 'vouch']);
		});

		it.each<[string, Parameters<typeof rewritten>[2], string, string]>([
			[
				'forms that are not there',
				{ 'manifest.json': (text) => text.replace('"examination"\n', '"examination",\n"ghost"\n') },
				'check.manifest.forms',
				'manifest.json forms',
			],
			[
				'a field that no form has',
				{ 'manifest.json': (text) => text.replace('"phone": "phone"', '"phone": "ghost"') },
				'check.manifest.requester',
				'manifest.json requester.phone',
			],
			[
				'no handler for a step',
				{ 'manifest.json': (text) => text.replace(/\s*"draft",?/, '').replace(/("checkCopies"|"price"),\s*\]/, '$1]') },
				'check.flow.handler',
				'manifest.json handlers',
			],
		])('a manifest that lies: %s', async (_, changes, code, field) => {
			const { sheet, body } = await refusalAtInstall(rewritten(sound, 'forged', changes));
			expect(body).toMatchObject({ code, field });
			expect(body.message?.vi).toContain(field);
			expect(sheet.refusals[0]?.code).toBe(code);
		});

		it('a manifest that lies: a handler that the code does not have, found by running it in the sandbox', async () => {
			const bytes = rewritten(sound, 'forged', { 'code/steps.js': (text) => text.replaceAll('draft', 'drift') });
			const { sheet, body } = await refusalAtInstall(bytes);
			expect(body).toMatchObject({ code: 'package.handler', field: 'manifest.json handlers' });
			expect(body.message?.en).toMatch(/“draft”.*it has: .*drift/);
			expect(sheet.refusals.map((one) => one.code)).toContain('package.handler');
		});

		it('samples that fail: which one, what was expected and what came', async () => {
			const source = await soundProcedure(NEXT);
			const [fixture] = source.fixtures;
			if (!fixture) return expect.fail('no fixture');
			const wrong = { ...fixture, expect: { steps: { price: { kind: 'done', feeVnd: 7000 } as const } } };
			const { sheet, body } = await refusalAtInstall(await packed({ ...source, fixtures: [wrong] }));
			expect(body).toMatchObject({ code: 'package.fixture', field: 'fixtures three copies' });
			expect(body.message?.vi).toMatch(/“three copies”.*price\.feeVnd: cần 7000, nhưng là 6000/);
			expect(sheet.fixtures).toMatchObject({ state: 'done', done: 1, total: 1, reports: [{ ok: false }] });
		});

		it('rights granted that it does not ask for', async () => {
			const { body } = await refusalAtInstall(sound, { grants: ['http'] } as never);
			expect(body).toMatchObject({ code: 'procedure.unknownGrant', field: 'grants' });
		});

		it('something that changed while the sheet was read', async () => {
			const { digest } = await site.inspect(sound);
			const answer = await site.mutate('ward.packages.install', { digest, ...yes, expectedInstalled: null });
			expect(answer).toMatchObject({ status: 409, body: { code: 'package.changedMeanwhile' } });
			await site.mutate('ward.packages.discard', { digest });
		});

		it('and nothing of all that left a trace', async () => {
			expect(await site.picture()).toEqual(before);
			const { body } = await site.query('ward.packages.inspect', { digest: 'a'.repeat(64) });
			expect(body).toMatchObject({ code: 'package.notStaged' });
		});
	});

	it('is not taken from anybody but the administrator', async () => {
		expect(await site.upload(sound, 'specialist')).toMatchObject({ status: 403, body: { code: 'permission.denied' } });
		expect(await site.upload(sound, 'nobody')).toMatchObject({ status: 401, body: { code: 'session.missing' } });
	});
});

describe('a ward that accepts trusted publishers only', () => {
	let site: InstallSite;
	const publisher = generateSigningKey();
	beforeAll(async () => {
		site = await openInstallSite({}, { packages: { countersign: false } });
	});
	afterAll(() => site.close());

	it('refuses what nobody signed, and what a stranger signed', async () => {
		const sound = await packed(await soundProcedure(NEXT));
		expect((await site.inspect(sound)).refusals).toMatchObject([{ code: 'package.unsigned', place: 'signature.json' }]);
		const strange = await signArchive(sound, publisher.privateKey, '2026-11-01T00:00:00Z');
		const { refusals, signature } = await site.inspect(strange);
		expect(refusals).toMatchObject([{ code: 'package.unknownKey' }]);
		expect(signature).toMatchObject({ status: 'unknownKey', keyId: publisher.keyId });
	});

	it('takes it once the key is on the list; a retired key counts for what it signed before, a compromised one for nothing new', async () => {
		const { keyId } = publisher;
		await site.mutate('platform.trust.add', { publicKey: publisher.publicKey, name: 'Sở Tư pháp' });
		const signed = async (version: string, at: string) =>
			signArchive(await packed(await soundProcedure({ version })), publisher.privateKey, at);
		const early = await signed('1.1.0', '2026-10-01T00:00:00Z');
		expect((await site.inspect(early)).signature).toMatchObject({
			level: 'publisher',
			status: 'trusted',
			signer: 'Sở Tư pháp',
		});

		const from = '2026-10-15T00:00:00Z';
		await site.mutate('platform.trust.revoke', { keyId, reason: 'Thay khóa mới', kind: 'retired', from });
		expect((await site.inspect(early)).refusals).toEqual([]);
		const late = await signed('1.2.0', '2026-10-20T00:00:00Z');
		const [refusal] = (await site.inspect(late)).refusals;
		expect(refusal).toMatchObject({ code: 'package.revoked', place: 'signature.json' });
		expect(refusal?.message.en).toContain('revoked from 2026-10-15');
	});

	it('keeps what it had installed before a key was compromised', async () => {
		const key = generateSigningKey();
		await site.mutate('platform.trust.add', { publicKey: key.publicKey, name: 'Tỉnh' });
		const bytes = await signArchive(
			await packed(await soundProcedure({ version: '2.0.0' })),
			key.privateKey,
			'2026-10-01T00:00:00Z',
		);
		const sheet = await site.inspect(bytes);
		const choices = { grants: [], vouch: false, allowOlder: false, expectedInstalled: sheet.installed?.digest ?? null };
		expect(await site.mutate('ward.packages.install', { digest: sheet.digest, ...choices })).toMatchObject({
			status: 200,
		});
		site.test.clock.advance({ hours: 1 });
		await site.mutate('platform.trust.revoke', { keyId: key.keyId, reason: 'Bị lộ', kind: 'compromised' });
		expect((await site.inspect(bytes)).refusals).toEqual([]);
		const other = await signArchive(
			await packed(await soundProcedure({ version: '2.1.0' })),
			key.privateKey,
			'2026-10-01T00:00:00Z',
		);
		expect((await site.inspect(other)).refusals).toMatchObject([{ code: 'package.revoked' }]);
	});
});
