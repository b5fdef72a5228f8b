import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleAnswers, sampleSubmission, uploadPdf } from '../../src/testing/filing.ts';
import { journey, kindsOf } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('the desk', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
	});
	afterAll(() => test.close());

	it('receives: official code, running clock, first step', async () => {
		const dossier = await way.as('receptionist').receive(way.target(await way.registered()));
		expect(dossier).toMatchObject({
			code: expect.stringMatching(/^H26\.334-261102-\d{4}$/),
			status: 'processing',
			clock: { state: 'running', dueAt: '2026-11-05T10:00:00.000Z' },
		});
		expect(dossier.clock.explanation.at(-1)?.vi).toContain('Hẹn trả kết quả');
	});

	it('gives codes without gaps: a reception that is refused gives its number back', async () => {
		const first = await way.registered();
		const second = await way.registered();
		const code = (await way.as('receptionist').receive(way.target(first))).code;
		await refusalOf(way.as('receptionist').receive({ ...way.target(second), expectedSeq: 1 }));
		const next = (await way.as('receptionist').receive(way.target(second))).code;
		expect(Number(next.slice(-4))).toBe(Number(code.slice(-4)) + 1);
	});

	it('tells who was faster, when two act on what they saw at the same time', async () => {
		const dossier = await way.registered();
		const paper = dossier.documents[0]?.id ?? '';
		await way
			.as('receptionist')
			.digitise({ ...way.target(dossier), documentId: paper, digitisation: 2, uploadIds: [] });
		const refusal = await refusalOf(way.as('centerDirector').receive(way.target(dossier)));
		expect(refusal).toMatchObject({
			kind: 'CONFLICT',
			code: 'dossier.stale',
			changedBy: { name: 'Trần Thị receptionist', seq: dossier.seq + 1 },
		});
	});

	it('lets somebody go on when a colleague only left a note meanwhile', async () => {
		const dossier = await way.registered();
		await way.as('receptionist').addNote({ ...way.target(dossier), text: 'Đã gọi điện' });
		expect((await way.as('centerDirector').receive(way.target(dossier))).status).toBe('processing');
	});

	it('lets one of two win who receive in the same moment', async () => {
		const dossier = await way.registered();
		const both = await Promise.allSettled([
			way.as('receptionist').receive(way.target(dossier)),
			way.as('centerDirector').receive(way.target(dossier)),
		]);
		expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	it('refuses reception with a reason, for good', async () => {
		const dossier = await way.as('receptionist').reject({
			...way.target(await way.registered()),
			reason: 'Không thuộc thẩm quyền',
		});
		expect(dossier).toMatchObject({ status: 'rejected', nationalStatus: 3, clock: { state: 'notStarted' } });
		expect(kindsOf(dossier)).toEqual(['addNote']);
		const refusal = await refusalOf(way.as('receptionist').receive(way.target(dossier)));
		expect(refusal).toMatchObject({ kind: 'UNPROCESSABLE_CONTENT', code: 'dossier.final' });
	});

	it('asks for a supplement, which the citizen answers on the tracking page', async () => {
		const asked = await way.as('receptionist').requestSupplement({
			...way.target(await way.registered()),
			items: ['Bản chụp giấy khai sinh', 'Sửa số bản'],
			reason: 'Thiếu giấy tờ',
			respondBy: '2026-11-10',
		});
		expect(asked).toMatchObject({ status: 'supplementRequested', supplements: [{ answeredAt: null }] });
		expect(asked.supplements[0]?.respondBy).toBe('2026-11-10T10:00:00.000Z');

		const { services } = test;
		const portal = callerFor(services, null).public.dossier;
		const trackToken = services.trackTokens.issue(ward.wardId, asked.id);
		const seen = await portal.tracked({ trackToken });
		expect(seen.supplement?.items).toHaveLength(2);
		expect(seen.form?.id).toBe('application');
		const { uploadId } = await uploadPdf(services, ward.wardId, 'giấy khai sinh');
		const answered = await portal.answerSupplement({
			trackToken,
			expectedSeq: seen.seq,
			answers: { ...seen.answers, copies: 4 },
			documents: [{ requirement: 'proof', uploadIds: [uploadId] }],
		});
		expect(answered).toMatchObject({ status: 'registered', supplement: null });
		await test.engine.idle();
		const again = await way.as('receptionist').get({ dossierId: asked.id });
		expect(again.documents.find((paper) => paper.requirement === 'proof')?.files).toHaveLength(1);
		expect(again.answers.flatMap((section) => section.rows).find((row) => row.key === 'copies')?.text.vi).toBe('4');
	});

	it('keeps papers that a corrected form names again', async () => {
		const { services } = test;
		const portal = callerFor(services, null).public.dossier;
		const { uploadId, fileId } = await uploadPdf(services, ward.wardId, 'từ đầu');
		const receipt = await portal.submit(sampleSubmission(ward, { proof: [uploadId] }) as never);
		await test.engine.idle();
		const filed = await way.as('receptionist').get({ dossierId: receipt.dossierId });
		const asked = await way.as('receptionist').requestSupplement({
			...way.target(filed),
			items: ['Sửa số bản'],
			reason: 'Số bản chưa đúng',
		});
		const answered = await portal.answerSupplement({
			trackToken: receipt.trackToken,
			expectedSeq: asked.seq,
			answers: sampleAnswers({ copies: 3, proof: [uploadId] }),
			documents: [],
		});
		expect(answered.documents.find((paper) => paper.requirement === 'proof')?.files[0]?.fileId).toBe(fileId);
	});

	it('takes in papers that were brought to the counter, with a note of how they came', async () => {
		const asked = await way.as('receptionist').requestSupplement({
			...way.target(await way.registered()),
			items: ['Xuất trình thẻ căn cước'],
			reason: 'Chưa đối chiếu',
		});
		const without = way.as('receptionist').answerSupplement({ ...way.target(asked), documents: [] });
		expect(await refusalOf(without)).toMatchObject({ code: 'note.required' });
		const taken = await way.as('receptionist').answerSupplement({
			...way.target(asked),
			documents: [],
			note: 'Đã xuất trình tại quầy',
		});
		expect(taken.status).toBe('registered');
	});

	it('files at the counter and receives in one act', async () => {
		const dossier = await way.as('receptionist').fileAtCounter({
			...(sampleSubmission(ward) as never as Parameters<ReturnType<typeof way.as>['fileAtCounter']>[0]),
			channel: 'counter',
			shown: ['identityCard'],
		});
		expect(dossier).toMatchObject({ channel: 'counter', status: 'processing' });
		expect(dossier.documents.find((paper) => paper.requirement === 'identityCard')?.given).toBe('shown');
		expect(dossier.timeline.slice(0, 3).map((entry) => entry.type)).toEqual(['submitted', 'received', 'stepEntered']);
	});

	it('records a scan of a paper', async () => {
		const dossier = await way.registered();
		const paper = dossier.documents.find((one) => one.requirement === 'identityCard');
		const { uploadId } = await uploadPdf(test.services, ward.wardId, 'thẻ căn cước');
		const digitised = await way.as('receptionist').digitise({
			...way.target(dossier),
			documentId: paper?.id ?? '',
			digitisation: 1,
			uploadIds: [uploadId],
		});
		expect(digitised.documents.find((one) => one.requirement === 'identityCard')).toMatchObject({
			digitisation: 1,
			files: [{ name: 'thẻ căn cước.pdf' }],
		});
	});
});
