import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTrackTokens, loadTrackKey } from '../../src/dossiers/tracking/track-tokens.ts';
import { fileSample } from '../../src/testing/filing.ts';
import { journey } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';
import type { ChangeNotice, SubmitReceipt } from '../../src/views.ts';

describe('following a dossier', () => {
	let test: TestServices;
	let ward: TestWard;
	let receipt: SubmitReceipt;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		receipt = await fileSample(test.services, ward);
	});
	beforeEach(() => test.clock.set('2026-11-02T09:00:00+07:00'));
	afterAll(() => test.close());

	const portal = () => callerFor(test.services, null).public.dossier;

	it.each(['0912345678', '+84 912 345 678', '0912.345.678', '001185012345', '001 185 012 345'])(
		'opens with the code and “%s”',
		async (secondFact) => {
			const { dossier } = await portal().track({ code: ` ${receipt.code.toLowerCase()} `, secondFact });
			expect(dossier.dossierId).toBe(receipt.dossierId);
		},
	);

	it('answers an unknown code and a wrong fact with the very same words', async () => {
		const wrongFact = await refusalOf(portal().track({ code: receipt.code, secondFact: '0912345679' }));
		const wrongCode = await refusalOf(portal().track({ code: 'TMP-0000000000', secondFact: '0912345678' }));
		const nobody = await refusalOf(portal().track({ code: 'TMP-0000000000', secondFact: '+84000000000' }));
		expect(wrongFact).toMatchObject({ kind: 'NOT_FOUND', code: 'tracking.noMatch' });
		expect(wrongCode).toEqual(wrongFact);
		expect(nobody).toEqual(wrongFact);
	});

	it('opens for half an hour', async () => {
		const { trackToken } = await portal().track({ code: receipt.code, secondFact: '0912345678' });
		test.clock.advance({ minutes: 29 });
		expect((await portal().tracked({ trackToken })).dossierId).toBe(receipt.dossierId);
		test.clock.advance({ minutes: 1 });
		const refusal = await refusalOf(portal().tracked({ trackToken }));
		expect(refusal).toMatchObject({ kind: 'UNAUTHORIZED', code: 'tracking.expired' });
	});

	it('does not open with a token that somebody made or changed', async () => {
		const [wardId = '', dossierId = '', ends = '', mac = ''] = receipt.trackToken.split('.');
		const later = (Number.parseInt(ends, 36) + 3600).toString(36);
		const stranger = createTrackTokens(new Uint8Array(32), test.clock).issue(wardId, dossierId);
		for (const token of [
			stranger,
			[wardId, dossierId, later, mac].join('.'),
			[wardId, ward.wardId, ends, mac].join('.'),
			[wardId, dossierId, ends].join('.'),
			'x',
		])
			expect(await refusalOf(portal().tracked({ trackToken: token }))).toMatchObject({ code: 'tracking.expired' });
	});

	it('keeps its key over restarts, readable by the owner alone', async () => {
		const again = createTrackTokens(await loadTrackKey(test.dataDir), test.clock);
		expect(again.open(receipt.trackToken)).toEqual({ wardId: ward.wardId, dossierId: receipt.dossierId });
	});

	it('shows the office instead of its people, and no result before it is out', async () => {
		const way = journey(test, ward);
		const dossier = await way.signed();
		const trackToken = test.services.trackTokens.issue(ward.wardId, dossier.id);
		const seen = await portal().tracked({ trackToken });
		expect(seen.results).toEqual([]);
		expect(seen.outcome).toBeNull();
		expect(new Set(seen.timeline.filter((entry) => entry.actorKind === 'staff').map((entry) => entry.actor))).toEqual(
			new Set(['Trung tâm Phục vụ hành chính công']),
		);
		// Who signed stands on the result itself; who handled it does not concern the citizen.
		const { leader, ...others } = ward.people;
		expect(seen.timeline.find((entry) => entry.type === 'signed')?.detail?.vi).toContain(leader.name);
		for (const person of Object.values(others)) expect(JSON.stringify(seen)).not.toContain(person.name);
	});

	it('says what to do or expect at every turn', async () => {
		const way = journey(test, ward);
		const texts: string[] = [];
		const look = async (dossierId: string) => {
			const trackToken = test.services.trackTokens.issue(ward.wardId, dossierId);
			texts.push((await portal().tracked({ trackToken })).nextText.vi);
		};
		await look((await way.registered()).id);
		await look((await way.received()).id);
		await look((await way.drafted()).id);
		await look((await way.resolved()).id);
		expect(texts).toEqual([
			expect.stringContaining('sẽ kiểm tra và trả lời trước 09:00 ngày 03/11/2026'),
			expect.stringContaining('nộp phí, lệ phí 4.000 đồng'),
			expect.stringContaining('trả lời câu hỏi của cơ quan giải quyết trước 17:00 ngày 04/11/2026'),
			expect.stringContaining('đến quầy nhận'),
		]);
	});

	it('tells the open page of a change', async () => {
		const { dossierId, trackToken } = await fileSample(test.services, ward);
		await test.engine.idle();
		const changes = await portal().onChange({ trackToken });
		const first = (changes as AsyncIterable<ChangeNotice>)[Symbol.asyncIterator]();
		const heard = first.next();
		await new Promise((resolve) => setImmediate(resolve));
		const desk = callerFor(test.services, ward.people.receptionist).desk.dossier;
		const { seq } = await desk.get({ dossierId });
		await desk.reject({ dossierId, expectedSeq: seq, reason: 'Nhầm thủ tục' });
		expect((await heard).value).toEqual({ dossierId, seq: seq + 1, status: 'rejected' });
		await first.return?.();
	});
});
