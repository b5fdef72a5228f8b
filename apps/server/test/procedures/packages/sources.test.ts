import { truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPackage, listAudit, quarantinePackage } from '@motcua/database';
import { generateSigningKey, readArchive, verifyArchive, writeCatalogue } from '@motcua/procedure-tools';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trustedKeys } from '../../../src/platform/trust/trust-list.ts';
import type { CatalogueView, PackageInspection } from '../../../src/views.ts';
import { type InstallSite, install, openInstallSite, version } from './install-site.ts';

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
