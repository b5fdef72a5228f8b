import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ConnectionError, ifThere } from './connections.ts';

const secretSchema = z.strictObject({
	/** Written into the header as it stands, for example `Bearer …`. */
	value: z
		.string()
		.min(8)
		.max(4000)
		.regex(/^[\t\x20-\x7e]+$/),
	/** Where it may be sent: hosts as in a manifest, `name` or `name:port`. */
	hosts: z.array(z.string().min(1).max(300)).min(1).max(20),
	/** National codes of the procedures that may use it; without it none but the core's own registers. */
	procedures: z.array(z.string().max(32)).max(100).default([]),
});

export type Secret = z.infer<typeof secretSchema>;

/**
 * Reads `secrets/<name>.json` of the data folder. The file must be readable by the server's user alone: one that others may read is refused, because
 * a secret that lies open is none.
 *
 * @throws {ConnectionError} naming the file and what is wrong with it, never what it holds
 */
export async function readSecret(dataDir: string, name: string): Promise<Secret> {
	const place = `secrets/${name}.json`;
	// A name of a manifest is checked by its schema; this is the last place before the disk.
	if (!/^[a-z][A-Za-z0-9]{0,63}$/.test(name)) throw new ConnectionError('secret.missing', `there is no ${place}`);
	const file = await open(join(dataDir, place), 'r').catch(ifThere);
	if (file === undefined) throw new ConnectionError('secret.missing', `there is no ${place}`);
	try {
		const { mode } = await file.stat();
		if ((mode & 0o077) !== 0)
			throw new ConnectionError(
				'secret.open',
				`${place} may be read by others (mode ${(mode & 0o777).toString(8)}); expected 600`,
			);
		const parsed = secretSchema.safeParse(jsonOf(await file.readFile('utf8')));
		if (parsed.success) return parsed.data;
		const field = parsed.error.issues[0]?.path.join('.') || 'the file';
		throw new ConnectionError('secret.invalid', `${place}: ${field} is not as expected`);
	} finally {
		await file.close();
	}
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
