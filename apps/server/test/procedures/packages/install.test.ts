import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPackage, findWardProcedure, listAudit, quarantinePackage } from '@motcua/database';
import type { CapabilityRequest } from '@motcua/procedure-sdk';
import { generateSigningKey, readArchive, signArchive, verifyArchive, writeCatalogue } from '@motcua/procedure-tools';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trustedKeys } from '../../../src/platform/trust/trust-list.ts';
import { readWardProcedureConfig } from '../../../src/procedures/ward-procedure-config.ts';
import type { CatalogueView, PackageInspection, TrustKeyView, WardProcedure } from '../../../src/views.ts';
import { type InstallSite, openInstallSite, packed, soundProcedure } from './install-site.ts';

const why = { vi: 'Báo tin cho người nộp.', en: 'Tells the applicant.' };

async function version(number: string, capabilities?: readonly CapabilityRequest[]) {
	return packed(await soundProcedure({ version: number, ...(capabilities && { capabilities }) }));
}

const stagedIn = (site: InstallSite) => readdirSync(join(site.test.dataDir, 'staged-packages'));

async function install(site: InstallSite, sheet: PackageInspection, choices: Record<string, unknown> = {}) {
	return site.mutate<{ readonly digest: string }>('ward.packages.install', {
		digest: sheet.digest,
		grants: sheet.permissions.asks.map((ask) => ask.use),
		vouch: true,
		allowOlder: false,
		expectedInstalled: sheet.installed?.digest ?? null,
		...choices,
	});
}

