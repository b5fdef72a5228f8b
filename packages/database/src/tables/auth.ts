import type { ColumnKit } from './columns.ts';

/**
 * Tables of the sign-in library (better-auth 1.7 with the username and two-factor plugins, rate limits in the database).
 * Keys and properties are its names; a test asks the library itself whether something is missing.
 */
export function authTables(c: ColumnKit) {
	const user = c.table('user', {
		id: c.id(),
		name: c.text('name').notNull(),
		email: c.text('email').notNull().unique(),
		emailVerified: c.bool('email_verified').notNull(),
		image: c.text('image'),
		createdAt: c.date('created_at').notNull(),
		updatedAt: c.date('updated_at').notNull(),
		username: c.text('username').unique(),
		displayUsername: c.text('display_username'),
		twoFactorEnabled: c.bool('two_factor_enabled'),
	});
	const session = c.table('session', {
		id: c.id(),
		expiresAt: c.date('expires_at').notNull(),
		token: c.text('token').notNull().unique(),
		createdAt: c.date('created_at').notNull(),
		updatedAt: c.date('updated_at').notNull(),
		ipAddress: c.text('ip_address'),
		userAgent: c.text('user_agent'),
		userId: c.text('user_id').notNull(),
	});
	const account = c.table('account', {
		id: c.id(),
		accountId: c.text('account_id').notNull(),
		providerId: c.text('provider_id').notNull(),
		userId: c.text('user_id').notNull(),
		accessToken: c.text('access_token'),
		refreshToken: c.text('refresh_token'),
		idToken: c.text('id_token'),
		accessTokenExpiresAt: c.date('access_token_expires_at'),
		refreshTokenExpiresAt: c.date('refresh_token_expires_at'),
		scope: c.text('scope'),
		password: c.text('password'),
		createdAt: c.date('created_at').notNull(),
		updatedAt: c.date('updated_at').notNull(),
	});
	const verification = c.table('verification', {
		id: c.id(),
		identifier: c.text('identifier').notNull(),
		value: c.text('value').notNull(),
		expiresAt: c.date('expires_at').notNull(),
		createdAt: c.date('created_at').notNull(),
		updatedAt: c.date('updated_at').notNull(),
	});
	const twoFactor = c.table('two_factor', {
		id: c.id(),
		secret: c.text('secret').notNull(),
		backupCodes: c.text('backup_codes').notNull(),
		userId: c.text('user_id').notNull(),
		verified: c.bool('verified'),
		failedVerificationCount: c.int('failed_verification_count'),
		lockedUntil: c.date('locked_until'),
	});
	const rateLimit = c.table('rate_limit', {
		id: c.id(),
		key: c.text('key').notNull().unique(),
		count: c.int('count').notNull(),
		lastRequest: c.long('last_request').notNull(),
	});
	return { user, session, account, verification, twoFactor, rateLimit };
}
