import { listPackages, listWardProcedures } from '@motcua/database';
import type { CapabilityRequest, ProcedurePackage } from '@motcua/procedure-sdk';
import { packArchive } from '@motcua/procedure-tools';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { StaffSession } from '../../../src/api/trpc.ts';
import { appRouter } from '../../../src/app-router.ts';
import type { ServerConfig } from '../../../src/config.ts';
import { createHttpApp } from '../../../src/http/app.ts';
import { registerTrpc } from '../../../src/http/trpc-calls.ts';
import { registerPackageRoute } from '../../../src/procedures/install/sources/upload-route.ts';
import { startTestServices, type TestServices } from '../../../src/testing/test-services.ts';
import { createTestWard, sampleProcedure, type TestWard } from '../../../src/testing/test-ward.ts';
import type { PackageInspection, WireError } from '../../../src/views.ts';

/** What came back: the status, and the answer or the refusal. */
export interface Answer<T> {
	readonly status: number;
	readonly body: T & Partial<WireError>;
}

/** A ward's server, spoken to over HTTP as the staff app does. */
export interface InstallSite {
	readonly test: TestServices;
	readonly ward: TestWard;
	upload(bytes: Uint8Array, role?: string): Promise<Answer<{ readonly digest: string; readonly code: string }>>;
	query<T>(path: string, input?: unknown, role?: string): Promise<Answer<T>>;
	mutate<T>(path: string, input: unknown, role?: string): Promise<Answer<T>>;
	/** Uploads, waits for the samples, and gives the sheet. */
	inspect(bytes: Uint8Array): Promise<PackageInspection>;
	/** Everything that an installation touches; equal before and after when nothing happened. */
	picture(): Promise<unknown>;
	close(): Promise<void>;
}

export async function openInstallSite(config: Partial<ServerConfig> = {}, settings = {}): Promise<InstallSite> {
	const test = await startTestServices({ config });
	const ward = await createTestWard(test.services, { source: await soundProcedure(), settings });
	const app: FastifyInstance = createHttpApp({ logger: pino({ level: 'silent' }), trustedProxies: [], isHttps: false });
	// The session layer has its own tests; here a header says who is signed in.
	const sessionOf = async (request: { headers: Record<string, unknown> }): Promise<StaffSession | null> =>
		ward.people[request.headers['x-role'] as 'clerk'] ?? null;
	await registerPackageRoute(app, test.services, sessionOf);
	await registerTrpc(app, {
		router: appRouter,
		createContext: async (request) => ({
			services: test.services,
			session: await sessionOf(request),
			ip: request.ip,
			requestId: request.id,
		}),
	});

	const site: InstallSite = {
		test,
		ward,
		async upload(bytes, role = 'administrator') {
			const boundary = 'a-boundary';
			const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="goi.procpkg"\r\ncontent-type: application/octet-stream\r\n\r\n`;
			const answer = await app.inject({
				method: 'POST',
				url: '/api/packages',
				headers: { 'x-role': role, 'content-type': `multipart/form-data; boundary=${boundary}` },
				payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
			});
			return { status: answer.statusCode, body: answer.json() };
		},
		async query(path, input, role = 'administrator') {
			const search = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
			return unwrap(await app.inject({ url: `/trpc/${path}${search}`, headers: { 'x-role': role } }));
		},
		async mutate(path, input, role = 'administrator') {
			const headers = { 'x-role': role, 'content-type': 'application/json' };
			return unwrap(
				await app.inject({ method: 'POST', url: `/trpc/${path}`, headers, payload: JSON.stringify(input) }),
			);
		},
		async inspect(bytes) {
			const { body } = await site.upload(bytes);
			for (;;) {
				const { body: sheet } = await site.query<PackageInspection>('ward.packages.inspect', { digest: body.digest });
				if (sheet.fixtures?.state !== 'running') return sheet;
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		},
		async picture() {
			const { read } = test.services.db;
			return {
				packages: await listPackages(read),
				ward: await listWardProcedures(read, ward.wardId),
				stored: await test.services.packages.list(),
			};
		},
		async close() {
			await app.close();
			await test.close();
		},
	};
	return site;
}

function unwrap(answer: { readonly statusCode: number; json(): unknown }): Answer<never> {
	const body = answer.json() as { result?: { data: unknown }; error?: { data: { motcua: WireError } } };
	return { status: answer.statusCode, body: (body.result?.data ?? body.error?.data.motcua) as never };
}

/** The sample procedure with a sample dossier, so that nothing in it is refused. */
export async function soundProcedure(change: Partial<ProcedurePackage['manifest']> = {}): Promise<ProcedurePackage> {
	const source = structuredClone(await sampleProcedure());
	const answers = { fullName: 'Nguyễn Thị Hường', phone: '0912345678', copies: 3, mood: 'fine' };
	return {
		...source,
		manifest: { ...source.manifest, ...change },
		fixtures: [
			{
				name: 'three copies',
				answers,
				now: '2026-11-02T09:00:00+07:00',
				expect: { validate: [], steps: { price: { kind: 'done', outcome: 'priced', feeVnd: 6000 } } },
			},
		],
	};
}

export const packed = async (source: ProcedurePackage): Promise<Uint8Array> => (await packArchive(source)).bytes;

/** The sound sample under another version, and with other rights, as an archive. */
export async function version(number: string, capabilities?: readonly CapabilityRequest[]) {
	return packed(await soundProcedure({ version: number, ...(capabilities && { capabilities }) }));
}

/** Decides on a sheet: everything granted and vouched for, unless told otherwise. */
export async function install(site: InstallSite, sheet: PackageInspection, choices: Record<string, unknown> = {}) {
	return site.mutate<{ readonly digest: string }>('ward.packages.install', {
		digest: sheet.digest,
		grants: sheet.permissions.asks.map((ask) => ask.use),
		vouch: true,
		allowOlder: false,
		expectedInstalled: sheet.installed?.digest ?? null,
		...choices,
	});
}