describe('installing a package', () => {
	let site: InstallSite;
	beforeEach(async () => {
		site = await openInstallSite();
		return () => site.close();
	});
	const configNow = async () => {
		const ward = await findWardProcedure(site.test.services.db.read, site.ward.wardId, '9.000001');
		return readWardProcedureConfig(ward?.config);
	};

	it('shows what it is, what changed and what it may do, before anything is installed', async () => {
		const source = await soundProcedure({ version: '1.1.0', timeLimit: { amount: 2, unit: 'working-days' } });
		const before = await site.picture();
		const sheet = await site.inspect(await packed(source));
		expect(sheet).toMatchObject({
			source: 'upload',
			fileName: 'goi.procpkg',
			code: '9.000001',
			version: '1.1.0',
			relation: 'newer',
			installed: { version: '1.0.0', digest: site.ward.digest, openDossiers: 0 },
			api: { version: 1, served: [1] },
			signature: { level: 'local', status: 'unsigned', signer: null },
			locales: [
				{ language: 'vi', percent: 100, missing: 0 },
				{ language: 'en', percent: 100, missing: 0 },
			],
			fixtures: { state: 'done', done: 1, total: 1, reports: [{ name: 'three copies', ok: true }] },
			refusals: [],
			confirmations: ['countersign'],
		});
		expect(sheet.changes?.list.map((change) => change.part)).toContain('limits');
		expect(sheet.permissions.summary).toEqual({
			vi: 'Đọc họ tên, các câu trả lời khác của tờ khai; ghi 1 mục của kết quả; tính phí, lệ phí; gửi thư điện tử; lập văn bản; không có internet.',
			en: 'Reads names, other answers of the form; writes 1 fields of the result; computes the fee; sends e-mail; makes documents; no internet.',
		});
		expect(sheet.permissions.asks.every((ask) => ask.change === 'same' && !ask.needsApproval)).toBe(true);
		expect(await site.picture()).toEqual(before);
		expect(stagedIn(site)).toHaveLength(2);
	});

	it('leaves nothing behind when it is discarded', async () => {
		const { digest } = await site.inspect(await version('1.1.0'));
		await site.mutate('ward.packages.discard', { digest });
		expect(stagedIn(site)).toEqual([]);
		const log = await listAudit(site.test.services.db.read, { wardId: site.ward.wardId });
		expect(log.items.map((entry) => entry.action).slice(0, 2)).toEqual(['package.discarded', 'package.staged']);
	});

	it('installs it with the ward’s own signature and a report; citizens see no change until it is published', async () => {
		const sheet = await site.inspect(await version('1.1.0'));
		expect(await install(site, sheet)).toMatchObject({ status: 200, body: { digest: sheet.digest } });
		const { services } = site.test;
		expect(await findPackage(services.db.read, sheet.digest)).toMatchObject({
			version: '1.1.0',
			signature: 'local',
			publisherKeyId: services.localKey.keyId,
			signedAt: expect.stringMatching(/^2026-11-02/),
			installReport: {
				reportVersion: 1,
				source: 'upload',
				fixtures: [{ name: 'three copies' }],
				replaced: site.ward.digest,
			},
		});
		const { body: keys } = await site.query<TrustKeyView[]>('platform.trust.list');
		expect(keys.find((one) => one.level === 'local')?.signed).toEqual([{ code: '9.000001', version: '1.1.0' }]);
		const ward = await findWardProcedure(services.db.read, site.ward.wardId, '9.000001');
		expect(ward).toMatchObject({ installedDigest: sheet.digest, publishedDigest: site.ward.digest });
		const stored = await services.packages.archive(sheet.digest);
		expect(await verifyArchive(stored, await trustedKeys(services))).toMatchObject({
			status: 'trusted',
			key: { level: 'local' },
		});
		expect(stagedIn(site)).toEqual([]);
	});

	it('asks for nothing new silently: the wider right alone needs approval, and withheld it touches no earlier version', async () => {
		const { manifest } = await soundProcedure();
		const wider = manifest.capabilities.map(
			(one): CapabilityRequest => (one.use === 'notify' ? { use: 'notify', channels: ['email', 'sms'], why } : one),
		);
		const sheet = await site.inspect(await version('1.1.0', wider));
		const asks = Object.fromEntries(sheet.permissions.asks.map((ask) => [ask.use, ask]));
		expect(asks.notify).toMatchObject({ change: 'more', added: ['sms'], needsApproval: true, granted: false });
		expect(asks['dossier.read']).toMatchObject({ change: 'same', needsApproval: false, granted: true });
		await install(site, sheet, { grants: sheet.permissions.asks.filter((ask) => ask.granted).map((ask) => ask.use) });

		const { body } = await site.query<WardProcedure[]>('ward.procedures.list');
		const [listed] = body;
		expect(listed?.capabilities.filter((one) => !one.granted).map((one) => one.use)).toEqual(['notify']);
		expect(listed?.missing.map((one) => one.vi).join()).toContain('Chưa cho phép');
		const sets = Object.values((await configNow()).grantSets).map((uses) => uses.includes('notify'));
		expect(sets.toSorted()).toEqual([false, true]);
	});

	it('tells of rights that fall away, and asks for no approval of less', async () => {
		const { manifest } = await soundProcedure();
		const less = manifest.capabilities.filter((one) => one.use !== 'notify');
		const { permissions } = await site.inspect(await version('1.1.0', less));
		expect(permissions.dropped).toEqual([{ vi: 'Gửi thông báo qua email', en: 'Sends notices by email' }]);
		expect(permissions.asks.some((ask) => ask.needsApproval)).toBe(false);
	});

	it('installs a lower version when that is asked for by name', async () => {
		const sheet = await site.inspect(await version('0.9.0'));
		expect(await install(site, sheet, { allowOlder: true })).toMatchObject({ status: 200 });
	});

	it('keeps a publisher’s signature when a copy without one is installed after it', async () => {
		const key = generateSigningKey();
		await site.mutate('platform.trust.add', { publicKey: key.publicKey, name: 'Sở Tư pháp' });
		const bytes = await version('1.1.0');
		const signed = await signArchive(bytes, key.privateKey, '2026-11-01T00:00:00Z');
		const { digest } = await site.inspect(signed);
		await install(site, await site.inspect(signed));
		const stored = () => findPackage(site.test.services.db.read, digest);
		expect(await stored()).toMatchObject({ signature: 'publisher', publisherKeyId: key.keyId });
		expect(await install(site, await site.inspect(bytes))).toMatchObject({ status: 200 });
		expect(await stored()).toMatchObject({ signature: 'publisher', publisherKeyId: key.keyId });
	});

	it('takes the newest package of the server’s folder to the same sheet', async () => {
		await writeFile(join(site.test.dataDir, 'mau.procpkg'), await version('1.3.0'));
		const { body } = await site.mutate<{ digest: string }>('ward.packages.chooseFromShelf', { code: '9.000001' });
		const { body: sheet } = await site.query<PackageInspection>('ward.packages.inspect', { digest: body.digest });
		expect(sheet).toMatchObject({ source: 'shelf', fileName: 'mau.procpkg', version: '1.3.0' });
	});

	it('keeps a staged package from the administrators of another ward', async () => {
		const { digest } = await site.inspect(await version('1.1.0'));
		const { services } = site.test;
		await expect(services.staging.find('another-ward', digest)).rejects.toMatchObject({
			wire: { code: 'package.notStaged' },
		});
	});
});

describe('in dev mode', () => {
	it('installs unsigned, and says so', async () => {
		const site = await openInstallSite({ isDev: true });
		const sheet = await site.inspect(await version('1.1.0'));
		expect([sheet.signature.level, sheet.confirmations]).toEqual(['unsigned', ['unsigned']]);
		await install(site, sheet);
		const stored = await findPackage(site.test.services.db.read, sheet.digest);
		expect([stored?.signature, stored?.publisherKeyId]).toEqual(['unsigned', null]);
		await site.close();
	});
});

