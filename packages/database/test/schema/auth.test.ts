import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor, username } from 'better-auth/plugins';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/index.ts';
import { onBothEngines } from '../engines.ts';

function makeAuth(db: Database) {
	return betterAuth({
		baseURL: 'http://localhost',
		secret: 'a secret that is long enough for this test only',
		database: drizzleAdapter(db.read, {
			provider: db.dialect === 'sqlite' ? 'sqlite' : 'pg',
			schema: db.authTables,
			transaction: true,
		}),
		emailAndPassword: {
			enabled: true,
			password: {
				hash: async (password) => `plain:${password}`,
				verify: async ({ hash, password }) => hash === `plain:${password}`,
			},
		},
		plugins: [username(), twoFactor()],
		rateLimit: {
			enabled: true,
			storage: 'database',
			window: 60,
			max: 1_000,
			customRules: { '/sign-in/username': { window: 60, max: 6 } },
		},
		advanced: { ipAddress: { ipAddressHeaders: ['x-peer'] } },
		telemetry: { enabled: false },
		logger: { disabled: true },
	});
}

onBothEngines('Sign-in by better-auth over the write gate', (engine) => {
	let db: Database;
	let auth: ReturnType<typeof makeAuth>;
	const post = (path: string, body: object, headers: Record<string, string> = {}) =>
		auth.handler(
			new Request(`http://localhost/api/auth${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', origin: 'http://localhost', 'x-peer': '10.0.0.1', ...headers },
				body: JSON.stringify(body),
			}),
		);
	const cookieOf = (response: Response): string =>
		response.headers
			.getSetCookie()
			.map((cookie) => cookie.split(';')[0])
			.join('; ');

	beforeAll(async () => {
		db = engine().db;
		auth = makeAuth(db);
		const account = { email: 'lan@ward.invalid', password: 'mật khẩu dài', name: 'Lê Thị Lan', username: 'tiepnhan' };
		const response = await post('/sign-up/email', account);
		expect(response.status).toBe(200);
	});

	it('finds every column that the library writes', async () => {
		const { user, session, account } = db.tables;
		expect((await db.read.select().from(user)).map((row) => [row.username, row.emailVerified])).toEqual([
			['tiepnhan', false],
		]);
		expect((await db.read.select().from(account)).map((row) => row.password)).toEqual(['plain:mật khẩu dài']);
		expect((await db.read.select().from(session))[0]?.expiresAt).toBeInstanceOf(Date);
	});

	it('signs in by user name, reads the session, signs out', async () => {
		const signedIn = await post('/sign-in/username', { username: 'tiepnhan', password: 'mật khẩu dài' });
		expect(signedIn.status).toBe(200);
		const cookie = cookieOf(signedIn);
		const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
		expect(session?.user.name).toBe('Lê Thị Lan');
		await post('/sign-out', {}, { cookie });
		expect(await auth.api.getSession({ headers: new Headers({ cookie }) })).toBeNull();
	});

	it('refuses a wrong password', async () => {
		expect((await post('/sign-in/username', { username: 'tiepnhan', password: 'sai mật khẩu' })).status).toBe(401);
	});

	it('enables a second factor', async () => {
		const cookie = cookieOf(await post('/sign-in/username', { username: 'tiepnhan', password: 'mật khẩu dài' }));
		const enabled = await post('/two-factor/enable', { password: 'mật khẩu dài' }, { cookie });
		expect(enabled.status).toBe(200);
		const [stored] = await db.read.select().from(db.tables.twoFactor);
		expect(stored?.secret).toBeTruthy();
		expect(stored?.verified).toBe(false);
	});

	it('limits attempts per peer in the database, one count per attempt even at once', async () => {
		const attempts = await Promise.all(
			Array.from({ length: 10 }, () =>
				post('/sign-in/username', { username: 'tiepnhan', password: 'sai mật khẩu' }, { 'x-peer': '10.9.9.9' }),
			),
		);
		const statuses = attempts.map((response) => response.status);
		expect(statuses.filter((status) => status === 401).length).toBe(6);
		expect(statuses.filter((status) => status === 429).length).toBe(4);
		const rows = await db.read.select().from(db.tables.rateLimit);
		expect(rows.some((row) => row.key.includes('10.9.9.9'))).toBe(true);
	});

	it('undoes an account whose transaction fails', async () => {
		await expect(
			db.write(async (tx) => {
				await tx.insert(tx.tables.user).values({
					id: 'ghost',
					name: 'g',
					email: 'g@x.invalid',
					emailVerified: false,
					createdAt: new Date(),
					updatedAt: new Date(),
				});
				await auth.$context
					.then((context) => context.internalAdapter.findUserByEmail('g@x.invalid'))
					.then((found) => expect(found?.user.id).toBe('ghost'));
				throw new Error('no');
			}),
		).rejects.toThrow('no');
		expect(await db.read.select().from(db.tables.user).where(eq(db.tables.user.id, 'ghost'))).toEqual([]);
	});
});
