import { hash, verify } from '@node-rs/argon2';

/** OWASP's setting for argon2id: 19 MiB, two passes, one lane. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const MIN_PASSWORD_LENGTH = 10;

/** As the sign-in library stores it. */
export const hashPassword = (password: string): Promise<string> => hash(password, argon2);
export const verifyPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);
