import {
	type AnyTRPCProcedure,
	type AnyTRPCRouter,
	getErrorShape,
	getTRPCErrorFromUnknown,
	TRPCError,
} from '@trpc/server';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badInput } from '../api/errors.ts';

const PREFIX = '/trpc';
const HEADERS = { 'content-type': 'application/json; charset=utf-8', vary: 'trpc-accept, accept' };

/** How a kind of procedure is called alone; subscriptions never are. */
const METHODS: Readonly<Record<string, string | undefined>> = { query: 'GET', mutation: 'POST' };

export interface TrpcMount<Context extends object> {
	readonly router: AnyTRPCRouter;
	readonly createContext: (request: FastifyRequest) => Promise<Context>;
}

/**
 * Mounts the router at `/trpc`. The apps send one call per request, JSON in and JSON out; such a call goes to its procedure
 * directly and is answered as tRPC answers it. Batches, streams and whatever else tRPC understands go through tRPC's own
 * adapter, which dresses every request as a web `Request` with an abort signal and costs twice what a filing does.
 */
export async function registerTrpc<Context extends object>(
	app: FastifyInstance,
	mount: TrpcMount<Context>,
): Promise<void> {
	await app.register(async (scope) => {
		// tRPC's adapter wants the text; a single call parses it here.
		scope.removeContentTypeParser('application/json');
		scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
		scope.all<{ Params: { path: string }; Querystring: Readonly<Record<string, unknown>> }>(
			`${PREFIX}/:path`,
			async (request, reply) => {
				const procedure = singleCall(mount.router, request);
				return procedure ? answer(mount, procedure, request, reply) : handOver(mount, request, reply);
			},
		);
	});
}

type TrpcRequest = FastifyRequest<{ Params: { path: string }; Querystring: Readonly<Record<string, unknown>> }>;

/** The procedure of a plain call; null for everything that tRPC's own adapter answers, refusals of the transport included. */
function singleCall(router: AnyTRPCRouter, request: TrpcRequest): AnyTRPCProcedure | null {
	const { params, query, headers, method } = request;
	if ('batch' in query || 'connectionParams' in query || headers['trpc-accept'] !== undefined) return null;
	if (method === 'POST' && headers['content-type'] !== 'application/json') return null;
	const procedures: Readonly<Record<string, AnyTRPCProcedure>> = router._def.procedures;
	const procedure = Object.hasOwn(procedures, params.path) ? procedures[params.path] : undefined;
	return procedure && METHODS[procedure._def.type] === method ? procedure : null;
}

async function answer<Context extends object>(
	{ router, createContext }: TrpcMount<Context>,
	procedure: AnyTRPCProcedure,
	request: TrpcRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	reply.headers(HEADERS);
	const { path } = request.params;
	const { type } = procedure._def;
	let input: unknown;
	let ctx: Context | undefined;
	try {
		ctx = await createContext(request);
		const getRawInput = async (): Promise<unknown> => {
			input = rawInput(request);
			return input;
		};
		const data: unknown = await procedure({ path, type, ctx, getRawInput, signal: undefined, batchIndex: 0 });
		return reply.send(JSON.stringify({ result: { data } }));
	} catch (cause) {
		const error = getTRPCErrorFromUnknown(cause);
		const shape = getErrorShape({ config: router._def._config, error, type, path, input, ctx });
		return reply.code(getHTTPStatusCodeFromError(error)).send(JSON.stringify({ error: shape }));
	}
}

/** @throws {TRPCError} `input.notJson` */
function rawInput({ method, query, body }: TrpcRequest): unknown {
	const text = method === 'GET' ? query.input : body;
	if (typeof text !== 'string' || text === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		const cause = badInput('input.notJson', '', {
			vi: 'Nội dung gửi lên không phải JSON hợp lệ nên không đọc được.',
			en: 'The request could not be read: it is not valid JSON.',
		});
		throw new TRPCError({ code: cause.kind, cause });
	}
}

async function handOver<Context extends object>(
	{ router, createContext }: TrpcMount<Context>,
	request: TrpcRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	await fastifyRequestHandler({
		router,
		createContext: () => createContext(request),
		allowBatching: true,
		path: request.params.path,
		req: request,
		res: reply,
	});
	return reply;
}
