import type { HttpAnswer } from '@motcua/procedure-sdk';
import { ConnectionError } from '../outside/connections.ts';
import { cover } from '../outside/outside.ts';
import type { Secret } from '../outside/secrets.ts';
import { SendError, type SendFailure } from '../outside/send.ts';
import { type CallContext, CallDenied, CallError, type RequestOf } from './carry-out.ts';

const DEFAULT_TIMEOUT_MS = 3_000;
const MAX_ANSWER_BYTES = 256 * 1024;

/** What stops a request before it leaves: for ward IT or the author to put right. */
const refused: ReadonlySet<SendFailure> = new Set(['scheme', 'host', 'credentials', 'address']);
const mayPass: ReadonlySet<SendFailure> = new Set(['unreachable', 'timeout', 'ended']);

/** Sends a request to a host that was granted, with the secrets that were granted. */
export async function http(context: CallContext<'http'>, request: RequestOf<'http'>): Promise<HttpAnswer> {
	const { grant, services } = context;
	const url = addressOf(request.url);
	if (!grant.methods.includes(request.method))
		throw new CallDenied(`http: the method ${request.method} is not granted (granted: ${grant.methods.join(', ')})`);
	const secrets = await secretsOf(context, request);
	try {
		const answer = await services.outside.send({
			method: request.method,
			url,
			headersFor: (hop) => ({ ...ownHeaders(context, request), ...secretHeaders(secrets, hop) }),
			body: request.json === undefined ? null : JSON.stringify(request.json),
			mayReach: ({ host }) => grant.hosts.includes(host),
			timeoutMs: request.timeoutMs ?? DEFAULT_TIMEOUT_MS,
			maxBytes: MAX_ANSWER_BYTES,
			signal: context.signal,
		});
		return { ...answer, body: cover(answer.body, [...secrets.values()]) };
	} catch (error) {
		throw asCallError('http', error);
	}
}

/** Tells what went wrong on the way out in the terms of a call. */
export function asCallError(call: string, error: unknown): unknown {
	if (error instanceof ConnectionError) return new CallDenied(`${call}: ${error.message}`);
	if (!(error instanceof SendError)) return error;
	const { failure, message } = error;
	if (refused.has(failure)) return new CallDenied(`${call}: ${message}`);
	return new CallError(`${call}.${failure}`, message, mayPass.has(failure));
}

function addressOf(text: string): URL {
	if (URL.canParse(text)) return new URL(text);
	throw new CallError('http.url', 'the url is no absolute address');
}

const ownHeaders = (
	{ idempotencyKey }: CallContext<'http'>,
	{ headers = {}, json }: RequestOf<'http'>,
): Readonly<Record<string, string>> => ({
	...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
	...(json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
	'idempotency-key': idempotencyKey,
});

/** Header → secret, each granted, and kept by ward IT for this procedure. */
async function secretsOf(
	{ services, grant, facts }: CallContext<'http'>,
	{ secrets = {} }: RequestOf<'http'>,
): Promise<ReadonlyMap<string, Secret>> {
	const found = new Map<string, Secret>();
	for (const [header, name] of Object.entries(secrets)) {
		if (!grant.secrets?.includes(name)) throw new CallDenied(`http: the secret ${name} is not granted`);
		const secret = await services.outside.secret(name).catch((error: unknown) => {
			throw asCallError('http', error);
		});
		if (!secret.procedures.includes(facts.procedure.manifest.code))
			throw new CallDenied(`http: secrets/${name}.json is not kept for the procedure ${facts.procedure.manifest.code}`);
		found.set(header.toLowerCase(), secret);
	}
	return found;
}

/** A secret goes to its own hosts, also when a request is led on. */
const secretHeaders = (secrets: ReadonlyMap<string, Secret>, hop: URL): Readonly<Record<string, string>> =>
	Object.fromEntries(
		[...secrets].filter(([, { hosts }]) => hosts.includes(hop.host)).map(([header, { value }]) => [header, value]),
	);
