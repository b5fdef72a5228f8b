/**
 * An address as it may stand in a terminal or a log: no password, wherever it stands, and also where the address is so wrong that
 * nobody can take it apart (a password with `@` or `/` in it that was not escaped).
 */
export const addressWithoutSecrets = (address: string): string =>
	address
		.replace(/^([a-z]+:\/\/[^:@/]*):.*@/i, '$1:***@')
		.replace(/([?&](?:password|pass|sslpassword)=)[^&#]*/gi, '$1***');
