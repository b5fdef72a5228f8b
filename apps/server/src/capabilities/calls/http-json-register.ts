import { z } from 'zod';
import { CallDenied, CallError } from './carry-out.ts';
import type { RegisterAdapter } from './register.ts';

const TIMEOUT_MS = 4_000;
const MAX_BYTES = 128 * 1024;

const replySchema = z.object({
	record: z.record(z.string().max(64), z.unknown()).nullable(),
	asOf: z.iso.datetime({ offset: true }),
});

/**
 * A register behind an HTTP service of the ward, the province or a gateway: `POST <url>` with `{ query, fields, purpose }` as JSON, answered by
 * `{ record: { … } | null, asOf }` with 200. 404 means: no such record. Documented for IT in `docs/it`.
 */
export const httpJsonRegister: RegisterAdapter = async ({ services }, source, lookup) => {
	const url = new URL(source.url);
	const secret = source.secret === undefined ? null : await services.outside.secret(source.secret);
	if (secret && !secret.hosts.includes(url.host))
		throw new CallDenied(`register: secrets/${source.secret}.json is not kept for ${url.host}`);
	const { query, fields, purpose, idempotencyKey, signal } = lookup;
	const { status, body } = await services.outside.send({
		method: 'POST',
		url,
		headersFor: (hop) => ({
			'content-type': 'application/json; charset=utf-8',
			'idempotency-key': idempotencyKey,
			...(secret?.hosts.includes(hop.host) ? { authorization: `Bearer ${secret.value}` } : {}),
		}),
		body: JSON.stringify({ query, fields, purpose }),
		// The address is ward IT's own; it does not lead anywhere else.
		mayReach: ({ origin }) => origin === url.origin,
		timeoutMs: TIMEOUT_MS,
		maxBytes: MAX_BYTES,
		signal,
	});
	if (status === 404) return { record: null, asOf: new Date(services.clock.now().epochMilliseconds).toISOString() };
	if (status !== 200)
		throw new CallError('register.status', `the register ${source.name} answers ${status}`, status >= 429);
	const reply = replySchema.safeParse(jsonOf(body));
	if (!reply.success) throw new CallError('register.reply', `the register ${source.name} answers in another shape`);
	return reply.data;
};

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