describe('a package that is damaged on the disk', () => {
	let site: InstallSite;
	let bytes: Uint8Array;
	let digest: string;
	beforeEach(async () => {
		site = await openInstallSite();
		bytes = await version('1.1.0');
		({ digest } = await readArchive(bytes));
		await install(site, await site.inspect(bytes));
		truncateSync(join(site.test.dataDir, 'packages', `${digest}.procpkg`), 700);
		return () => site.close();
	});
	const stored = () => findPackage(site.test.services.db.read, digest);

	it('is quarantined with its reason on the next load', async () => {
		await expect(site.test.services.catalogue.procedure(digest)).rejects.toMatchObject({
			wire: { code: 'procedure.broken' },
		});
		expect(await stored()).toMatchObject({ quarantinedBy: 'motcua' });
		expect((await stored())?.quarantineReason?.vi).toContain('không còn nguyên vẹn');
	});

	it('heals itself from the folder of packages, signed again, and is back in service', async () => {
		const { services } = site.test;
		await expect(services.catalogue.procedure(digest)).rejects.toThrow();
		writeFileSync(join(site.test.dataDir, 'mau.procpkg'), bytes);
		expect((await services.catalogue.procedure(digest)).manifest.version).toBe('1.1.0');
		expect(await stored()).toMatchObject({ quarantinedAt: null });
		const archive = await services.packages.archive(digest);
		expect(await verifyArchive(archive, await trustedKeys(services))).toMatchObject({ status: 'trusted' });
		const log = await listAudit(services.db.read, { wardId: site.ward.wardId });
		expect(log.items[0]?.action).toBe('package.repaired');
	});

	it('heals when the same package is installed again', async () => {
		await expect(site.test.services.catalogue.procedure(digest)).rejects.toThrow();
		const sheet = await site.inspect(bytes);
		expect(sheet.relation).toBe('same');
		expect(await install(site, sheet)).toMatchObject({ status: 200 });
		expect((await site.test.services.catalogue.procedure(digest)).manifest.version).toBe('1.1.0');
		expect(await stored()).toMatchObject({ quarantinedAt: null });
	});

	it('is not released from a quarantine that a person set', async () => {
		const { db } = site.test.services;
		const reason = { vi: 'Sai mức phí', en: 'Wrong fee' };
		await db.write((tx) => quarantinePackage(tx, digest, { at: '2026-11-02T02:00:00Z', reason, by: 'someone' }));
		writeFileSync(join(site.test.dataDir, 'mau.procpkg'), bytes);
		await site.test.services.catalogue.procedure(digest);
		expect(await stored()).toMatchObject({ quarantinedBy: 'someone' });
	});
});

describe('a catalogue that ward IT named', () => {
	let site: InstallSite;
	let folder: string;
	const key = generateSigningKey();
	const options = { name: 'Kho của tỉnh', privateKey: key.privateKey, madeAt: '2026-11-01T00:00:00Z' };

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'motcua-usb-'));
		await writeFile(join(folder, 'mau.procpkg'), await version('1.2.0'));
		await writeCatalogue(folder, options);
		site = await openInstallSite({ catalogues: [folder] });
	});
	afterAll(async () => {
		await site.close();
		await rm(folder, { recursive: true });
	});
	const list = async () => (await site.query<CatalogueView[]>('ward.packages.catalogues')).body[0];

	it('is not shown before its key is trusted; then with what this core can use', async () => {
		expect((await list())?.problem).toMatchObject({ code: 'catalogue.unknownKey', place: 'index.signature.json' });
		await site.mutate('platform.trust.add', { publicKey: key.publicKey, name: 'Tỉnh' });
		expect(await list()).toMatchObject({
			location: folder,
			name: 'Kho của tỉnh',
			serial: 1,
			signer: 'Tỉnh',
			problem: null,
			packages: [{ version: '1.2.0', fits: true, installedVersion: '1.0.0', isInstalled: false }],
		});
	});

	it('brings a package to the sheet, and refuses one that is not what was signed', async () => {
		const digest = (await list())?.packages[0]?.digest;
		const chosen = await site.mutate<{ digest: string }>('ward.packages.chooseFromCatalogue', { index: 0, digest });
		const { body } = await site.query<PackageInspection>('ward.packages.inspect', { digest: chosen.body.digest });
		expect(body).toMatchObject({ source: 'catalogue', fileName: 'mau.procpkg', relation: 'newer' });
		await writeFile(join(folder, 'mau.procpkg'), await version('1.2.1'));
		expect(await site.mutate('ward.packages.chooseFromCatalogue', { index: 0, digest })).toMatchObject({
			status: 400,
			body: { code: 'catalogue.file', field: 'mau.procpkg' },
		});
	});

	it('may not become older again', async () => {
		await writeCatalogue(folder, options);
		await writeCatalogue(folder, options);
		expect((await list())?.serial).toBe(3);
		await rm(join(folder, 'index.json'));
		await writeCatalogue(folder, options);
		expect((await list())?.problem).toMatchObject({ code: 'catalogue.older', place: 'index.json' });
	});

	it('is named in the settings, not in a call', async () => {
		const answer = await site.mutate('ward.packages.chooseFromCatalogue', { index: 1, digest: 'a'.repeat(64) });
		expect(answer.body).toMatchObject({ code: 'catalogue.unknown', field: 'index' });
	});
});

