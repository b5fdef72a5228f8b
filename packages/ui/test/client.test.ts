import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { initTRPC, TRPCError } from '@trpc/server';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError, createApi } from '../src/api/client.ts';
import { problemOf } from '../src/api/problem.ts';
import { createQueries } from '../src/api/queries.ts';
import type { SubscriptionHandlers, Unsubscribable } from '../src/api/subscribe.ts';

const t = initTRPC.create({
	sse: { ping: { enabled: true, intervalMs: 50 }, client: { reconnectAfterInactivityMs: 400 } },
	errorFormatter: ({ shape, error }) => ({
		...shape,
		data: { ...shape.data, motcua: { code: error.message, message: { vi: 'Không được.', en: 'No.' } } },
	}),
});
const router = t.router({
	ward: t.router({
		info: t.procedure.query(() => ({ name: 'Phường Hạ Đình' })),
		find: t.procedure.input((value) => value as { text: string }).query(({ input }) => [`tìm “${input.text}”`]),
		rename: t.procedure.input((value) => value as { name: string }).mutation(({ input }) => ({ renamed: input.name })),
		refuse: t.procedure.mutation(() => {
			throw new TRPCError({ code: 'CONFLICT', message: 'dossier.stale' });
		}),
		sleep: t.procedure.query(() => new Promise((resolve) => setTimeout(() => resolve('late'), 2_000))),
		nothing: t.procedure.mutation(() => undefined),
		onChange: t.procedure
			.input((value) => value as { from: number })
			.subscription(async function* ({ input, signal }) {
				for (let seq = input.from; seq < input.from + 3; seq++) yield { seq };
				await new Promise((resolve) => signal?.addEventListener('abort', resolve));
				left += 1;
			}),
		onThree: t.procedure.subscription(async function* () {
			yield* [1, 2, 3];
		}),
		onRefused: t.procedure.subscription(async function* () {
			yield await Promise.reject(new TRPCError({ code: 'UNAUTHORIZED', message: 'tracking.expired' }));
		}),
	}),
});

/** Subscribers whose end the server noticed. */
let left = 0;
let server: Server;
let url: string;
beforeAll(async () => {
	const handle = createHTTPHandler({ router, basePath: '/trpc/' });
	server = createServer((request, response) => {
		if (request.url?.startsWith('/broken/'))
			response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
		else void handle(request, response);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const open = (timeoutMs?: number) =>
	createApi<typeof router>({ url: `${url}/trpc`, ...(timeoutMs === undefined ? {} : { timeoutMs }) });

describe('the client, held to a real tRPC server', () => {
	it('queries with and without input, and in Vietnamese', async () => {
		expect(await open().ward.info.query()).toEqual({ name: 'Phường Hạ Đình' });
		expect(await open().ward.find.query({ text: 'đăng ký' })).toEqual(['tìm “đăng ký”']);
	});
	it('mutates, also without input and without an answer', async () => {
		expect(await open().ward.rename.mutate({ name: 'Đống Đa' })).toEqual({ renamed: 'Đống Đa' });
		expect(await open().ward.nothing.mutate()).toBeUndefined();
	});
	it('throws the error of the server with its data', async () => {
		const error = await open()
			.ward.refuse.mutate()
			.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(ApiError);
		expect(problemOf(error)).toMatchObject({ kind: 'stale', code: 'dossier.stale' });
	});
	it('gives up in time', async () => {
		const error = await open(100)
			.ward.sleep.query()
			.catch((thrown: unknown) => thrown);
		expect(problemOf(error)).toMatchObject({ kind: 'timeout', retryable: true });
	});
	it('obeys the signal of its caller', async () => {
		const abort = new AbortController();
		const call = open().ward.sleep.query(undefined, { signal: abort.signal });
		abort.abort();
		await expect(call).rejects.toThrow();
	});
	it('takes the page of a broken proxy for what it is', async () => {
		const error = await createApi<typeof router>({ url: `${url}/broken` })
			.ward.info.query()
			.catch((thrown: unknown) => thrown);
		expect(problemOf(error)).toMatchObject({ kind: 'server', code: 'http.502', retryable: true });
	});
	it('says that nothing answered', async () => {
		const error = await createApi<typeof router>({ url: 'http://127.0.0.1:1/trpc' })
			.ward.info.query()
			.catch((thrown: unknown) => thrown);
		expect(problemOf(error).kind).toBe('offline');
	});
	it('does not look like a promise', async () => {
		expect(await open().ward).toBeTypeOf('function');
	});
});

describe('a subscription', () => {
	/** What a subscriber is told until `done` says enough. */
	function listen(
		start: (on: Required<SubscriptionHandlers<unknown>>) => Unsubscribable,
		done: (told: readonly unknown[]) => boolean,
	) {
		return new Promise<readonly unknown[]>((resolve) => {
			const told: unknown[] = [];
			const tell = (one: unknown) => {
				told.push(one);
				if (!done(told)) return;
				queueMicrotask(() => subscription.unsubscribe());
				resolve(told);
			};
			const subscription = start({
				onStarted: () => tell('started'),
				onData: tell,
				onError: (error) => tell(problemOf(error).code),
				onComplete: () => tell('complete'),
				onConnectionStateChange: ({ state }) => tell(state),
			});
		});
	}
	it('says how the line stands, brings the data, and lets the server know when it ends', async () => {
		const told = await listen(
			(on) => open().ward.onChange.subscribe({ from: 5 }, on),
			(all) => all.length === 6,
		);
		expect(told).toEqual(['connecting', 'started', 'pending', { seq: 5 }, { seq: 6 }, { seq: 7 }]);
		await expect.poll(() => left).toBe(1);
	});
	it('completes when the server has said everything', async () => {
		const told = await listen(
			(on) => open().ward.onThree.subscribe(undefined, on),
			(all) => all.includes('complete'),
		);
		expect(told.slice(3)).toEqual([1, 2, 3, 'complete']);
	});
	it('brings the error of the server', async () => {
		const told = await listen(
			(on) => open().ward.onRefused.subscribe(undefined, on),
			(all) => all.includes('tracking.expired'),
		);
		expect(told).toContain('tracking.expired');
	});
	it('stays up while pings come, however long nothing happens', async () => {
		const started: number[] = [];
		const subscription = open().ward.onChange.subscribe({ from: 0 }, { onStarted: () => started.push(Date.now()) });
		await new Promise((resolve) => setTimeout(resolve, 1_200));
		subscription.unsubscribe();
		expect(started).toHaveLength(1);
	});
});

describe('queries for Solid Query', () => {
	it('have keys that begin with their path, and fetch', async () => {
		const queries = createQueries<typeof router>(open());
		const find = queries.ward.find({ text: 'a' });
		expect(find.queryKey).toEqual(['ward', 'find', { text: 'a' }]);
		expect(queries.ward.key()).toEqual(['ward']);
		expect(queries.ward.find.key()).toEqual(['ward', 'find']);
		expect(await find.queryFn({ signal: new AbortController().signal })).toEqual(['tìm “a”']);
	});
});
