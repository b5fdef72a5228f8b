import { join } from 'node:path';
import { changeWardProcedure, createWard, findWardProcedure, recordPackage, saveSettings } from '@motcua/database';
import { newId, type Role } from '@motcua/domain';
import type { CapabilityRequest, ProcedurePackage } from '@motcua/procedure-sdk';
import { packArchive } from '@motcua/procedure-tools';
import { buildPackage } from '@motcua/procedure-tools/build';
import type { RequestContext, StaffSession } from '../api/trpc.ts';
import { appRouter } from '../app-router.ts';
import type { Services } from '../services.ts';
import { createAccount } from '../staff/accounts.ts';
import { wardSettingsSchema } from '../wards/ward-settings.ts';

/** A ward with somebody for every role, and the sample procedure published. */
export interface TestWard {
	readonly wardId: string;
	/** Sessions by role; `specialist` is of the field of justice. */
	readonly people: Readonly<Record<Role, StaffSession>>;
	readonly digest: string;
}

const roles: readonly Role[] = [
	'receptionist',
	'specialist',
	'unitHead',
	'leader',
	'clerk',
	'cashier',
	'centerDirector',
	'centerDeputy',
	'administrator',
	'procedureControl',
	'assistant',
	'auditor',
];

/** Makes the ward of a test. `code` tells several wards of one installation apart. */
export async function createTestWard(
	services: Services,
	options: {
		readonly code?: string;
		readonly settings?: Record<string, unknown>;
		readonly source?: ProcedurePackage;
		readonly grants?: readonly CapabilityRequest['use'][];
	} = {},
): Promise<TestWard> {
	const wardId = newId();
	const code = options.code ?? '00334';
	const at = services.clock.now();
	const createdAt = at.toString();
	await services.db.write(async (tx) => {
		await createWard(tx, {
			id: wardId,
			code,
			name: 'Phường Hạ Đình',
			provinceCode: '01',
			agencyCode: `H26.${Number(code)}`,
			createdAt,
		});
		const body = wardSettingsSchema.parse({ address: '1 Hạ Đình', phone: '024 3858 0001', ...options.settings });
		await saveSettings(tx, { wardId, expectedVersion: 0, body, savedAt: createdAt, savedBy: 'test' });
	});
	const people = await createPeople(services, wardId, code, at);
	const digest = await publish(services, wardId, options.source ?? (await sampleProcedure()), options.grants);
	return { wardId, people, digest };
}

async function createPeople(
	services: Services,
	wardId: string,
	code: string,
	at: Temporal.Instant,
): Promise<Record<Role, StaffSession>> {
	const sessions: [Role, StaffSession][] = [];
	for (const role of roles) {
		const held = [{ role, field: role === 'specialist' ? ('justice' as const) : null }];
		const username = `${role}.${code}`.toLowerCase();
		const fullName = `Trần Thị ${role}`;
		const staffId = await services.db.write((tx) =>
			createAccount(tx, {
				wardId,
				username,
				fullName,
				title: role,
				phone: null,
				roles: held,
				passwordHash: 'none: nobody signs in here',
				mustChangePassword: false,
				at,
				by: 'test',
			}),
		);
		sessions.push([role, { staffId, username, name: fullName, wardId, roles: held, mustChangePassword: false }]);
	}
	return Object.fromEntries(sessions) as Record<Role, StaffSession>;
}

let built: Promise<ProcedurePackage> | undefined;

/** The sample procedure, built once per test file as an author builds it. */
export function sampleProcedure(): Promise<ProcedurePackage> {
	built ??= buildPackage(join(import.meta.dirname, 'sample-procedure'));
	return built;
}

/** Installs and publishes a package in a ward; all rights granted unless told otherwise. */
export async function publish(
	services: Services,
	wardId: string,
	source: ProcedurePackage,
	grants: readonly CapabilityRequest['use'][] = source.manifest.capabilities.map(({ use }) => use),
): Promise<string> {
	const { bytes, digest } = await packArchive(source);
	await services.packages.put(bytes);
	const { code, version, name } = source.manifest;
	const at = services.clock.now().toString();
	await services.db.write(async (tx) => {
		await recordPackage(tx, {
			digest,
			code,
			version,
			name,
			manifest: source.manifest,
			signature: 'local',
			bytes: bytes.byteLength,
			installedAt: at,
			installedBy: 'test',
		});
		await changeWardProcedure(tx, {
			wardId,
			code,
			expectedRevision: (await findWardProcedure(tx, wardId, code))?.revision ?? 0,
			installedDigest: digest,
			publishedDigest: digest,
			config: { grants },
			at,
			by: 'test',
		});
	});
	services.catalogue.forget(wardId);
	return digest;
}

type Caller = ReturnType<typeof appRouter.createCaller>;

/** The API as somebody calls it: through zod, the permission table and the rate limits. Null: a citizen. */
export function callerFor(services: Services, session: StaffSession | null): Caller {
	const context: RequestContext = { services, session, ip: '127.0.0.1', requestId: 'test' };
	return appRouter.createCaller(context);
}
