import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The one-time token that opens the first-run set-up. It is printed in the terminal and lives in memory alone: whoever can
 * read the terminal of a new server may set it up, and nobody else.
 */
export interface SetupToken {
	/** Null once used. */
	readonly value: string | null;
	matches(given: string): boolean;
	use(): void;
}

export function createSetupToken(): SetupToken {
	let value: string | null = randomBytes(18).toString('base64url');
	return {
		get value() {
			return value;
		},
		matches(given) {
			if (value === null || given.length !== value.length) return false;
			return timingSafeEqual(Buffer.from(given), Buffer.from(value));
		},
		use() {
			value = null;
		},
	};
}
