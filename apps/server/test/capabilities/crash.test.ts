/** The server dies between what a call did and the record of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findStepRun, loadDossier } from '@motcua/database';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openServices } from '../../src/open-services.ts';
import { startStepEngine } from '../../src/steps/index.ts';
import { startTestServices } from '../../src/testing/test-services.ts';
import { connect, counterpart, json } from './counterpart.ts';
import { right, stage } from './stage.ts';

describe('a server that is killed', { timeout: 90_000 }, () => {
	let dataDir: string;
	let child: ChildProcess | undefined;
	/** The other side: does each thing once, by its key, and remembers what it answered. */
	const done = new Map<string, number>();
	let other: Awaited<ReturnType<typeof counterpart>>;
	let onRequest: (url: string) => boolean = () => true;

	beforeEach(async () => {
		done.clear();
		other = await counterpart(({ url, headers }, response) => {
			const key = String(headers['idempotency-key']);
			const number = done.get(key) ?? done.size + 1;
			done.set(key, number);
			// Done; whether the answer gets out is another matter.
			if (onRequest(url)) json(response, { number });
		});
		dataDir = await mkdtemp(join(tmpdir(), 'motcua-crash-'));
	});
	afterEach(async () => {
		child?.kill('SIGKILL');
		await other.close();
		await rm(dataDir, { recursive: true, force: true });
	});

	/** A folder with one dossier whose first step is due; nobody works on it. */
	async function prepared() {
		const test = await startTestServices();
		await connect(test.dataDir, { internal: [other.origin] });
		const rights = [right({ use: 'http', hosts: [other.host], methods: ['POST'] })];
		const body = `const all = []; for (const path of ['/first', '/second']) all.push(JSON.parse((await use.http({ method: 'POST', url: '${other.origin}' + path, json: {}, timeoutMs: 7000 })).body).number);
			return done('free', { patch: { seen: all } });`;
		const { ward, dossier, runId } = await stage(test, body, rights);
		const now = test.clock.now().toString();
		await test.services.jobs.close();
		const copied = cp(test.dataDir, dataDir, { recursive: true });
		await copied.then(() => test.close());
		return { wardId: ward.wardId, dossierId: dossier.id, runId, now };
	}

	it('between effect and record asks again under the same key, and everything happened once', async () => {
		const { wardId, dossierId, runId, now } = await prepared();
		let deaths = 0;
		onRequest = (url) => {
			if (url !== '/second' || deaths > 0) return true;
			deaths += 1;
			child?.kill('SIGKILL');
			return false;
		};
		child = spawn(process.execPath, [join(import.meta.dirname, 'engine-process.ts'), dataDir, now], {
			stdio: ['ignore', 'inherit', 'inherit'],
		});
		const [signal] = await new Promise<[string | null]>((resolve) => child?.once('exit', (_, why) => resolve([why])));
		expect([signal, deaths]).toEqual(['SIGKILL', 1]);
		expect(other.received.map(({ url }) => url)).toEqual(['/first', '/second']);

		const config = readConfig({ MOTCUA_DATA_DIR: dataDir }, { plugins: dataDir, portal: null, admin: null });
		const clock = { now: () => Temporal.Instant.from(now).add({ minutes: 5 }) };
		const { services, closeServices } = await openServices(config, pino({ level: 'silent' }), {
			role: 'server',
			overrides: { clock },
		});
		const engine = await startStepEngine(services);
		await engine.idle();
		const run = await findStepRun(services.db.read, runId);
		const loaded = await loadDossier(services.db.read, wardId, dossierId);
		await engine.close();
		await closeServices();

		expect(run).toMatchObject({ state: 'done', attempt: 2 });
		expect(loaded?.state.result.seen).toEqual([1, 2]);
		// The first call was recorded: not made again. The second was begun: made again, under its key.
		expect(other.received.map(({ url }) => url)).toEqual(['/first', '/second', '/second']);
		const keys = other.received.map(({ headers }) => headers['idempotency-key']);
		expect(keys[2]).toBe(keys[1]);
		expect(keys[0]).not.toBe(keys[1]);
		expect(done.size).toBe(2);
	});
});
