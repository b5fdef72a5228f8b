import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPackage, findWardProcedure, listAudit } from '@motcua/database';
import type { CapabilityRequest } from '@motcua/procedure-sdk';
import { generateSigningKey, signArchive, verifyArchive } from '@motcua/procedure-tools';
import { beforeEach, describe, expect, it } from 'vitest';
import { trustedKeys } from '../../../src/platform/trust/trust-list.ts';
import { readWardProcedureConfig } from '../../../src/procedures/ward-procedure-config.ts';
import type { PackageInspection, TrustKeyView, WardProcedure } from '../../../src/views.ts';
import { type InstallSite, install, openInstallSite, packed, soundProcedure, version } from './install-site.ts';

const why = { vi: 'Báo tin cho người nộp.', en: 'Tells the applicant.' };

const stagedIn = (site: InstallSite) => readdirSync(join(site.test.dataDir, 'staged-packages'));

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
