import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fastifyTRPCOpenApiPlugin, generateOpenApiDocument } from 'trpc-to-openapi';
import type { RequestContext } from '../api/trpc.ts';
import { appRouter } from '../app-router.ts';
import { version } from '../version.ts';

/** The same procedures as plain HTTP under `/api/v1`, for integrators; the description is at `/api/openapi.json`. */
export async function registerOpenApi(
	app: FastifyInstance,
	contextOf: (request: FastifyRequest) => Promise<RequestContext>,
	publicUrl: string,
): Promise<void> {
	const document = generateOpenApiDocument(appRouter, {
		title: 'Motcua',
		version,
		baseUrl: `${publicUrl}/api/v1`,
		securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'motcua.session_token' } },
	});
	app.get('/api/openapi.json', () => document);
	await app.register(fastifyTRPCOpenApiPlugin, {
		basePath: '/api/v1',
		router: appRouter,
		createContext: ({ req }: { req: FastifyRequest }) => contextOf(req),
	});
}
