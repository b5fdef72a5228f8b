import { newId } from '@motcua/domain';
import { beforeAll, expect, it } from 'vitest';
import {
	addPublisherKey,
	type Database,
	findPackage,
	listCatalogueEditions,
	listPublisherKeys,
	recordInstallation,
	rememberCatalogueEdition,
	revokePublisherKey,
} from '../../src/index.ts';
import { onBothEngines } from '../engines.ts';

const T0 = '2026-03-02T00:00:00.000Z';
const T1 = '2026-03-03T00:00:00.000Z';

onBothEngines('Trust', (engine) => {
	let db: Database;
	beforeAll(() => {
		db = engine().db;
	});
	const key = (keyId: string, addedAt = T0) =>
		({ keyId, publicKey: `PEM ${keyId}`, name: 'Sở Tư pháp', level: 'publisher', addedAt, addedBy: 'it' }) as const;

	it('keeps keys once, in the order in which they came, and revokes each once', async () => {
		expect(await db.write((tx) => addPublisherKey(tx, key('b', T1)))).toBe(true);
		expect(await db.write((tx) => addPublisherKey(tx, key('a')))).toBe(true);
		expect(await db.write((tx) => addPublisherKey(tx, { ...key('a'), name: 'Khác' }))).toBe(false);
		expect((await listPublisherKeys(db.read)).map((one) => [one.keyId, one.name, one.revokedAt])).toEqual([
			['a', 'Sở Tư pháp', null],
			['b', 'Sở Tư pháp', null],
		]);
		const revoked = { at: T1, by: 'it', reason: 'Lộ khóa', kind: 'compromised' } as const;
		expect(await db.write((tx) => revokePublisherKey(tx, 'a', revoked))).toBe(true);
		expect(await db.write((tx) => revokePublisherKey(tx, 'a', { ...revoked, at: T0 }))).toBe(false);
		expect(await db.write((tx) => revokePublisherKey(tx, 'c', revoked))).toBe(false);
		expect((await listPublisherKeys(db.read))[0]).toMatchObject({
			revokedAt: T1,
			revokedBy: 'it',
			revokeReason: 'Lộ khóa',
			revocation: 'compromised',
		});
	});

	it('records an installation, and a second one of the same digest brings it back into service', async () => {
		const digest = newId().replaceAll('-', '').padEnd(64, '0');
		const stored = {
			digest,
			code: '2.000815',
			version: '1.0.0',
			name: { vi: 'x', en: 'x' },
			manifest: {},
			signature: 'local',
			bytes: 1,
			installedAt: T0,
			installedBy: 'it',
			installReport: { fixtures: 1 },
		} as const;
		await db.write((tx) => recordInstallation(tx, stored));
		const { procedurePackage: t } = db.tables;
		await db.write((tx) =>
			tx
				.update(t)
				.set({ retiredAt: T1, retiredBy: 'it' })
				.then(() => undefined),
		);
		await db.write((tx) =>
			recordInstallation(tx, {
				...stored,
				signature: 'publisher',
				publisherKeyId: 'a',
				signedAt: T0,
				installedAt: T1,
				installReport: { fixtures: 2 },
			}),
		);
		expect(await findPackage(db.read, digest)).toMatchObject({
			installedAt: T0,
			signature: 'publisher',
			publisherKeyId: 'a',
			installReport: { fixtures: 2 },
			retiredAt: null,
			retiredBy: null,
		});
	});

	it('remembers the newest edition of a catalogue and no older one', async () => {
		const edition = (serial: number, sha256: string, seenAt = T0) => ({
			location: '/media/usb',
			name: 'Danh mục',
			serial,
			sha256,
			seenAt,
		});
		await db.write((tx) => rememberCatalogueEdition(tx, edition(2, 'two')));
		await db.write((tx) => rememberCatalogueEdition(tx, edition(1, 'one', T1)));
		expect(await listCatalogueEditions(db.read)).toEqual([edition(2, 'two')]);
		await db.write((tx) => rememberCatalogueEdition(tx, edition(3, 'three', T1)));
		expect(await listCatalogueEditions(db.read)).toEqual([edition(3, 'three', T1)]);
	});
});
