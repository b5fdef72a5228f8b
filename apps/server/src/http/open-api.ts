import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestContext } from '../api/trpc.ts';
import type { OpenApiBridge } from './open-api-bridge.ts';

const BASE_PATH = '/api/v1';

/**
 * The same procedures as plain HTTP under `/api/v1`, for integrators; the description is at `/api/openapi.json`. Most wards
 * have no integrator, so that the bridge is made when the first one calls.
 */
export function registerOpenApi(
	app: FastifyInstance,
	contextOf: (request: FastifyRequest) => Promise<RequestContext>,
	publicUrl: string,
): void {
	let made: Promise<OpenApiBridge> | null = null;
	const bridge = (): Promise<OpenApiBridge> => (made ??= make());
	const make = async (): Promise<OpenApiBridge> => {
		const { createOpenApiBridge } = await import('./open-api-bridge.ts');
		return createOpenApiBridge({ basePath: BASE_PATH, publicUrl, contextOf });
	};
	app.get('/api/openapi.json', async () => (await bridge()).document);
	app.route({
		method: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
		url: `${BASE_PATH}/*`,
		async handler(request, reply) {
			const { handle } = await bridge();
			return handle.call(this, request, reply);
		},
	});
}
