import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyRequest, InjectOptions, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestContext } from '../../src/api/trpc.ts';
import { appRouter } from '../../src/app-router.ts';
import { createHttpApp } from '../../src/http/app.ts';
import { registerTrpc } from '../../src/http/trpc-calls.ts';
import { sampleSubmission } from '../../src/testing/filing.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

const json = { 'content-type': 'application/json' };
const query = (input: unknown): string => `input=${encodeURIComponent(JSON.stringify(input))}`;

/** What a client can send, by name; each goes to our mount and to tRPC's own. */
const requests: Readonly<Record<string, InjectOptions>> = {
	'a query': { url: '/trpc/public.ward.info' },
	'a query with input': { url: `/trpc/public.procedure.search?${query({ text: 'khai sinh' })}` },
	'a refusal of a use case': { url: `/trpc/public.procedure.get?${query({ code: '9.999999' })}` },
	'input that the schema refuses': { url: `/trpc/public.procedure.get?${query({ code: 7 })}` },
	'no input where some is needed': { url: '/trpc/public.procedure.get' },
	'a refused mutation': {
		method: 'POST',
		url: '/trpc/public.dossier.submit',
		headers: json,
		payload: { idempotencyKey: 'x' },
	},
	'a mutation without a body': { method: 'POST', url: '/trpc/public.dossier.submit', headers: json },
	'staff only, signed out': { url: '/trpc/desk.me' },
	'a procedure that does not exist': { url: '/trpc/public.nothing' },
	'a name of every object': { url: '/trpc/constructor' },
	'a query by POST': { method: 'POST', url: '/trpc/public.ward.info', headers: json, payload: {} },
	'a mutation by GET': { url: '/trpc/public.dossier.submit' },
	HEAD: { method: 'HEAD', url: '/trpc/public.ward.info' },
	'a batch': { url: `/trpc/public.ward.info,public.procedure.search?batch=1&${query({ 1: { text: '' } })}` },
	'a batch by POST': {
		method: 'POST',
		url: '/trpc/public.dossier.submit?batch=1',
		headers: json,
		payload: { 0: { idempotencyKey: 'x' } },
	},
	'a streamed batch': {
		url: `/trpc/public.ward.info?batch=1&${query({})}`,
		headers: { 'trpc-accept': 'application/jsonl' },
	},
	'a character set': {
		method: 'POST',
		url: '/trpc/public.dossier.submit',
		headers: { 'content-type': 'application/json; charset=utf-8' },
		payload: '{}',
	},
};

const mediaType = (answer: LightMyRequestResponse): unknown => String(answer.headers['content-type']).split(';', 1)[0];

describe('calls of the router over HTTP', () => {
	let test: TestServices;
	let ward: TestWard;
	let ours: FastifyInstance;
	let theirs: FastifyInstance;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		const createContext = async (request: FastifyRequest): Promise<RequestContext> => ({
			services: test.services,
			session: null,
			ip: request.ip,
			requestId: 'the same for both',
		});
		const bare = () => createHttpApp({ logger: pino({ level: 'silent' }), trustedProxies: [], isHttps: false });
		ours = bare();
		await registerTrpc(ours, { router: appRouter, createContext });
		theirs = bare();
		await theirs.register(fastifyTRPCPlugin, {
			prefix: '/trpc',
			trpcOptions: { router: appRouter, createContext: ({ req }: { req: FastifyRequest }) => createContext(req) },
		});
	});
	afterAll(async () => {
		await ours.close();
		await theirs.close();
		await test.close();
	});

	it.each(Object.entries(requests))('answers %s as tRPC does', async (_, request) => {
		const [mine, wanted] = [await ours.inject(request), await theirs.inject(request)];
		expect(mine.statusCode).toBe(wanted.statusCode);
		expect(mine.body).toBe(wanted.body);
		expect(mediaType(mine)).toBe(mediaType(wanted));
		expect(mine.headers.vary).toBe(wanted.headers.vary);
	});

	it('files a dossier', async () => {
		const answer = await ours.inject({
			method: 'POST',
			url: '/trpc/public.dossier.submit',
			headers: json,
			payload: sampleSubmission(ward),
		});
		expect(answer.json()).toMatchObject({ result: { data: { code: expect.stringMatching(/^TMP-/) } } });
	});

	it('names text that is not JSON, where tRPC says that the server failed', async () => {
		const answer = await ours.inject({
			method: 'POST',
			url: '/trpc/public.dossier.submit',
			headers: json,
			payload: '{"code": ',
		});
		expect(answer.statusCode).toBe(400);
		expect(answer.json().error.data.motcua.code).toBe('input.notJson');
	});

	it('streams a subscription', async () => {
		const url = await ours.listen({ port: 0, host: '127.0.0.1' });
		const { dossierId } = (
			await ours.inject({
				method: 'POST',
				url: '/trpc/public.dossier.submit',
				headers: json,
				payload: sampleSubmission(ward),
			})
		).json().result.data;
		const trackToken = test.services.trackTokens.issue(ward.wardId, dossierId);
		const stop = new AbortController();
		const response = await fetch(`${url}/trpc/public.dossier.onChange?${query({ trackToken })}`, {
			signal: stop.signal,
		});
		expect(response.headers.get('content-type')).toBe('text/event-stream');
		expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
		stop.abort();
	});
});
