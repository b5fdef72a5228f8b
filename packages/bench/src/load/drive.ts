import autocannon from 'autocannon';

/** What one run of load showed. */
export interface LoadResult {
	readonly perSecond: number;
	readonly p50Ms: number;
	readonly p99Ms: number;
	/** Answers other than 2xx, and broken connections; a run with any is not a measurement. */
	readonly failures: number;
}

/**
 * Sends `body()` by POST from `connections` clients, each waiting for its answer before the next request.
 *
 * @param seconds length of the run; one second before it warms up and is not counted
 */
export async function drive(options: {
	readonly url: string;
	readonly path: string;
	readonly connections: number;
	readonly seconds: number;
	readonly method?: 'GET' | 'POST';
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: () => string;
}): Promise<LoadResult> {
	const run = (duration: number) =>
		autocannon({
			url: options.url,
			connections: options.connections,
			duration,
			requests: [
				{
					method: options.method ?? 'POST',
					path: options.path,
					headers: { 'content-type': 'application/json', ...options.headers },
					setupRequest: (request) => (options.body ? { ...request, body: options.body() } : request),
				},
			],
		});
	await run(1);
	const result = await run(options.seconds);
	return {
		perSecond: Math.round(result['2xx'] / result.duration),
		p50Ms: result.latency.p50,
		p99Ms: result.latency.p99,
		failures: result.non2xx + result.errors + result.timeouts,
	};
}
