import { listAudit } from '@motcua/database';
import { generateSigningKey, signArchive, verifyArchive } from '@motcua/procedure-tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedKeys } from '../../../src/platform/trust/trust-list.ts';
import type { TrustKeyView } from '../../../src/views.ts';
import { type InstallSite, openInstallSite, version } from './install-site.ts';

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