describe('the trust list', () => {
	let site: InstallSite;
	const key = generateSigningKey();
	beforeAll(async () => {
		site = await openInstallSite();
	});
	afterAll(() => site.close());
	const list = async () => (await site.query<TrustKeyView[]>('platform.trust.list')).body;

	it('begins with the keys that ship and the ward’s own, with fingerprints to compare', async () => {
		expect((await list()).map((one) => [one.level, one.revoked])).toEqual([
			['core', null],
			['local', null],
		]);
		expect((await list())[1]?.keyId).toBe(site.test.services.localKey.keyId);
		expect((await list())[1]?.publicKey).toContain('BEGIN PUBLIC KEY');
		expect(JSON.stringify(await list())).not.toContain('PRIVATE');
	});

	it('takes a key once, and no private one', async () => {
		const add = { publicKey: key.publicKey, name: 'Sở Tư pháp' };
		expect(await site.mutate('platform.trust.add', add)).toMatchObject({ status: 200, body: { keyId: key.keyId } });
		expect(await site.mutate('platform.trust.add', add)).toMatchObject({ status: 409, body: { code: 'trust.known' } });
		for (const publicKey of [key.privateKey, 'không phải khóa'])
			expect(await site.mutate('platform.trust.add', { ...add, publicKey })).toMatchObject({
				status: 400,
				body: { code: 'trust.key', field: 'publicKey' },
			});
	});

	it('revokes a key once, with reason and date, also one that ships; never the server’s own, never in the future', async () => {
		const revoke = (keyId: string, more = {}) =>
			site.mutate('platform.trust.revoke', { keyId, reason: 'Hết hợp đồng', kind: 'retired', ...more });
		expect((await revoke(key.keyId, { from: '2027-01-01T00:00:00Z' })).body).toMatchObject({ code: 'trust.future' });
		expect(await revoke(key.keyId)).toMatchObject({ status: 200 });
		expect((await revoke(key.keyId)).body).toMatchObject({ code: 'trust.revokedBefore', field: 'keyId' });
		expect((await revoke(site.test.services.localKey.keyId)).body).toMatchObject({ code: 'trust.localKey' });
		expect((await revoke('0'.repeat(16))).body).toMatchObject({ code: 'trust.unknown' });
		const [core] = await list();
		expect(await revoke(core?.keyId ?? '', { kind: 'compromised' })).toMatchObject({ status: 200 });
		expect((await list())[0]?.revoked).toMatchObject({
			kind: 'compromised',
			reason: 'Hết hợp đồng',
			by: expect.any(String),
		});
	});

	it('is read by those who control procedures and changed by ward IT alone, on the record', async () => {
		expect(await site.query('platform.trust.list', undefined, 'procedureControl')).toMatchObject({ status: 200 });
		expect(await site.query('platform.trust.list', undefined, 'specialist')).toMatchObject({ status: 403 });
		const other = { publicKey: generateSigningKey().publicKey, name: 'Khác' };
		expect(await site.mutate('platform.trust.add', other, 'procedureControl')).toMatchObject({ status: 403 });
		const log = await listAudit(site.test.services.db.read, { wardId: site.ward.wardId });
		expect(log.items.map((entry) => entry.action).filter((action) => action.startsWith('trust.'))).toEqual([
			'trust.revoked',
			'trust.revoked',
			'trust.added',
		]);
	});

	it('counts a package that its release key signed as one of the product', async () => {
		const release = generateSigningKey();
		const { services } = site.test;
		const coreKeys = [{ publicKey: release.publicKey, name: 'Motcua', level: 'core' as const }];
		const keys = await trustedKeys({ ...services, coreKeys });
		const bytes = await signArchive(await version('3.0.0'), release.privateKey, '2026-11-01T00:00:00Z');
		expect(await verifyArchive(bytes, keys)).toMatchObject({ status: 'trusted', key: { level: 'core' } });
	});
});
