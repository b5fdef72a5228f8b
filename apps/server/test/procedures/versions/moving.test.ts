import { loadDossier } from '@motcua/database';
import { verifyChain } from '@motcua/domain/dossier';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMove } from '../../../src/procedures/versions/moving/run-move.ts';
import { journey } from '../../../src/testing/journey.ts';
import { refusalOf } from '../../../src/testing/refusal.ts';
import { sampleVersion, withReason } from '../../../src/testing/sample-versions.ts';
import { startTestServices, type TestServices } from '../../../src/testing/test-services.ts';
import { callerFor, createTestWard, publish, type TestWard } from '../../../src/testing/test-ward.ts';
import type { DeskDossier, MoveDossierView, MoveView } from '../../../src/views.ts';

const CODE = '9.000001';
const reason = 'Mẫu tờ khai mới có hiệu lực';

describe('moving open dossiers to another version', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
	});
	afterEach(() => test.close());

	const office = () => callerFor(test.services, ward.people.administrator).ward.versions;
	const stateOf = async ({ id }: Pick<DeskDossier, 'id'>) =>
		(await loadDossier(test.services.db.read, ward.wardId, id)) ?? expect.fail('no such dossier');

	/** The move as it stands once nobody works on it. */
	async function settled(move: Promise<MoveView> | MoveView): Promise<MoveView> {
		const { id } = await move;
		for (let look = 0; look < 400; look++) {
			const now = await office().move.read({ moveId: id });
			if (!now.state.endsWith('ing')) return now;
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		throw new Error('the move did not end');
	}
	const dryRun = (fromDigest: string, toDigest: string, kind: 'migration' | 'hotfix' = 'migration') =>
		settled(office().move.plan({ code: CODE, fromDigest, toDigest, kind, reason }));
	const said = async (move: MoveView): Promise<readonly MoveDossierView[]> =>
		(await office().move.dossiers({ moveId: move.id })).items;
	const ofDossier = async (move: MoveView, { id }: Pick<DeskDossier, 'id'>): Promise<MoveDossierView> =>
		(await said(move)).find(({ dossierId }) => dossierId === id) ?? expect.fail('not in the move');

	it('tells dossier by dossier what would be asked again, lost or decided otherwise, and changes nothing', async () => {
		const harmless = await way.paid();
		const dossier = await way.received({ copies: 3, mood: 'fine' });
		const target = await publish(
			test.services,
			ward.wardId,
			await sampleVersion({
				version: '2.0.0',
				form: (form) => withReason(form, 'email'),
				code: [[/(\w+)\.perCopy/, '2*$1.perCopy']],
				manifest: {
					documents: [
						{
							key: 'household',
							name: { vi: 'Giấy xác nhận cư trú', en: 'Proof of residence' },
							kind: 'copy',
							required: true,
							quantity: 1,
						},
					],
				},
			}),
		);
		const before = (await stateOf(dossier)).state;
		const move = await dryRun(ward.digest, target);
		expect(move).toMatchObject({
			state: 'planned',
			assessed: 2,
			verdicts: { ok: 0, manual: 2, refused: 0 },
			chosen: 0,
		});
		const { verdict, detail } = await ofDossier(move, dossier);
		expect(verdict).toBe('manual');
		expect(detail).toMatchObject({
			refusal: null,
			asked: [{ path: 'reason', name: { vi: 'Lý do xin cấp' } }],
			lost: [{ key: 'email', name: { vi: 'Thư điện tử' } }],
			papers: [{ key: 'household' }],
			changed: [{ key: 'price', before: { vi: 'Đã tính; 6.000 đồng' }, after: { vi: 'Đã tính; 12.000 đồng' } }],
			fee: { beforeVnd: 6_000, afterVnd: 12_000 },
		});
		expect((await stateOf(dossier)).state).toEqual(before);
		expect((await stateOf(harmless)).state.procedure.digest).toBe(ward.digest);
	});

	it('moves what nobody would notice, leaves dates alone, and writes it into the record', async () => {
		const dossier = await way.paid();
		const target = await publish(
			test.services,
			ward.wardId,
			await sampleVersion({ version: '1.1.0', form: (form) => ({ ...form, title: { vi: 'Tờ khai', en: 'Form' } }) }),
		);
		const move = await dryRun(ward.digest, target);
		expect(move.verdicts).toEqual({ ok: 1, manual: 0, refused: 0 });
		const applied = await settled(office().move.begin({ moveId: move.id }));
		expect(applied).toMatchObject({ state: 'applied', moved: 1, skipped: 0, appliedBy: 'Trần Thị administrator' });
		const { state, events } = await stateOf(dossier);
		expect(state.procedure).toMatchObject({ digest: target, version: '1.1.0' });
		expect(verifyChain(events, state)).toMatchObject({ ok: true });
		const after = await way.as('specialist').get({ dossierId: dossier.id });
		expect(after.clock.dueAt).toBe(dossier.clock.dueAt);
		expect(after.timeline.at(-1)).toMatchObject({
			type: 'versionMoved',
			title: { vi: 'Chuyển hồ sơ sang phiên bản 1.1.0 của thủ tục' },
			actor: 'Trần Thị administrator',
		});
		const { versions } = await office().list({ code: CODE });
		expect(versions.map(({ version, openDossiers, state: at }) => [version, openDossiers, at])).toEqual([
			['1.1.0', 1, 'published'],
			['1.0.0', 0, 'installed'],
		]);
		// Work goes on under the new version.
		const examined = await way.as('specialist').completeStep({
			...way.target(after),
			step: 'examine',
			outcome: 'approve',
			answers: { opinion: 'Đủ điều kiện' },
		});
		expect(examined.step?.key).toBe('draft');
	});

	it('takes a move back until the next step, and says of which dossiers it could not', async () => {
		const [kept, gone] = [await way.paid(), await way.paid()];
		const target = await publish(
			test.services,
			ward.wardId,
			await sampleVersion({ version: '2.0.0', form: (form) => withReason(form, 'email') }),
		);
		const before = (await stateOf(kept)).state;
		const move = await dryRun(ward.digest, target);
		const also = [kept.id, gone.id];
		expect(await settled(office().move.begin({ moveId: move.id, also }))).toMatchObject({ moved: 2 });
		const moved = (await stateOf(kept)).state;
		expect(moved.answers).not.toHaveProperty('email');
		expect(moved.findings).toContainEqual(expect.objectContaining({ path: 'reason', source: 'form' }));
		await way.as('specialist').completeStep({
			...way.target(await way.as('specialist').get({ dossierId: gone.id })),
			step: 'examine',
			outcome: 'approve',
			answers: { opinion: 'Đủ điều kiện' },
		});
		const reverted = await settled(office().move.revert({ moveId: move.id }));
		expect(reverted).toMatchObject({ state: 'reverted', reverted: 1, kept: 1 });
		expect(await ofDossier(reverted, gone)).toMatchObject({
			state: 'kept',
			note: { vi: expect.stringMatching(/đã được xử lý tiếp/) },
		});
		const { state, events } = await stateOf(kept);
		expect(state).toEqual({ ...before, seq: state.seq, lastHash: state.lastHash });
		expect(verifyChain(events, state)).toMatchObject({ ok: true });
	});

	it('refuses a dossier whose step is gone, and waits for one that runs', async () => {
		const examined = await way.paid();
		const waiting = await way.received({ mood: 'waits' });
		const target = await publish(
			test.services,
			ward.wardId,
			await sampleVersion({
				version: '2.0.0',
				steps: (steps) =>
					steps
						.filter(({ key }) => key !== 'examine')
						.map((step) => JSON.parse(JSON.stringify(step).replaceAll('"examine"', '"sign"'))),
			}),
		);
		const move = await dryRun(ward.digest, target);
		expect((await ofDossier(move, examined)).detail.refusal?.vi).toContain('phiên bản 2.0.0 không có bước này');
		const wait = await ofDossier(move, waiting);
		expect([wait.verdict, wait.detail.refusal]).toEqual(['ok', null]);
		expect(wait.detail.waits?.vi).toContain('đang chạy');
		const applied = await settled(office().move.begin({ moveId: move.id }));
		expect(applied).toMatchObject({ moved: 0, skipped: 1 });
		expect((await ofDossier(applied, waiting)).note?.vi).toContain('đang chạy');
		expect((await stateOf(waiting)).state.procedure.digest).toBe(ward.digest);
	});

	it('lets a hotfix repair the dossiers that its predecessor blocked, without a dry run of each answer', async () => {
		const dossier = await way.received({ mood: 'broken' });
		expect(dossier.blocked?.failure).toBe('bug');
		const fixed = await publish(
			test.services,
			ward.wardId,
			await sampleVersion({ version: '1.0.1', code: [[/throw (new )?Error\("a fault in the step"\)/, 'break']] }),
		);
		const { versions } = await office().list({ code: CODE });
		expect(versions.find(({ digest }) => digest === fixed)?.hotfixOf).toEqual([ward.digest]);
		const move = await dryRun(ward.digest, fixed, 'hotfix');
		expect(await settled(office().move.begin({ moveId: move.id }))).toMatchObject({ moved: 1 });
		expect((await office().list({ code: CODE })).versions[0]?.stuck).toMatchObject([{ step: 'price', blocked: 1 }]);
		expect(await office().retry({ code: CODE, digest: fixed, step: 'price' })).toEqual({ retried: 1, left: false });
		await test.engine.idle();
		expect(await way.as('receptionist').get({ dossierId: dossier.id })).toMatchObject({
			blocked: null,
			status: 'paymentRequested',
		});
	});

	it('goes on after a crash where it was, and does nothing twice', async () => {
		const dossiers = [await way.paid(), await way.paid(), await way.paid()];
		const target = await publish(test.services, ward.wardId, await sampleVersion({ version: '1.0.1' }));
		const move = await dryRun(ward.digest, target);
		const { versionMove } = test.services.db.tables;
		// As a server leaves it that was killed while it moved: the state says so, nobody works on it.
		await test.services.db.write(async (tx) => {
			await tx.update(versionMove).set({ state: 'applying' });
		});
		await Promise.all([1, 2].map(() => runMove(test.services, ward.wardId, move.id)));
		expect(await settled(move)).toMatchObject({ state: 'applied', moved: 3, skipped: 0 });
		for (const dossier of dossiers) {
			const { events } = await stateOf(dossier);
			expect(events.filter(({ type }) => type === 'versionMoved')).toHaveLength(1);
		}
	});

	it('says exactly why it does not begin', async () => {
		const target = await publish(
			test.services,
			ward.wardId,
			await sampleVersion({ version: '2.0.0', form: (form) => withReason(form) }),
		);
		const ask = { code: CODE, fromDigest: ward.digest, toDigest: target, kind: 'migration', reason } as const;
		expect(await refusalOf(office().move.plan(ask))).toMatchObject({ code: 'version.nothingToMove' });
		await way.paid();
		expect(await refusalOf(office().move.plan({ ...ask, toDigest: ward.digest }))).toMatchObject({
			code: 'version.same',
			field: 'toDigest',
		});
		expect(await refusalOf(office().move.plan({ ...ask, toDigest: 'ab'.repeat(32) }))).toMatchObject({
			code: 'version.unknown',
		});
		const notAHotfix = await refusalOf(office().move.plan({ ...ask, kind: 'hotfix' }));
		expect(notAHotfix).toMatchObject({ code: 'version.notAHotfix' });
		expect(notAHotfix.message.vi).toContain('không phải bản vá của 1.0.0');
		await office().quarantine({ code: CODE, digest: target, reason: 'Thử' });
		expect(await refusalOf(office().move.plan(ask))).toMatchObject({ code: 'procedure.quarantined' });
		await office().release({ code: CODE, digest: target });
		const move = await dryRun(ward.digest, target);
		expect(await refusalOf(office().move.revert({ moveId: move.id }))).toMatchObject({ code: 'version.moveState' });
		expect(await refusalOf(office().move.begin({ moveId: move.id, also: [move.id] }))).toMatchObject({
			code: 'version.notPartOfMove',
		});
		expect(await refusalOf(office().move.read({ moveId: '019aaf00-0000-7000-8000-00000000a001' }))).toMatchObject({
			code: 'version.moveUnknown',
		});
	});
});
