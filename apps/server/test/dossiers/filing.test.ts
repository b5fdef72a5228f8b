import { findDossierByCode } from '@motcua/database';
import { newId } from '@motcua/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSample, sampleAnswers, sampleSubmission, uploadPdf } from '../../src/testing/filing.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, publish, sampleProcedure, type TestWard } from '../../src/testing/test-ward.ts';

describe('filing online', () => {
	let test: TestServices;
	let ward: TestWard;
	const submit = (submission: ReturnType<typeof sampleSubmission>) =>
		callerFor(test.services, null).public.dossier.submit(submission as never);
	const dossiers = async (): Promise<number> => {
		const { dossier } = test.services.db.tables;
		return (await test.services.db.read.select({ id: dossier.id }).from(dossier)).length;
	};

	beforeAll(async () => {
		test = await startTestServices({
			config: { limits: { fileBytes: 1_000_000, dossierBytes: 2_000 } },
		});
		ward = await createTestWard(test.services);
	});
	afterAll(() => test.close());

	it('answers with a receipt that is durable: code, promised answer, a token for this device', async () => {
		const receipt = await submit(sampleSubmission(ward));
		expect(receipt).toMatchObject({
			code: expect.stringMatching(/^TMP-[0-9A-Z]{10}$/),
			submittedAt: '2026-11-02T02:00:00.000Z',
			acceptanceDueAt: '2026-11-03T02:00:00.000Z',
			requesterName: 'Nguyễn Thị Hương',
			receiptUrl: expect.stringMatching(/^\/api\/receipts\/.+\.pdf$/),
		});
		expect(await findDossierByCode(test.services.db.read, ward.wardId, receipt.code)).toBe(receipt.dossierId);
	});

	it('keeps what the form normalises, and finds requester and subject where the manifest says', async () => {
		const { dossierId } = await fileSample(test.services, ward);
		const dossier = await callerFor(test.services, ward.people.receptionist).desk.dossier.get({ dossierId });
		expect(dossier.requester).toMatchObject({
			phone: '+84912345678',
			email: 'huong@example.vn',
			identityNumber: '001185012345',
		});
		const list = await callerFor(test.services, ward.people.receptionist).desk.worklist.list({ view: 'toReceive' });
		expect(list.items.find((item) => item.id === dossierId)?.subject).toBe('Nguyễn Thị Hương: 2 bản');
	});

	it('gives the same answer to the same key and files once, also when both calls come at once', async () => {
		const submission = sampleSubmission(ward);
		const before = await dossiers();
		const answers = await Promise.all([submit(submission), submit(submission), submit(submission)]);
		const again = await submit(submission);
		expect(new Set([...answers, again].map((answer) => answer.dossierId)).size).toBe(1);
		expect(await dossiers()).toBe(before + 1);
	});

	it('refuses the same key with other content', async () => {
		const submission = sampleSubmission(ward);
		await submit(submission);
		const other = { ...submission, answers: sampleAnswers({ copies: 3 }) };
		expect(await refusalOf(submit(other))).toMatchObject({ kind: 'CONFLICT', code: 'request.keyReused' });
	});

	it('names every wrong answer at once and stores nothing', async () => {
		const before = await dossiers();
		const wrong = { ...sampleSubmission(ward), answers: { fullName: 'A', phone: '12', mood: 'fine' } };
		const refusal = await refusalOf(submit(wrong));
		expect(refusal).toMatchObject({ kind: 'UNPROCESSABLE_CONTENT', code: 'form.invalid' });
		expect(refusal.findings?.map((finding) => finding.path)).toEqual(expect.arrayContaining(['phone', 'copies']));
		expect(await dossiers()).toBe(before);
	});

	it('takes a warning of the form along to the desk', async () => {
		const { uploadId } = await uploadPdf(test.services, ward.wardId);
		const receipt = await submit({
			...sampleSubmission(ward, { copies: 25 }),
			documents: [{ requirement: 'proof', uploadIds: [uploadId] }],
		});
		const dossier = await callerFor(test.services, ward.people.receptionist).desk.dossier.get({
			dossierId: receipt.dossierId,
		});
		expect(dossier.findings).toMatchObject([{ code: 'many', severity: 'warning', source: 'form' }]);
	});

	it('asks for a paper that the answers make necessary, and names it', async () => {
		const refusal = await refusalOf(submit(sampleSubmission(ward, { copies: 11 })));
		expect(refusal).toMatchObject({ code: 'papers.missing', field: 'documents.proof' });
	});

	it('refuses a paper that the procedure does not ask for', async () => {
		const submission = { ...sampleSubmission(ward), documents: [{ requirement: 'passport', uploadIds: [] }] };
		expect(await refusalOf(submit(submission))).toMatchObject({ code: 'papers.unknown', field: 'documents.passport' });
	});

	it('takes an upload once: for its dossier, and for no other', async () => {
		const { uploadId, fileId } = await uploadPdf(test.services, ward.wardId, 'giấy khai sinh');
		const documents = [{ requirement: 'proof', uploadIds: [uploadId] }];
		const receipt = await submit({ ...sampleSubmission(ward), documents });
		const dossier = await callerFor(test.services, ward.people.receptionist).desk.dossier.get({
			dossierId: receipt.dossierId,
		});
		const proof = dossier.documents.find((paper) => paper.requirement === 'proof');
		expect(proof?.files).toMatchObject([{ fileId, name: 'giấy khai sinh.pdf', scan: 'notScanned' }]);
		const refusal = await refusalOf(submit({ ...sampleSubmission(ward), documents }));
		expect(refusal).toMatchObject({ code: 'form.invalid', findings: [{ path: 'proof', code: 'file.unknown' }] });
		const card = [{ requirement: 'identityCard', uploadIds: [uploadId] }];
		expect(await refusalOf(submit({ ...sampleSubmission(ward), documents: card }))).toMatchObject({
			code: 'upload.unknown',
			field: 'documents.identityCard',
		});
	});

	it('finds files in the file field of the form as well', async () => {
		const { uploadId, fileId } = await uploadPdf(test.services, ward.wardId, 'từ biểu mẫu');
		const receipt = await submit(sampleSubmission(ward, { proof: [uploadId] }));
		const dossier = await callerFor(test.services, ward.people.receptionist).desk.dossier.get({
			dossierId: receipt.dossierId,
		});
		expect(dossier.documents.find((paper) => paper.requirement === 'proof')?.files[0]?.fileId).toBe(fileId);
	});

	it('holds the form’s limits on a paper whichever way its files were named', async () => {
		const { uploadId } = await uploadPdf(test.services, ward.wardId, 'ảnh', 'image/png');
		const submission = { ...sampleSubmission(ward), documents: [{ requirement: 'proof', uploadIds: [uploadId] }] };
		const refusal = await refusalOf(submit(submission));
		expect(refusal).toMatchObject({ code: 'form.invalid', findings: [{ path: 'proof', code: 'file.kind' }] });
	});

	it('refuses files that are too much for one dossier', async () => {
		const uploads = await Promise.all(
			['a', 'b', 'c'].map((text) => uploadPdf(test.services, ward.wardId, text.repeat(800))),
		);
		const uploadIds = uploads.map(({ uploadId }) => uploadId);
		const refusal = await refusalOf(
			submit({ ...sampleSubmission(ward), documents: [{ requirement: 'proof', uploadIds }] }),
		);
		expect(refusal).toMatchObject({ kind: 'PAYLOAD_TOO_LARGE', code: 'upload.dossierTooLarge', field: 'documents' });
	});

	it('wants an address when the result shall be posted', async () => {
		const submission = { ...sampleSubmission(ward), delivery: { method: 'publicPost' as const } };
		expect(await refusalOf(submit(submission))).toMatchObject({ code: 'delivery.addressMissing' });
	});

	it('refuses a procedure that the ward does not offer, and a version that nobody installed', async () => {
		const elsewhere = { ...sampleSubmission(ward), code: '1.999999' };
		expect(await refusalOf(submit(elsewhere))).toMatchObject({ kind: 'NOT_FOUND', code: 'procedure.notPublished' });
		const unknown = { ...sampleSubmission(ward), digest: 'f'.repeat(64) };
		expect(await refusalOf(submit(unknown))).toMatchObject({ kind: 'CONFLICT', code: 'procedure.outdated' });
	});

	it('lets somebody finish with the version that they read when a newer one is published meanwhile', async () => {
		const begun = sampleSubmission(ward);
		const source = await sampleProcedure();
		const newer = { ...source, manifest: { ...source.manifest, version: '1.1.0' } };
		const digest = await publish(test.services, ward.wardId, newer);
		const receipt = await submit(begun);
		const dossier = await callerFor(test.services, ward.people.receptionist).desk.dossier.get({
			dossierId: receipt.dossierId,
		});
		expect(dossier.procedure).toMatchObject({ version: '1.0.0', digest: ward.digest });
		expect((await callerFor(test.services, null).public.procedure.get({ code: '9.000001' })).digest).toBe(digest);
	});

	it('has limits at the door: unknown members, ids that are none', async () => {
		const call = submit({ ...sampleSubmission(ward), idempotencyKey: 'again' });
		await expect(call).rejects.toMatchObject({ code: 'BAD_REQUEST' });
		const more = submit({ ...sampleSubmission(ward), wardId: newId() } as never);
		await expect(more).rejects.toMatchObject({ code: 'BAD_REQUEST' });
	});
});

