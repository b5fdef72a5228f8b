/** OWASP's setting for argon2id: 19 MiB, two passes, one lane. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const MIN_PASSWORD_LENGTH = 10;

/** As the sign-in library stores it. */
export async function hashPassword(password: string): Promise<string> {
	const { hash } = await import('@node-rs/argon2');
	return hash(password, argon2);
}

export async function verifyPassword(stored: string, password: string): Promise<boolean> {
	const { verify } = await import('@node-rs/argon2');
	return verify(stored, password);
}
