/** The way out, against hosts that lie. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/capabilities/outside/addresses.ts';
import { type Outgoing, type Resolve, type SendError, send } from '../../src/capabilities/outside/send.ts';
import { counterpart, json } from './counterpart.ts';

describe('addresses', () => {
	it.each(['8.8.8.8', '113.160.1.1', '203.113.131.1', '2405:4800::1', '2001:ee0::1', '172.15.0.1', '172.32.0.1'])(
		'%s is of the public internet',
		(address) => expect(isPublicAddress(address)).toBe(true),
	);
	it.each([
		'127.0.0.1',
		'127.1.2.3',
		'0.0.0.0',
		'10.1.2.3',
		'172.16.0.1',
		'172.31.255.255',
		'192.168.1.1',
		'169.254.169.254',
		'100.64.0.1',
		'224.0.0.1',
		'255.255.255.255',
		'::1',
		'::',
		'::ffff:127.0.0.1',
		'::ffff:8.8.8.8',
		'fe80::1',
		'fc00::1',
		'fd12::1',
		'ff02::1',
		'64:ff9b::7f00:1',
		'2002:7f00:1::',
		'2001::1',
		'2001:db8::1',
		'not an address',
		'',
	])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('a request that goes out', () => {
	let here: Awaited<ReturnType<typeof counterpart>>;
	let elsewhere: Awaited<ReturnType<typeof counterpart>>;
	beforeAll(async () => {
		elsewhere = await counterpart((_, response) => json(response, { from: 'elsewhere' }), '127.0.0.2');
		here = await counterpart(async ({ url }, response) => {
			if (url === '/large') return void response.end('x'.repeat(2000));
			if (url === '/endless') {
				response.write('x');
				return;
			}
			if (url === '/zipped') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('hello'));
			if (url === '/loop') return void response.writeHead(302, { location: '/loop' }).end();
			if (url.startsWith('/to?'))
				return void response.writeHead(307, { location: decodeURIComponent(url.slice(4)) }).end();
			json(response, { ok: true });
		});
	});
	afterAll(() => Promise.all([here.close(), elsewhere.close()]));

	const local: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
	const go = (url: string, more: Partial<Outgoing> = {}, resolve: Resolve = local) =>
		send(
			{
				method: 'GET',
				url: new URL(url),
				headersFor: () => ({}),
				body: null,
				internal: [here.origin],
				mayReach: () => true,
				timeoutMs: 2000,
				maxBytes: 1000,
				signal: new AbortController().signal,
				...more,
			},
			resolve,
		);
	const failure = (work: Promise<unknown>) =>
		work.then(
			() => expect.fail('went out'),
			(error: SendError) => error.failure,
		);
	const countedAfter = async (work: Promise<unknown>) => {
		const before = here.received.length + elsewhere.received.length;
		const how = await failure(work);
		return [how, here.received.length + elsewhere.received.length - before] as const;
	};

	it('brings the answer of an internal service', async () => {
		expect(await go(`${here.origin}/`)).toEqual({ status: 200, contentType: 'application/json', body: '{"ok":true}' });
	});

	it('goes nowhere by plain HTTP, or with credentials in the address, or to another scheme', async () => {
		expect(await countedAfter(go(`${here.origin}/`, { internal: [] }))).toEqual(['scheme', 0]);
		expect(await countedAfter(go(`http://a:b@localhost:${here.port}/`))).toEqual(['credentials', 0]);
		for (const url of ['file:///etc/passwd', 'ftp://localhost/', 'data:,x'])
			expect(await failure(go(url))).toBe('scheme');
	});

	it('goes nowhere that its host is not allowed, however the host is dressed up', async () => {
		const mayReach = ({ host }: URL) => host === 'api.example.vn';
		for (const url of [
			'https://api.example.vn.evil.vn/',
			'https://evil.vn/api.example.vn',
			'https://evil.vn#api.example.vn',
			'https://evil.vn?@api.example.vn',
			'https://api.example.vn:8443/',
			'https://api.example.vn./',
		])
			expect(await failure(go(url, { mayReach })), url).toBe('host');
	});

	it.each([
		'https://127.0.0.1/',
		'https://2130706433/',
		'https://0x7f.1/',
		'https://[::1]/',
		'https://[::ffff:127.0.0.1]/',
		'https://169.254.169.254/latest/meta-data/',
	])('goes to no address of this machine or its network, however it is written: %s', async (url) => {
		expect(await failure(go(url))).toBe('address');
	});

	it('goes to no name that leads into the network, also when only one of its addresses does', async () => {
		const name = `https://harmless.example.vn:${here.port}/`;
		expect(await countedAfter(go(name))).toEqual(['address', 0]);
		const both: Resolve = async () => [
			{ address: '8.8.8.8', family: 4 },
			{ address: '127.0.0.1', family: 4 },
		];
		expect(await countedAfter(go(name, {}, both))).toEqual(['address', 0]);
		expect(await failure(go(name, {}, async () => []))).toBe('address');
	});

	it('is connected to the address that was checked: a name that answers otherwise the second time gains nothing', async () => {
		let asked = 0;
		// The service has the same port on another address of this machine: a second look-up would lead there.
		const rebinding: Resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
		const twin = await counterpart((_, response) => json(response, { twin: true }), '127.0.0.2', here.port);
		expect((await go(`${here.origin}/`, {}, rebinding)).body).toBe('{"ok":true}');
		expect([asked, twin.received.length]).toEqual([1, 0]);
		await twin.close();
	});

	it('is led on only to where it might have gone at first', async () => {
		const to = (target: string, more: Partial<Outgoing> = {}) =>
			countedAfter(go(`${here.origin}/to?${encodeURIComponent(target)}`, more));
		expect(await to(`http://localhost:${elsewhere.port}/`)).toEqual(['redirect', 1]);
		expect(await to(`https://127.0.0.2:${elsewhere.port}/`)).toEqual(['redirect', 1]);
		expect(await to('https://169.254.169.254/')).toEqual(['redirect', 1]);
		expect(await to('file:///etc/passwd')).toEqual(['redirect', 1]);
		const mayReach = ({ host }: URL) => host === here.host;
		expect(await to('https://other.example.vn/', { mayReach })).toEqual(['redirect', 1]);
		expect(await failure(go(`${here.origin}/loop`))).toBe('redirect');
		expect((await go(`${here.origin}/to?${encodeURIComponent('/there')}`)).status).toBe(200);
	});

	it('carries headers of a hop to that hop alone', async () => {
		const headersFor = ({ pathname }: URL): Readonly<Record<string, string>> =>
			pathname === '/to' ? { authorization: 'Bearer abc' } : {};
		await go(`${here.origin}/to?${encodeURIComponent('/there')}`, { headersFor });
		expect(here.received.slice(-2).map(({ headers }) => headers.authorization)).toEqual(['Bearer abc', undefined]);
	});

	it('does not send what changes something on to another place when told to ask there', async () => {
		const answer = await go(`${here.origin}/loop`, { method: 'POST', body: '{}' });
		expect(answer.status).toBe(302);
	});

	it('brings no more than it may, nothing that was packed, and nothing late', async () => {
		expect(await failure(go(`${here.origin}/large`))).toBe('tooLarge');
		expect(await failure(go(`${here.origin}/zipped`))).toBe('encoding');
		expect(await failure(go(`${here.origin}/endless`, { timeoutMs: 100 }))).toBe('timeout');
		expect(await failure(go('https://slow.example.vn/', { timeoutMs: 100 }, () => new Promise(() => {})))).toBe(
			'timeout',
		);
		const over = new AbortController();
		const going = failure(go(`${here.origin}/endless`, { signal: over.signal }));
		over.abort();
		expect(await going).toBe('ended');
		expect(await failure(go('https://gone.example.vn/', {}, () => Promise.reject(new Error('no'))))).toBe(
			'unreachable',
		);
	});

	it('takes no proxy from the environment', async () => {
		const proxy = await counterpart((_, response) => json(response, { proxy: true }));
		const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'];
		const before = names.map((name) => process.env[name]);
		for (const name of names) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : proxy.origin;
		try {
			expect((await go(`${here.origin}/`)).body).toBe('{"ok":true}');
			expect(proxy.received).toEqual([]);
		} finally {
			for (const [index, name] of names.entries()) {
				const value = before[index];
				if (value === undefined) delete process.env[name];
				else process.env[name] = value;
			}
			await proxy.close();
		}
	});
});