describe('a ward that has switched its online filing off', () => {
	it('says so and where to file', async () => {
		const test = await startTestServices();
		try {
			const ward = await createTestWard(test.services, { settings: { onlineFiling: false } });
			expect(await refusalOf(fileSample(test.services, ward))).toMatchObject({ code: 'filing.closed' });
		} finally {
			await test.close();
		}
	});
});

describe('the check before filing', () => {
	let test: TestServices;
	let ward: TestWard;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
	});
	afterAll(() => test.close());

	const check = (answers: Record<string, unknown>) =>
		callerFor(test.services, null).public.dossier.check({ code: '9.000001', digest: ward.digest, answers });

	it('adds what the code of the procedure finds', async () => {
		expect(await check(sampleAnswers({ copies: 13 }))).toMatchObject({
			validator: 'ran',
			findings: [{ code: 'copies.unlucky', path: 'copies' }],
		});
	});

	it('shows the form only what is wrong with it, before any code sees it', async () => {
		const result = await check({ copies: 0 });
		expect(result.validator).toBe('none');
		expect(result.findings.some((finding) => finding.severity === 'error')).toBe(true);
	});

	it('never stands in the way when the sandbox is not there', async () => {
		// A sandbox that never answers can't be had on demand from the real one; the use case only sees its interface.
		const runner = { run: () => new Promise<never>(() => {}), close: async () => {} };
		const portal = callerFor({ ...test.services, runner }, null).public.dossier;
		const answers = sampleAnswers();
		const result = await portal.check({ code: '9.000001', digest: ward.digest, answers });
		expect(result).toEqual({ findings: [], validator: 'unavailable' });
	});
});
