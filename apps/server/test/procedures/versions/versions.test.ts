import { appendFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPackage } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { submitDossier } from '../../../src/dossiers/filing/submit-dossier.ts';
import { readHealth } from '../../../src/monitoring/health.ts';
import { createCatalogue } from '../../../src/procedures/catalogue.ts';
import { apiPreflight } from '../../../src/procedures/versions/api-preflight.ts';
import { fileSample, sampleSubmission } from '../../../src/testing/filing.ts';
import { journey } from '../../../src/testing/journey.ts';
import { refusalOf } from '../../../src/testing/refusal.ts';
import { sampleVersion } from '../../../src/testing/sample-versions.ts';
import { startTestServices, type TestServices } from '../../../src/testing/test-services.ts';
import { callerFor, createTestWard, publish, type TestWard } from '../../../src/testing/test-ward.ts';
import type { DeskDossier } from '../../../src/views.ts';

const CODE = '9.000001';

describe('versions of a procedure', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;

	beforeEach(async () => {
		test = await startTestServices();
		test.clock.set('2026-11-02T09:00:00+07:00');
		ward = await createTestWard(test.services);
		way = journey(test, ward);
		await configure();
	});
	afterEach(() => test.close());

	const office = () => callerFor(test.services, ward.people.administrator).ward.versions;
	const one = { code: CODE };
	const first = () => ({ code: CODE, digest: ward.digest });
	const stored = (digest: string) => findPackage(test.services.db.read, digest);
	const stateIn = async (digest: string) =>
		(await office().list(one)).versions.find((version) => version.digest === digest)?.state;

	/** What an administrator sets before publishing. */
	async function configure(): Promise<void> {
		await callerFor(test.services, ward.people.administrator).ward.procedures.configure({
			code: CODE,
			feeAmounts: {},
			feeConfirmed: true,
			officers: [ward.people.specialist.staffId],
			grants: ['dossier.read', 'result.write', 'fee.write', 'notify', 'document.render'],
		});
	}
	async function publishNext(version = '1.1.0'): Promise<string> {
		const digest = await publish(test.services, ward.wardId, await sampleVersion({ version }));
		await configure();
		return digest;
	}

	it('drain while dossiers are open on them, and are listed with who published what', async () => {
		const dossier = await way.registered();
		const next = await publishNext();
		const { versions, history } = await office().list(one);
		expect(versions.map(({ version, state, openDossiers }) => [version, state, openDossiers])).toEqual([
			['1.1.0', 'published', 0],
			['1.0.0', 'draining', 1],
		]);
		expect(history.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0']);
		expect(await office().pinned({ digest: ward.digest })).toMatchObject({
			items: [{ id: dossier.id, code: dossier.code, blocked: false }],
			next: null,
		});
		await way.as('receptionist').withdraw({ ...way.target(dossier), reason: 'Không cần nữa' });
		expect(await stateIn(ward.digest)).toBe('installed');
		expect(await stateIn(next)).toBe('published');
	});

	it('go back by one click; dossiers that were opened meanwhile stay where they are', async () => {
		const next = await publishNext();
		const { dossierId } = await submitDossier(test.services, { ...sampleSubmission(ward), digest: next });
		const after = await office().rollback(first());
		expect(after.versions.map(({ version, state }) => [version, state])).toEqual([
			['1.1.0', 'draining'],
			['1.0.0', 'published'],
		]);
		expect(after.history[0]).toMatchObject({ version: '1.0.0', by: 'Trần Thị administrator' });
		const portal = callerFor(test.services, null).public;
		expect(await portal.procedure.get(one)).toMatchObject({ digest: ward.digest });
		expect((await way.as('receptionist').get({ dossierId })).status).toBe('registered');
	});

	it('do not go back to one that is published, unknown, quarantined, retired, never published or not ready', async () => {
		expect(await refusalOf(office().rollback(first()))).toMatchObject({ code: 'version.isPublished' });
		expect(await refusalOf(office().rollback({ ...one, digest: 'ab'.repeat(32) }))).toMatchObject({
			kind: 'NOT_FOUND',
			code: 'version.unknown',
		});
		await publishNext();
		await callerFor(test.services, ward.people.administrator).ward.procedures.configure({
			code: CODE,
			feeAmounts: {},
			feeConfirmed: true,
			officers: [],
			grants: [],
		});
		const notReady = await refusalOf(office().rollback(first()));
		expect(notReady).toMatchObject({ code: 'procedure.notReady' });
		expect(notReady.message.vi).toContain('Chưa chọn cán bộ phụ trách');
		await configure();
		await office().quarantine({ ...first(), reason: 'Sai biểu phí' });
		const quarantined = await refusalOf(office().rollback(first()));
		expect(quarantined).toMatchObject({ code: 'procedure.quarantined' });
		expect(quarantined.message.vi).toContain('Sai biểu phí');
		await office().release(first());
		await office().uninstall(first());
		expect(await refusalOf(office().rollback(first()))).toMatchObject({ code: 'version.retired' });
	});

	it('are uninstalled only when nothing needs them; finished dossiers can still be read', async () => {
		const dossier = await way.registered();
		const file = join(test.dataDir, 'packages', `${ward.digest}.procpkg`);
		expect(await refusalOf(office().uninstall(first()))).toMatchObject({ code: 'version.pinned' });
		await way.as('receptionist').withdraw({ ...way.target(dossier), reason: 'Không cần nữa' });
		expect(await refusalOf(office().uninstall(first()))).toMatchObject({ code: 'version.isPublished' });
		await publishNext();
		await stat(file);
		const after = await office().uninstall(first());
		expect(after.versions.find(({ digest }) => digest === ward.digest)).toMatchObject({
			state: 'retired',
			retired: { by: 'Trần Thị administrator' },
		});
		await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
		expect(await refusalOf(office().uninstall(first()))).toMatchObject({ code: 'version.retired' });
		// As after a restart: nothing of the package is remembered.
		const catalogue = createCatalogue(test.services);
		const restarted = { ...test.services, catalogue };
		const read = await callerFor(restarted, ward.people.receptionist).desk.dossier.get({ dossierId: dossier.id });
		expect(read.answers.length).toBeGreaterThan(0);
		expect((await catalogue.procedure(ward.digest)).package.code).toBeUndefined();
	});

	it('take a form that was begun on an older one for as many days as the ward says', async () => {
		await publishNext();
		test.clock.advance({ hours: 24 * 14 });
		const { dossierId } = await fileSample(test.services, ward);
		expect((await way.as('receptionist').get({ dossierId })).status).toBe('registered');
		test.clock.advance({ hours: 1 });
		const late = await refusalOf(fileSample(test.services, ward));
		expect(late).toMatchObject({ kind: 'CONFLICT', code: 'procedure.outdated', field: 'digest' });
		expect(late.message.vi).toContain('14 ngày');
	});

	it('take no form of one that was quarantined, and none of one that was never before citizens', async () => {
		await publishNext();
		await office().quarantine({ ...first(), reason: 'Sai biểu phí' });
		expect(await refusalOf(fileSample(test.services, ward))).toMatchObject({ code: 'procedure.outdated' });
	});

	it('name what an upgrade of the core would drop', async () => {
		expect(await apiPreflight(test.services.db.read)).toEqual([]);
		await way.registered();
		const [dropped] = await apiPreflight(test.services.db.read, [2, 3]);
		expect(dropped).toMatchObject({ code: CODE, version: '1.0.0', apiVersion: 1, openDossiers: 1, published: 1 });
		expect(dropped?.message.vi).toContain('chỉ hỗ trợ: 2, 3. Còn 1 hồ sơ đang mở và 1 đơn vị đang công bố');
	});

	describe('that fail', () => {
		const price = { step: 'price' };
		/** As many dossiers as open the breaker. */
		async function breakIt(): Promise<DeskDossier[]> {
			const broken: DeskDossier[] = [];
			for (let n = 0; n < 5; n++) broken.push(await way.received({ mood: 'broken' }));
			return broken;
		}

		it('have the failing step stopped for all of their dossiers, loudly, and go on when a person says so', async () => {
			const broken = await breakIt();
			expect(await office().alarms()).toMatchObject([
				{
					kind: 'breaker',
					code: CODE,
					version: '1.0.0',
					step: { vi: 'Tính lệ phí' },
					published: true,
					openDossiers: 5,
				},
			]);
			const innocent = await way.received({ mood: 'fine' });
			expect(innocent.blocked).toMatchObject({ failure: 'stopped', owner: 'administrator' });
			expect(innocent.blocked?.reason.vi).toContain('5 lần trong 10 phút');
			expect(innocent.clock.state).toBe('running');
			// Never taken off the catalogue behind anybody's back.
			expect(await callerFor(test.services, null).public.procedure.get(one)).toMatchObject({ digest: ward.digest });
			const [procedures] = (await readHealth(test.services)).checks.filter(({ id }) => id === 'procedures');
			expect(procedures).toMatchObject({ ok: false });

			const listed = (await office().list(one)).versions[0];
			expect(listed?.stuck).toMatchObject([{ step: 'price', blocked: 6, breaker: { failures: 5 } }]);
			await office().releaseStep({ ...first(), ...price });
			expect(await office().alarms()).toEqual([]);
			for (const dossier of broken.slice(1))
				await way.as('receptionist').withdraw({ ...way.target(dossier), reason: 'Không cần nữa' });
			test.clock.advance({ minutes: 1 });
			expect(await office().retry({ ...first(), ...price })).toEqual({ retried: 2, left: false });
			await test.engine.idle();
			expect((await way.as('receptionist').get({ dossierId: innocent.id })).status).toBe('paymentRequested');
			// What failed before the release does not count against the step any more.
			expect((await office().list(one)).versions[0]?.stuck).toMatchObject([
				{ step: 'price', blocked: 1, breaker: null },
			]);
			expect(await refusalOf(office().releaseStep({ ...first(), step: 'draft' }))).toMatchObject({
				code: 'version.stepNotStopped',
			});
		});

		it('do not stop for failures that are far apart, nor for what is not the author’s', async () => {
			for (let n = 0; n < 5; n++) {
				await way.received({ mood: 'broken' });
				test.clock.advance({ minutes: 3 });
			}
			for (let n = 0; n < 6; n++) await way.received({ mood: 'greedy' });
			expect(await office().alarms()).toEqual([]);
		});

		it('leave other procedures alone', async () => {
			const other = await createTestWard(test.services, {
				code: '00999',
				source: await sampleVersion({ version: '1.0.0', manifest: { code: '9.000002' } }),
			});
			await breakIt();
			const elsewhere = journey(test, other);
			const submission = { ...sampleSubmission(other), code: '9.000002' };
			const filed = await callerFor(test.services, other.people.receptionist).desk.dossier.fileAtCounter({
				...submission,
				documents: [],
				channel: 'counter',
			});
			await test.engine.idle();
			expect(await elsewhere.as('receptionist').get({ dossierId: filed.id })).toMatchObject({
				blocked: null,
				status: 'paymentRequested',
			});
			expect(await callerFor(test.services, other.people.administrator).ward.versions.alarms()).toEqual([]);
		});

		it('by the hand of the administrator stand still as a whole until they are released', async () => {
			await office().quarantine({ ...first(), reason: 'Nghi ngờ sai kết quả' });
			expect(await refusalOf(office().quarantine({ ...first(), reason: 'x' }))).toMatchObject({
				code: 'procedure.quarantined',
			});
			const dossier = await way.received();
			expect(dossier.blocked?.reason.vi).toContain('Nghi ngờ sai kết quả');
			expect(await office().alarms()).toMatchObject([{ kind: 'quarantine', published: true }]);
			await office().release(first());
			expect(await refusalOf(office().release(first()))).toMatchObject({ code: 'version.notQuarantined' });
			await office().retry({ ...first(), ...price });
			await test.engine.idle();
			expect((await way.as('receptionist').get({ dossierId: dossier.id })).status).toBe('paymentRequested');
		});

		it('because the disk broke them are quarantined; their dossiers wait and go on once the file is whole again', async () => {
			const dossier = await way.registered();
			const file = join(test.dataDir, 'packages', `${ward.digest}.procpkg`);
			const whole = await test.services.packages.archive(ward.digest);
			await appendFile(file, 'rot');
			test.services.catalogue.forgetProcedure(ward.digest);
			const refused = await refusalOf(way.as('receptionist').get({ dossierId: dossier.id }));
			expect(refused).toMatchObject({ kind: 'SERVICE_UNAVAILABLE', code: 'procedure.broken' });
			expect(await stored(ward.digest)).toMatchObject({ quarantinedBy: 'motcua' });
			expect(await office().alarms()).toMatchObject([{ kind: 'broken', openDossiers: 1, step: null }]);
			// Lists, other dossiers and the catalogue go on.
			const list = await callerFor(test.services, ward.people.receptionist).desk.worklist.list({ view: 'open' });
			expect(list.items.map(({ id }) => id)).toContain(dossier.id);
			expect(await callerFor(test.services, null).public.procedure.search({})).toEqual([]);
			expect(await refusalOf(office().release(first()))).toMatchObject({ code: 'procedure.broken' });

			await writeFile(file, whole);
			await office().release(first());
			const received = await way.as('receptionist').receive(way.target(dossier));
			await test.engine.idle();
			expect(await way.as('receptionist').get({ dossierId: received.id })).toMatchObject({
				status: 'paymentRequested',
				blocked: null,
			});
		});

		it('while a run waited for the package: it runs as soon as the package is whole, without losing an attempt', async () => {
			const dossier = await way.received({ mood: 'waits' });
			const whole = await test.services.packages.archive(ward.digest);
			const file = join(test.dataDir, 'packages', `${ward.digest}.procpkg`);
			await appendFile(file, 'rot');
			test.services.catalogue.forgetProcedure(ward.digest);
			test.clock.set('2026-11-02T10:00:00+07:00');
			await test.engine.idle();
			const { stepRun } = test.services.db.tables;
			const runs = await test.services.db.read.select().from(stepRun);
			const waiting = runs.find(({ step }) => step === 'price');
			expect(waiting).toMatchObject({ state: 'pending', failure: 'broken' });
			expect((waiting?.maxAttempts ?? 0) - (waiting?.attempt ?? 0)).toBe(5);
			await writeFile(file, whole);
			await office().release(first());
			await test.engine.idle();
			expect((await way.as('receptionist').get({ dossierId: dossier.id })).status).toBe('paymentRequested');
		});
	});

	it('show nothing to those who may not see procedures, and let only administrators uninstall', async () => {
		const clerk = callerFor(test.services, ward.people.clerk).ward.versions;
		expect(await refusalOf(clerk.list(one))).toMatchObject({ code: 'permission.denied' });
		const control = callerFor(test.services, ward.people.procedureControl).ward.versions;
		expect(await refusalOf(control.uninstall(first()))).toMatchObject({ code: 'permission.denied' });
	});
});
