import { listAudit } from '@motcua/database';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffSession } from '../../src/api/trpc.ts';
import { registerDossierRoutes } from '../../src/dossiers/routes.ts';
import { createHttpApp } from '../../src/http/app.ts';
import { sampleSubmission } from '../../src/testing/filing.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';
import type { DeskDossier } from '../../src/views.ts';

describe('papers and results over HTTP', () => {
	let test: TestServices;
	let ward: TestWard;
	let app: FastifyInstance;
	let way: ReturnType<typeof journey>;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
		app = await createHttpApp({ logger: pino({ level: 'silent' }), trustedProxies: [], isHttps: false });
		// The session layer has its own tests; here a header says who is signed in.
		const sessionOf = async (request: { headers: Record<string, unknown> }): Promise<StaffSession | null> =>
			ward.people[request.headers['x-role'] as 'clerk'] ?? null;
		registerDossierRoutes(app, test.services, { sessionOf });
	});
	afterAll(async () => {
		await app.close();
		await test.close();
	});

	const get = (url: string, role?: string) => app.inject({ url, headers: role ? { 'x-role': role } : {} });
	const token = (dossier: Pick<DeskDossier, 'id'>) => test.services.trackTokens.issue(ward.wardId, dossier.id);

	it('give the receipt to whoever holds the token: of the filing, then form 01', async () => {
		const { dossierId, receiptUrl } = await callerFor(test.services, null).public.dossier.submit(
			sampleSubmission(ward) as never,
		);
		const receipt = await get(receiptUrl);
		expect(receipt.statusCode).toBe(200);
		expect(receipt.headers).toMatchObject({
			'content-type': 'application/pdf',
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store',
			'content-disposition': expect.stringMatching(/^attachment; filename=".*TMP-.*\.pdf"/),
		});
		expect(receipt.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');

		await test.engine.idle();
		const filed = await way.as('receptionist').get({ dossierId });
		await way.as('receptionist').receive(way.target(filed));
		const slip = await get(receiptUrl);
		expect(decodeURIComponent(String(slip.headers['content-disposition']))).toContain('Mẫu 01');
	});

	it('refuse a token that is not ours, without saying more', async () => {
		const answer = await get('/api/receipts/x.y.z.pdf');
		expect(answer.statusCode).toBe(401);
		expect(answer.json()).toMatchObject({ code: 'tracking.expired' });
	});

	it('print every slip that the dossier has come to', async () => {
		const asked = await way.as('specialist').requestSupplement({
			...way.target(await way.paid()),
			items: ['Bản chụp giấy khai sinh'],
			reason: 'Thiếu giấy tờ',
		});
		expect(asked.slips.map((slip) => slip.form)).toEqual(['01', '02', '06', 'fee', 'receipt']);
		for (const slip of asked.slips) {
			const answer = await get(slip.url, 'receptionist');
			expect(answer.statusCode, slip.form).toBe(200);
			expect(await test.services.documents.pdfPageCount(answer.rawPayload), slip.form).toBeGreaterThan(0);
		}
		const log = await listAudit(test.services.db.read, { wardId: ward.wardId, target: `dossier:${asked.id}` });
		expect(log.items.filter((entry) => entry.action === 'dossier.slipPrinted')).toHaveLength(5);
	});

	it('print the letters of the end: refusal, extension, stop', async () => {
		const rejected = await way.as('receptionist').reject({ ...way.target(await way.registered()), reason: 'Nhầm nơi' });
		expect(rejected.slips.map((slip) => slip.form)).toEqual(['03', 'receipt']);
		const extended = await way.as('specialist').extend({
			...way.target(await way.paid()),
			newDueOn: '2026-11-09',
			reason: 'Chờ xác minh',
		});
		const stopped = await way.as('specialist').stop({
			...way.target(extended),
			kind: 'notEligible',
			reason: 'Không đủ điều kiện',
		});
		expect(stopped.slips.map((slip) => slip.form)).toEqual(['01', '04', '05', '06', 'fee', 'receipt']);
		for (const [dossier, form] of [
			[rejected, '03'],
			[stopped, '04'],
			[stopped, '05'],
		] as const)
			expect((await get(`/api/slips/${dossier.id}/${form}.pdf`, 'clerk')).statusCode, form).toBe(200);
	});

	it('have slips for staff who may read dossiers, and only those that exist', async () => {
		const dossier = await way.registered();
		const url = `/api/slips/${dossier.id}/receipt.pdf`;
		expect((await get(url)).statusCode).toBe(401);
		expect((await get(url, 'assistant')).statusCode).toBe(403);
		expect((await get(`/api/slips/${dossier.id}/01.pdf`, 'clerk')).json()).toMatchObject({ code: 'slip.notYet' });
		expect((await get(`/api/slips/${dossier.id}/99.pdf`, 'clerk')).json()).toMatchObject({ code: 'slip.unknown' });
		expect((await get(`/api/slips/${ward.wardId}/01.pdf`, 'clerk')).json()).toMatchObject({ code: 'dossier.notFound' });
	});

	it('keep the result back until it is out, except as the draft that the citizen is asked about', async () => {
		const drafted = await way.drafted();
		const fileId = drafted.results[0]?.fileId ?? '';
		const url = `/api/results/${fileId}?token=${encodeURIComponent(token(drafted))}`;
		expect((await get(url)).statusCode).toBe(200);

		const signed = await way.signed();
		const early = `/api/results/${signed.results[0]?.fileId}?token=${encodeURIComponent(token(signed))}`;
		expect((await get(early)).json()).toMatchObject({ code: 'result.unknown' });
		const issued = await way.as('clerk').completeStep({ ...way.target(signed), step: 'issue', outcome: 'issued' });
		const out = await get(early);
		expect(out.statusCode).toBe(200);
		expect(out.headers['content-disposition']).toMatch(/^attachment/);
		expect(out.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
		// At the counter a download is no hand-over.
		expect((await way.as('clerk').get({ dossierId: issued.id })).status).toBe('resolved');
	});

	it('do not give a result to the token of another dossier', async () => {
		const resolved = await way.resolved();
		const other = await way.registered();
		const answer = await get(`/api/results/${resolved.results[0]?.fileId}?token=${encodeURIComponent(token(other))}`);
		expect(answer.statusCode).toBe(404);
	});

	it('record the download as the hand-over of a result that was asked for electronically', async () => {
		const { services, engine } = test;
		const submission = { ...sampleSubmission(ward), delivery: { method: 'electronic' as const } };
		const { dossierId } = await callerFor(services, null).public.dossier.submit(submission as never);
		await engine.idle();
		const desk = (role: keyof TestWard['people']) => way.as(role);
		await desk('receptionist').receive(way.target(await desk('receptionist').get({ dossierId })));
		await engine.idle();
		const paid = await desk('cashier').collectPayment({
			...way.target(await desk('cashier').get({ dossierId })),
			method: 'cash',
		});
		const refused = await desk('specialist').completeStep({
			...way.target(paid),
			step: 'examine',
			outcome: 'approve',
			answers: { opinion: 'Đồng ý' },
		});
		await engine.idle();
		const asked = await desk('specialist').get({ dossierId: refused.id });
		await callerFor(services, null).public.dossier.answerStep({
			trackToken: token(asked),
			expectedSeq: asked.seq,
			step: 'confirm',
			outcome: 'yes',
		});
		const { sha256 } = await desk('leader').signPreview({ dossierId, step: 'sign' });
		const toSign = way.target(await desk('leader').get({ dossierId }));
		const signed = await desk('leader').sign({ ...toSign, step: 'sign', outcome: 'signed', sha256 });
		await desk('clerk').completeStep({ ...way.target(signed), step: 'issue', outcome: 'issued' });
		const url = `/api/results/${sha256}?token=${encodeURIComponent(token(asked))}`;
		expect((await get(url)).statusCode).toBe(200);
		expect((await get(url)).statusCode).toBe(200);
		const returned = await desk('clerk').get({ dossierId });
		expect(returned).toMatchObject({
			status: 'returned',
			delivery: { method: 'electronic', receivedBy: 'Nguyễn Thị Hương' },
		});
		expect(returned.timeline.filter((entry) => entry.type === 'returned')).toHaveLength(1);
	});
});
