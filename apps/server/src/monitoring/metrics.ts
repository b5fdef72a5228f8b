import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { registerScheduleMetrics } from '../schedules/schedule-metrics.ts';
import type { Services } from '../services.ts';
import { version } from '../version.ts';
import { registerJobMetrics } from './jobs/job-metrics.ts';

export interface Metrics {
	readonly contentType: string;
	text(): Promise<string>;
}

interface Observer {
	observe(seconds: number): void;
}

/** Of the library: gauges whose names end as counters do. Each is the sum of another metric that stays. */
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

/** Counts of what the server does; labels are route patterns and job types, never ids or names of people. */
export function createMetrics(app: FastifyInstance, services: Services): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	for (const name of MISNAMED) registry.removeSingleMetric(name);
	new Gauge({
		name: 'motcua_build_info',
		help: 'Always 1; the label tells the version that runs',
		labelNames: ['version'],
		registers: [registry],
	})
		.labels(version)
		.set(1);

	const duration = new Histogram({
		name: 'motcua_http_request_seconds',
		help: 'Duration of HTTP requests in seconds, by the pattern of their route',
		labelNames: ['method', 'route', 'status'],
		buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
		registers: [registry],
	});
	// Finding a series by its labels costs more than counting in it.
	const known = new Map<string, Observer>();
	const series = (method: string, route: string, status: string): Observer => {
		const key = `${method} ${status} ${route}`;
		const observer = known.get(key) ?? duration.labels(method, route, status);
		known.set(key, observer);
		return observer;
	};
	app.addHook('onResponse', (request, reply, done) => {
		const route = request.routeOptions.url ?? 'unknown';
		series(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1_000);
		done();
	});

	registerJobMetrics(registry, services);
	registerScheduleMetrics(registry, services);
	return { contentType: registry.contentType, text: () => registry.metrics() };
}
