import { createHmac, createSecretKey, type Hmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../api/errors.ts';
import type { Clock } from '../../services.ts';

/** How long a proven second fact opens a dossier, in minutes. */
export const TRACK_TOKEN_MINUTES = 30;

const KEY_BYTES = 32;

/** The dossier that a token opens. */
export interface TrackedRef {
	readonly wardId: string;
	readonly dossierId: string;
}

/** Makes and checks the tokens that open one dossier to whoever proved the second fact. */
export interface TrackTokens {
	issue(wardId: string, dossierId: string): string;
	/**
	 * The dossier that a token opens.
	 *
	 * @throws {UserError} `tracking.expired` for one that is too old or not ours
	 */
	open(token: string): TrackedRef;
	/** Whether two facts are the same, in a time that tells nothing about them. */
	sameFact(given: string, known: string): boolean;
}

/** Tokens signed with `key` (32 bytes). They name the dossier and their end, nothing else. */
export function createTrackTokens(key: Uint8Array, clock: Clock): TrackTokens {
	const secret = createSecretKey(key);
	const mac = (purpose: string, text: string): Hmac => createHmac('sha256', secret).update(`${purpose}\n${text}`);

	return {
		issue(wardId, dossierId) {
			const ends = Math.floor(clock.now().epochMilliseconds / 1000) + TRACK_TOKEN_MINUTES * 60;
			const content = `${wardId}.${dossierId}.${ends.toString(36)}`;
			return `${content}.${mac('track', content).digest('base64url')}`;
		},

		open(token) {
			const [wardId = '', dossierId = '', ends = '', signature = ''] = token.split('.');
			const expected = mac('track', `${wardId}.${dossierId}.${ends}`).digest();
			const given = Buffer.from(signature, 'base64url');
			const genuine = given.length === expected.length && timingSafeEqual(given, expected);
			if (!genuine || clock.now().epochMilliseconds >= Number.parseInt(ends, 36) * 1000) throw expired();
			return { wardId, dossierId };
		},

		sameFact: (given, known) => timingSafeEqual(mac('fact', given).digest(), mac('fact', known).digest()),
	};
}

/** Reads the key from the data folder, or makes it on the first start. Readable by the owner alone. */
export async function loadTrackKey(dataDir: string): Promise<Uint8Array> {
	const folder = join(dataDir, 'keys');
	const file = join(folder, 'track-token.key');
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const present = await readKey(file);
	if (present) return present;

	// Written aside and linked into place: a crash in between must not leave half a key, two starts must agree on one.
	const temporary = join(folder, `${randomUUID()}.tmp`);
	try {
		const handle = await open(temporary, 'wx', 0o600);
		try {
			await handle.writeFile(randomBytes(KEY_BYTES));
			await handle.sync();
		} finally {
			await handle.close();
		}
		await link(temporary, file).catch((error: unknown) => {
			if (!isErrorCode(error, 'EEXIST')) throw error;
		});
	} finally {
		await rm(temporary, { force: true });
	}
	const made = await readKey(file);
	if (!made) throw new Error(`the key file ${file} could not be read back`);
	return made;
}

async function readKey(file: string): Promise<Uint8Array | null> {
	try {
		const key = await readFile(file);
		if (key.byteLength !== KEY_BYTES)
			throw new Error(
				`the key file ${file} has ${key.byteLength} bytes, expected ${KEY_BYTES}; restore it from a backup`,
			);
		return key;
	} catch (error) {
		if (isErrorCode(error, 'ENOENT')) return null;
		throw error;
	}
}

const isErrorCode = (error: unknown, code: string): boolean =>
	error instanceof Error && 'code' in error && error.code === code;

const expired = (): UserError =>
	new UserError('UNAUTHORIZED', 'tracking.expired', {
		vi: 'Phiên tra cứu đã hết hạn. Vui lòng nhập lại mã hồ sơ và số điện thoại hoặc số định danh.',
		en: 'This look-up has ended. Please enter the dossier code and the phone or identity number again.',
	});
