import type { Database } from '@motcua/database';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor, username } from 'better-auth/plugins';
import { hashPassword, MIN_PASSWORD_LENGTH, verifyPassword } from './password.ts';
import { PEER_HEADER } from './routes.ts';

const HOUR_SECONDS = 3_600;

/**
 * Sign-in of staff: user name and password, a second factor when switched on, sessions in our database.
 *
 * There is no sign-up: accounts are made by the administrator (`staff/create-staff.ts`).
 */
export function createAuth(options: {
	readonly db: Database;
	readonly secret: string;
	readonly publicUrl: string;
	readonly wardName: string;
	/** Sign-in attempts per address and minute. */
	readonly attemptsPerMinute: number;
}) {
	const isHttps = options.publicUrl.startsWith('https:');
	return betterAuth({
		appName: options.wardName,
		baseURL: options.publicUrl,
		basePath: '/api/auth',
		secret: options.secret,
		database: drizzleAdapter(options.db.read, {
			provider: options.db.dialect === 'sqlite' ? 'sqlite' : 'pg',
			schema: options.db.authTables,
			transaction: false,
		}),
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: MIN_PASSWORD_LENGTH,
			password: { hash: hashPassword, verify: ({ hash: stored, password }) => verifyPassword(stored, password) },
		},
		plugins: [username({ minUsernameLength: 3, maxUsernameLength: 40 }), twoFactor({ issuer: options.wardName })],
		// A working day: nobody signs in twice between opening and closing, nobody stays signed in overnight.
		session: { expiresIn: 12 * HOUR_SECONDS, updateAge: HOUR_SECONDS, freshAge: HOUR_SECONDS },
		rateLimit: {
			enabled: true,
			window: 60,
			max: 300,
			customRules: {
				'/sign-in/username': { window: 60, max: options.attemptsPerMinute },
				'/two-factor/*': { window: 60, max: options.attemptsPerMinute },
			},
		},
		// The server may be reached under several names in a ward; ours are those under which the request came.
		trustedOrigins: (request) => (request ? sameHostOrigins(request) : []),
		advanced: {
			ipAddress: { ipAddressHeaders: [PEER_HEADER] },
			useSecureCookies: isHttps,
			cookiePrefix: 'motcua',
			defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure: isHttps },
		},
		telemetry: { enabled: false },
	});
}

export type Auth = ReturnType<typeof createAuth>;

/** The sign-in library is large; it comes with the first member of staff, not with the first citizen. */
export type LazyAuth = () => Promise<Auth>;

function sameHostOrigins(request: Request): string[] {
	const host = request.headers.get('host');
	return host === null ? [] : [`http://${host}`, `https://${host}`];
}
