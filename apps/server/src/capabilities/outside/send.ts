import { lookup } from 'node:dns/promises';
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.ts';

/** Finds the addresses of a host; a test brings its own. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
export const systemResolve: Resolve = (host) => lookup(host, { all: true });

/** One request as it goes out. */
export interface Outgoing {
	readonly method: string;
	readonly url: URL;
	/** For this hop: a redirect to another host must not carry a secret there. */
	readonly headersFor: (url: URL) => Readonly<Record<string, string>>;
	readonly body: string | null;
	/** Origins of the ward's own network, as IT named them: these may be plain HTTP and have private addresses. */
	readonly internal: readonly string[];
	/** Asked of every hop. */
	readonly mayReach: (url: URL) => boolean;
	readonly timeoutMs: number;
	readonly maxBytes: number;
	readonly signal: AbortSignal;
}
export interface Incoming {
	readonly status: number;
	readonly contentType: string | null;
	readonly body: string;
}

export type SendFailure =
	| 'scheme'
	| 'host'
	| 'credentials'
	| 'address'
	| 'redirect'
	| 'unreachable'
	| 'timeout'
	| 'tooLarge'
	| 'encoding'
	| 'ended';

/** Thrown when a request may not go out, or brings no usable answer. Messages name hosts, never content. */
export class SendError extends Error {
	readonly failure: SendFailure;
	constructor(failure: SendFailure, message: string) {
		super(message);
		this.name = 'SendError';
		this.failure = failure;
	}
}

const MAX_HOPS = 4;

/**
 * Sends a request and reads the answer, believing nobody: each hop's host is asked for, its addresses are looked up once and checked, and the
 * connection goes to the checked addresses, so that a name that changes its mind in between gains nothing. No proxy, no kept connection, no cookie.
 *
 * @throws {SendError}
 */
export async function send(out: Outgoing, resolve: Resolve = systemResolve): Promise<Incoming> {
	const deadline = AbortSignal.timeout(out.timeoutMs);
	const signal = AbortSignal.any([out.signal, deadline]);
	try {
		return await follow(out, resolve, signal);
	} catch (error) {
		if (error instanceof SendError) throw error;
		if (deadline.aborted) throw new SendError('timeout', `${out.url.host} did not answer within ${out.timeoutMs} ms`);
		if (out.signal.aborted) throw new SendError('ended', 'the run is over');
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
		throw new SendError('unreachable', `${out.url.host} cannot be reached (${code})`);
	}
}

async function follow(out: Outgoing, resolve: Resolve, signal: AbortSignal): Promise<Incoming> {
	let { url } = out;
	for (let hop = 0; hop < MAX_HOPS; hop++) {
		const addresses = await checkHop(out, url, resolve, signal).catch((error: unknown) => {
			const isRefused = error instanceof SendError && hop > 0;
			throw isRefused
				? new SendError('redirect', `${out.url.host} leads on to a place that is not allowed: ${error.message}`)
				: error;
		});
		const response = await exchange(out, url, addresses, signal);
		const next = redirectOf(out, url, response);
		if (!next) return await read(out, response);
		response.destroy();
		url = next;
	}
	throw new SendError('redirect', `${out.url.host} leads on more than ${MAX_HOPS - 1} times`);
}

type Addresses = Awaited<ReturnType<Resolve>>;

/** Whether this hop may be made, and where it leads. */
async function checkHop(out: Outgoing, url: URL, resolve: Resolve, signal: AbortSignal): Promise<Addresses> {
	const isInternal = out.internal.includes(url.origin);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isInternal))
		throw new SendError('scheme', `${url.protocol}//${url.host}: only https`);
	if (url.username || url.password) throw new SendError('credentials', `${url.host}: no credentials in an address`);
	if (!out.mayReach(url)) throw new SendError('host', `${url.host} is not among the allowed hosts`);
	const name = url.hostname.replace(/^\[|\]$/g, '');
	const literal = isIP(name);
	const addresses = literal ? [{ address: name, family: literal }] : await unlessAborted(resolve(name), signal);
	const isOpen = addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address));
	if (!isOpen && !isInternal)
		throw new SendError('address', `${url.host} leads to an address that is not of the public internet`);
	return addresses;
}

/** A look-up cannot be called off; who waits for it can. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	const { promise, reject } = Promise.withResolvers<never>();
	const stop = () => reject(new Error('aborted'));
	signal.addEventListener('abort', stop, { once: true });
	if (signal.aborted) stop();
	return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop));
}

function exchange(out: Outgoing, url: URL, addresses: Addresses, signal: AbortSignal): Promise<IncomingMessage> {
	const isTls = url.protocol === 'https:';
	// Agents of our own: the global ones may be told to use a proxy by the environment.
	const options = {
		method: out.method,
		headers: {
			accept: 'application/json, text/*;q=0.9, */*;q=0.1',
			'accept-encoding': 'identity',
			'user-agent': 'motcua',
			...(out.body === null ? {} : { 'content-length': String(Buffer.byteLength(out.body)) }),
			...out.headersFor(url),
		},
		signal,
		lookup: given(addresses),
	};
	return new Promise((resolve, reject) => {
		const call = isTls
			? request(url, { ...options, agent: new Agent({ keepAlive: false }) }, resolve)
			: plainRequest(url, { ...options, agent: new PlainAgent({ keepAlive: false }) }, resolve);
		call.once('error', reject);
		call.end(out.body ?? undefined);
	});
}

/** What a connection is told when it asks for addresses: those that were checked. */
const given =
	(addresses: Addresses): LookupFunction =>
	(_host, { all }, done) => {
		const [first] = addresses;
		if (all) done(null, [...addresses]);
		else done(null, first?.address ?? '', first?.family);
	};

/** A question may be asked elsewhere; what changes something is sent on only where the other side says: the same, there. */
function redirectOf(out: Outgoing, from: URL, response: IncomingMessage): URL | undefined {
	const { statusCode = 0, headers } = response;
	const follows = out.method === 'GET' ? [301, 302, 303, 307, 308] : [307, 308];
	if (!follows.includes(statusCode) || headers.location === undefined) return undefined;
	if (!URL.canParse(headers.location, from.href))
		throw new SendError('redirect', `${from.host} leads on to no address`);
	return new URL(headers.location, from.href);
}

async function read(out: Outgoing, response: IncomingMessage): Promise<Incoming> {
	const encoding = response.headers['content-encoding'] ?? 'identity';
	if (encoding !== 'identity') {
		response.destroy();
		throw new SendError(
			'encoding',
			`${out.url.host} answers in the encoding ${encoding.slice(0, 30)}, which was not asked for`,
		);
	}
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of response as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > out.maxBytes) {
			response.destroy();
			throw new SendError('tooLarge', `${out.url.host} answers with more than ${out.maxBytes} bytes`);
		}
		chunks.push(chunk);
	}
	return {
		status: response.statusCode ?? 0,
		contentType: response.headers['content-type']?.slice(0, 200) ?? null,
		body: Buffer.concat(chunks).toString('utf8'),
	};
}
