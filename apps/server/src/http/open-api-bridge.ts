import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod, RouteOptions } from 'fastify';
import { fastifyTRPCOpenApiPlugin, generateOpenApiDocument } from 'trpc-to-openapi';
import type { RequestContext } from '../api/trpc.ts';
import { appRouter } from '../app-router.ts';
import { version } from '../version.ts';

/** The router as plain HTTP, and its description. */
export interface OpenApiBridge {
	readonly document: unknown;
	readonly handle: RouteHandlerMethod;
}

/** Loaded with the first call of an integrator; see `open-api.ts`. */
export function createOpenApiBridge(options: {
	readonly basePath: `/${string}`;
	readonly publicUrl: string;
	readonly contextOf: (request: FastifyRequest) => Promise<RequestContext>;
}): OpenApiBridge {
	const { basePath, publicUrl, contextOf } = options;
	return {
		document: generateOpenApiDocument(appRouter, {
			title: 'Motcua',
			version,
			baseUrl: `${publicUrl}${basePath}`,
			securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'motcua.session_token' } },
		}),
		handle: handlerOf({
			basePath,
			router: appRouter,
			createContext: ({ req }: { req: FastifyRequest }) => contextOf(req),
		}),
	};
}

/** The plugin makes one route. It comes after the server has begun to listen, when Fastify takes no more routes. */
function handlerOf(options: Parameters<typeof fastifyTRPCOpenApiPlugin>[1]): RouteHandlerMethod {
	const routes: RouteOptions[] = [];
	const collector = { prefix: '', route: (route: RouteOptions) => routes.push(route) };
	fastifyTRPCOpenApiPlugin(collector as unknown as FastifyInstance, options, () => {});
	const [route] = routes;
	if (!route) throw new TypeError('the OpenAPI bridge made no route');
	const { handler } = route;
	return async function (this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
		return handler.call(this, request, reply);
	};
}
