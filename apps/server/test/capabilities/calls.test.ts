/** Calls of steps, from the code in its isolate to the other side and back. */
import { changeWardProcedure, findWardProcedure, liveCalls, loadDossier } from '@motcua/database';
import type { CapabilityRequest } from '@motcua/procedure-sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/capabilities/outside/send.ts';
import type { Services } from '../../src/services.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { connect, counterpart, json, keepSecret, type Received } from './counterpart.ts';
import { listening, right, stage } from './stage.ts';

let test: TestServices;
let other: Awaited<ReturnType<typeof counterpart>>;
let reply: (request: Received) => unknown = () => ({ ok: true });
let status = 200;

beforeAll(async () => {
	other = await counterpart((request, response) => json(response, reply(request), status));
});
afterAll(() => other.close());
beforeEach(async () => {
	test = await startTestServices();
	other.received.length = 0;
	reply = () => ({ ok: true });
	status = 200;
	await connect(test.dataDir, { internal: [other.origin] });
});
afterEach(() => test.close());

const httpRight = (more: Record<string, unknown> = {}) =>
	right({ use: 'http', hosts: [other.host], methods: ['GET', 'POST'], ...more });
/** The step goes on with what it saw. */
const seen = (expression: string) => `return done('free', { patch: { seen: ${expression} } });`;
const get = (path = '/', more = '') => `await use.http({ method: 'GET', url: '${other.origin}${path}'${more} })`;

/** A test of a body: one attempt, then what it left. */
async function once(body: string, rights: readonly CapabilityRequest[], services?: Services) {
	const staged = await stage(test, body, rights);
	await staged.attempt(services ?? test.services);
	return { ...staged, ...(await staged.look()) };
}

