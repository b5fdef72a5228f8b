import type { TrustedKey } from '@motcua/procedure-tools';

/**
 * Public keys of those who release Motcua: packages signed with them ship with the product. Their private halves are with the
 * release managers and nowhere in the repository. A key that is replaced stays here with `revokedAt`.
 */
export const CORE_KEYS: readonly TrustedKey[] = [
	{
		name: 'Motcua release 2026',
		level: 'core',
		validFrom: '2026-11-01T00:00:00Z',
		publicKey:
			'-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAIqFdtrNZXVVXFu8swJAtFoz4MtrVQSgQnhLxiE0ZQtk=\n-----END PUBLIC KEY-----\n',
	},
];
