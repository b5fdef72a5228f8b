import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';
import { isReady } from './health.ts';
import type { Metrics } from './metrics.ts';

/** `/healthz` (the process lives), `/readyz` (it may be sent requests), `/metrics` (for Prometheus, no personal data). */
export function registerMonitoringRoutes(app: FastifyInstance, services: Services, metrics: Metrics): void {
	app.get('/healthz', () => ({ ok: true }));
	app.get('/readyz', async (_request, reply) => {
		const ok = await isReady(services);
		return reply.code(ok ? 200 : 503).send({ ok });
	});
	app.get('/metrics', async (request, reply) => {
		if (!mayRead(request, services.config.metricsToken)) return reply.code(403).send('forbidden\n');
		return reply.header('content-type', metrics.contentType).send(await metrics.text());
	});
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** From this machine without a proxy in between, or with the token. */
function mayRead(request: FastifyRequest, token: string | null): boolean {
	if (token !== null && request.headers.authorization === `Bearer ${token}`) return true;
	return LOOPBACK.has(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined;
}