describe('http', () => {
	it('sends what the step asks for and gives it the answer', async () => {
		const body = `const a = await use.http({ method: 'POST', url: '${other.origin}/p?q=1', headers: { 'X-Kind': 'test' }, json: { name: answers.fullName } }); ${seen('[a.status, JSON.parse(a.body)]')}`;
		status = 202;
		const { result, state } = await once(body, [httpRight()]);
		expect(state).toBe('done');
		expect(result).toMatchObject({ seen: [202, { ok: true }] });
		expect(other.received).toHaveLength(1);
		expect(other.received[0]).toMatchObject({
			method: 'POST',
			url: '/p?q=1',
			body: '{"name":"Nguyễn Thị Hương"}',
			headers: { 'x-kind': 'test', 'content-type': 'application/json; charset=utf-8' },
		});
		expect(other.received[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
	});

	it.each([
		[
			'a host',
			`await use.http({ method: 'GET', url: 'https://elsewhere.example.vn/' })`,
			/not among the allowed hosts/,
		],
		[
			'a method',
			`await use.http({ method: 'DELETE', url: 'https://api.example.vn/' })`,
			/method DELETE is not granted/,
		],
		[
			'a secret',
			`await use.http({ method: 'GET', url: 'https://api.example.vn/', secrets: { authorization: 'key' } })`,
			/secret key is not granted/,
		],
		['a call', `await use.payment.state()`, /payment is not granted/],
		['a register', `await use.register('residents', {})`, /register is not granted/],
	])('%s that was not asked for ends the run as denied, whatever the step makes of it', async (_, call, message) => {
		const rights = [right({ use: 'http', hosts: ['api.example.vn'], methods: ['GET'] })];
		const { state, failure, message: told } = await once(`try { ${call} } catch {} ${seen('1')}`, rights);
		expect([state, failure]).toEqual(['failed', 'denied']);
		expect(told).toMatch(message);
	});

	it.each([
		['a header that steers the connection', `headers: { Host: 'a.vn' }`],
		['a header of the core', `headers: { 'Idempotency-Key': 'mine' }`],
		['a header with a line break', `headers: { 'X-A': 'a\\r\\nX-B: b' }`],
		['a key too many', `agent: {}`],
		['no address', `url: 3`],
	])('%s is a bug of the author', async (_, more) => {
		const { failure } = await once(
			`await use.http({ method: 'GET', url: '${other.origin}/', ${more} }); ${seen('1')}`,
			[httpRight()],
		);
		expect(failure).toBe('bug');
		expect(other.received).toEqual([]);
	});

	it('a host of the ward’s network is reached only when IT names it', async () => {
		await connect(test.dataDir, {});
		const { failure, message } = await once(`${get()}; ${seen('1')}`, [httpRight()]);
		expect(failure).toBe('denied');
		expect(message).toContain('only https');
		expect(other.received).toEqual([]);
	});

	it('an error of the way is thrown into the step: what may pass as RetryableError', async () => {
		const gone = await counterpart(() => {});
		await gone.close();
		await connect(test.dataDir, { internal: [gone.origin] });
		const rights = [right({ use: 'http', hosts: [gone.host], methods: ['GET'] })];
		const body = `try { await use.http({ method: 'GET', url: '${gone.origin}/' }) } catch (e) { ${seen('[e.name, e.code]')} }`;
		expect((await once(body, rights)).result).toMatchObject({ seen: ['RetryableError', 'http.unreachable'] });
	});
});

describe('secrets', () => {
	const value = 'Bearer s3cr3t-t0ken-0123456789';
	const withSecret = () => [httpRight({ secrets: ['apiKey'] })];
	const body = () =>
		`const a = ${get('/', ", secrets: { Authorization: 'apiKey' }")}; log.info(a.body); ${seen('a.body')}`;

	it('are written by the core, and seen by nobody else: not in answers, logs, journal or dossier', async () => {
		await keepSecret(test.dataDir, 'apiKey', { value, hosts: [other.host], procedures: ['9.000001'] });
		reply = ({ headers }) => ({ echo: headers.authorization, again: `x${String(headers.authorization).slice(7)}x` });
		const { services, lines } = listening(test.services);
		const { result, ward, dossier, calls } = await once(body(), withSecret(), services);
		expect(other.received[0]?.headers.authorization).toBe(value);
		expect(result).toMatchObject({ seen: '{"echo":"•••","again":"x•••x"}' });
		const loaded = await loadDossier(test.services.db.read, ward.wardId, dossier.id);
		const { capabilityCall, stepRun } = test.services.db.tables;
		const stored = [
			await calls(),
			await test.services.db.read.select().from(capabilityCall),
			await test.services.db.read.select().from(stepRun),
		];
		for (const place of [lines, loaded, stored]) expect(JSON.stringify(place)).not.toContain('s3cr3t');
		expect(lines.join('')).toContain('call of a step');
	});

	it.each([
		['is not there', null, 0o600, /there is no secrets\/apiKey\.json/],
		['may be read by others', { value, hosts: ['HOST'], procedures: ['9.000001'] }, 0o640, /mode 640.*expected 600/],
		[
			'is kept for another procedure',
			{ value, hosts: ['HOST'], procedures: ['1.000656'] },
			0o600,
			/not kept for the procedure/,
		],
		['is malformed', { value, hosts: [], procedures: [] }, 0o600, /hosts is not as expected/],
	])('one that %s is not sent', async (_, secret, mode, message) => {
		const text = JSON.stringify(secret).replace('HOST', other.host);
		if (secret) await keepSecret(test.dataDir, 'apiKey', JSON.parse(text), mode);
		const { failure, message: told } = await once(body(), withSecret());
		expect(failure).toBe('denied');
		expect(told).toMatch(message);
		expect(told).not.toContain('s3cr3t');
		expect(other.received).toEqual([]);
	});

	it('one goes to its own hosts only', async () => {
		await keepSecret(test.dataDir, 'apiKey', { value, hosts: ['api.example.vn'], procedures: ['9.000001'] });
		await once(body(), withSecret());
		expect(other.received[0]?.headers.authorization).toBeUndefined();
	});
});

describe('a repetition of a run', () => {
	/** The way out, on which the answer to the first request for this path is lost. */
	const losing = (path: string): Services => {
		let lost = false;
		return {
			...test.services,
			outside: {
				...test.services.outside,
				async send(out) {
					const answer = await test.services.outside.send(out);
					if (out.url.pathname !== path || lost) return answer;
					lost = true;
					throw new SendError('timeout', 'the answer was lost on the way');
				},
			},
		};
	};

	it('is given the recorded answers in order; what failed in passing is done again, under the same key', async () => {
		let count = 0;
		reply = () => ({ n: ++count });
		const staged = await stage(
			test,
			`const all = []; for (const path of ['/a', '/b', '/c']) all.push(JSON.parse((await use.http({ method: 'POST', url: '${other.origin}' + path, json: { path } })).body).n); ${seen('all')}`,
			[httpRight()],
		);
		const services = losing('/c');
		await staged.attempt(services);
		expect(await staged.look()).toMatchObject({ state: 'pending', failure: 'retryable' });
		test.clock.advance({ minutes: 1 });
		await staged.attempt(services);
		expect(await staged.look()).toMatchObject({ state: 'done', result: { seen: [1, 2, 4] } });
		expect(other.received.map(({ url }) => url)).toEqual(['/a', '/b', '/c', '/c']);
		const [a, b, c, again] = other.received.map(({ headers }) => headers['idempotency-key']);
		expect(again).toBe(c);
		expect(new Set([a, b, c]).size).toBe(3);
	});

	it('that asks for something else at the same place is a bug', async () => {
		const staged = await stage(
			test,
			`globalThis.x; await use.http({ method: 'POST', url: '${other.origin}/', json: { at: now } });
			const e = new Error('later'); e.name = 'RetryableError'; throw e`,
			[httpRight()],
		);
		await staged.attempt();
		// `now` is the instant of the attempt: what depends on it asks for another thing each time.
		test.clock.advance({ minutes: 5 });
		await staged.attempt();
		const { failure, message } = await staged.look();
		expect(failure).toBe('bug');
		expect(message).toContain('another request');
		expect(other.received).toHaveLength(1);
	});

	it('that took another way after a failure is led that way again', async () => {
		const services = losing('/a');
		const staged = await stage(
			test,
			`let way = 'a'; try { ${get('/a')} } catch { way = 'b'; ${get('/b')} }
			if (way === 'b' && (${get('/again')}).status !== 200) { const e = new Error('later'); e.name = 'RetryableError'; throw e }
			${seen('way')}`,
			[httpRight()],
		);
		status = 503;
		await staged.attempt(services);
		status = 200;
		test.clock.advance({ minutes: 1 });
		await staged.attempt(services);
		// The 503 was an answer: recorded like any other.
		expect(await staged.look()).toMatchObject({ state: 'pending', failure: 'retryable' });
		expect(other.received.map(({ url }) => url)).toEqual(['/a', '/b', '/again']);
	});

	it('after a right was taken back is denied, although the answer is recorded', async () => {
		const staged = await stage(test, `${get()}; const e = new Error('later'); e.name = 'RetryableError'; throw e`, [
			httpRight(),
		]);
		await staged.attempt();
		await revoke(staged.ward.wardId);
		test.clock.advance({ minutes: 1 });
		await staged.attempt();
		expect(await staged.look()).toMatchObject({ state: 'failed', failure: 'denied' });
		expect(other.received).toHaveLength(1);
	});
});

/** The ward takes back what it granted, behind the back of every memory. */
async function revoke(wardId: string): Promise<void> {
	const { db, clock } = test.services;
	const stored = await findWardProcedure(db.read, wardId, '9.000001');
	if (!stored) return expect.fail('no procedure');
	const config = {
		...(stored.config as Record<string, unknown>),
		grants: ['dossier.read', 'result.write'],
		grantSets: {},
	};
	await db.write((tx) =>
		changeWardProcedure(tx, {
			wardId,
			code: '9.000001',
			expectedRevision: stored.revision,
			config,
			at: clock.now().toString(),
			by: 'test',
		}),
	);
}

describe('between two calls of one run', () => {
	it('a right that the ward takes back is gone', async () => {
		const staged = await stage(test, `${get('/1')}; ${get('/2')}; ${seen('1')}`, [httpRight()]);
		const services: Services = {
			...test.services,
			outside: {
				...test.services.outside,
				send: async (out) => {
					const answer = await test.services.outside.send(out);
					await revoke(staged.ward.wardId);
					return answer;
				},
			},
		};
		await staged.attempt(services);
		expect(await staged.look()).toMatchObject({ failure: 'denied' });
		expect(other.received.map(({ url }) => url)).toEqual(['/1']);
	});
});

describe('register', () => {
	const residents = right({ use: 'register', registers: { residents: ['fullName', 'status'] } });
	const body = `const { record, asOf } = await use.register('residents', { identity: '001185012345' }); ${seen('{ record, asOf }')}`;
	const asOf = '2026-11-01T00:00:00Z';

	it('is read from the source that IT connected, under its secret, and only the granted fields come in', async () => {
		await keepSecret(test.dataDir, 'residentsKey', { value: 'token-0123456789', hosts: [other.host] });
		await connect(test.dataDir, {
			internal: [other.origin],
			registers: [{ name: 'residents', kind: 'http-json', url: `${other.origin}/residents`, secret: 'residentsKey' }],
		});
		reply = () => ({ record: { fullName: 'Nguyễn Thị Hương', status: 'single', income: 5 }, asOf });
		const { result } = await once(body, [residents]);
		expect(result).toMatchObject({ seen: { record: { fullName: 'Nguyễn Thị Hương', status: 'single' }, asOf } });
		expect(JSON.stringify(result)).not.toContain('income');
		const [request] = other.received;
		expect(request).toMatchObject({ method: 'POST', url: '/residents' });
		expect(request?.headers.authorization).toBe('Bearer token-0123456789');
		expect(JSON.parse(request?.body ?? '')).toMatchObject({
			query: { identity: '001185012345' },
			fields: ['fullName', 'status'],
			purpose: { procedure: '9.000001' },
		});
	});

	it('says plainly that there is no such record', async () => {
		await connect(test.dataDir, {
			internal: [other.origin],
			registers: [{ name: 'residents', kind: 'http-json', url: `${other.origin}/residents` }],
		});
		status = 404;
		expect((await once(body, [residents])).result).toMatchObject({ seen: { record: null } });
	});

	it('of the ward itself goes before that of the installation', async () => {
		await connect(test.dataDir, {
			internal: [other.origin],
			registers: [
				{ name: 'residents', kind: 'http-json', url: `${other.origin}/all` },
				{ name: 'residents', kind: 'http-json', ward: '20001', url: `${other.origin}/own` },
			],
		});
		reply = () => ({ record: null, asOf });
		const staged = await stage(test, body, [residents], { code: '20001' });
		await staged.attempt();
		expect(other.received.map(({ url }) => url)).toEqual(['/own']);
	});

	it.each([
		['nobody connected', {}, 'denied'],
		['that is away is tried again', { status: 503 }, 'retryable'],
		['that answers in another shape is not believed', { reply: { rows: [] } }, 'bug'],
	])('%s', async (_, how: { status?: number; reply?: unknown }, expected) => {
		if (Object.keys(how).length > 0)
			await connect(test.dataDir, {
				internal: [other.origin],
				registers: [{ name: 'residents', kind: 'http-json', url: `${other.origin}/residents` }],
			});
		status = how.status ?? 200;
		if (how.reply) reply = () => how.reply;
		expect((await once(body, [residents])).failure).toBe(expected);
	});
});

describe('payment', () => {
	const payment = right({ use: 'payment' });
	const lines = "[{ label: { vi: 'Lệ phí', en: 'Fee' }, quantity: 2, unitVnd: 8000 }]";

	it('is asked for at once, once, and its state is read', async () => {
		const body = `const before = await use.payment.state(); const asked = await use.payment.ask(${lines}); await use.payment.ask(${lines});
			return done('priced', { patch: { seen: [before, asked, await use.payment.state()] } });`;
		const { result, ward, dossier } = await once(body, [payment]);
		expect(result).toMatchObject({
			seen: [
				{ status: 'none', amountVnd: 0, paidAt: null },
				{ status: 'due', amountVnd: 16000, paidAt: null },
				{ status: 'due', amountVnd: 16000, paidAt: null },
			],
		});
		const loaded = await loadDossier(test.services.db.read, ward.wardId, dossier.id);
		expect(loaded?.events.filter(({ type }) => type === 'feeSet')).toHaveLength(1);
		expect(loaded?.state.payment).toMatchObject({ status: 'pending', amountVnd: 16000 });
	});
});

describe('render', () => {
	const templates = right({ use: 'document.render', templates: ['templates/certificate.typ'] });
	const paper = `const paper = await use.render({ template: 'templates/certificate.typ', data: { fullName: answers.fullName, certificateNumber: '1', opinion: '' }, name: 'Công văn' });`;

	it('makes a paper, which the step may put among the results', async () => {
		const body = `${paper} return done('free', { patch: { seen: paper }, intents: [attach(paper)] });`;
		const { result, ward, dossier, state } = await once(body, [templates]);
		expect(state).toBe('done');
		const { fileId, name, pages } = result.seen as { fileId: string; name: string; pages: number };
		expect({ name, pages }).toEqual({ name: 'Công văn.pdf', pages: 1 });
		expect(await test.services.files.has(fileId)).toBe(true);
		const loaded = await loadDossier(test.services.db.read, ward.wardId, dossier.id);
		expect(JSON.stringify(loaded?.state)).toContain(`"fileId":"${fileId}"`);
	});

	it('no other file can be put there', async () => {
		const fileId = 'a'.repeat(64);
		const body = `${paper} return done('free', { intents: [{ kind: 'attach', fileId: '${fileId}' }] });`;
		expect(await once(body, [templates])).toMatchObject({ failure: 'bug', message: expect.stringContaining('attach') });
	});

	it('a template that is not there is the author’s bug', async () => {
		const rights = [right({ use: 'document.render', templates: ['templates/none.typ'] })];
		const body = `await use.render({ template: 'templates/none.typ', data: {}, name: 'x' }); ${seen('1')}`;
		expect((await once(body, rights)).failure).toBe('bug');
	});
});

describe('the journal', () => {
	it('tells afterwards what was asked, how long and how much, and nothing of what was said', async () => {
		reply = () => ({ secretOfTheCitizen: 'Nguyễn Văn Bí Mật' });
		const { services, lines } = listening(test.services);
		const { runId } = await once(`const a = ${get('/x?name=Bi-Mat')}; ${seen('a.status')}`, [httpRight()], services);
		const { capabilityCall } = test.services.db.tables;
		const [row] = await test.services.db.read.select().from(capabilityCall);
		expect(row).toMatchObject({
			stepRunId: runId,
			capability: 'http',
			state: 'answered',
			step: 'price',
			attempts: 1,
			answer: null,
		});
		expect(row?.bytes).toBeGreaterThan(50);
		expect(await liveCalls(test.services.db.read, runId)).toEqual([]);
		expect(`${lines.join('')}${JSON.stringify(row)}`).not.toMatch(/Bí Mật|Bi-Mat/);
	});

	it('holds the answer while the run is not through', async () => {
		const staged = await stage(test, `${get()}; const e = new Error('x'); e.name = 'RetryableError'; throw e`, [
			httpRight(),
		]);
		await staged.attempt();
		expect(await staged.calls()).toMatchObject([{ state: 'answered', answer: { ok: true, value: { status: 200 } } }]);
	});
});
