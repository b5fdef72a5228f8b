import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSigningKey, type SigningKey } from '@motcua/procedure-tools';

/** The ward's own key, made at first run: whoever installs a package from this machine's own folder vouches for it with it. */
export async function loadLocalKey(dataDir: string): Promise<SigningKey> {
	const folder = join(dataDir, 'keys');
	const file = join(folder, 'package-signing.json');
	try {
		return JSON.parse(await readFile(file, 'utf8')) as SigningKey;
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
	}
	const key = generateSigningKey();
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const handle = await open(file, 'wx', 0o600);
	try {
		await handle.writeFile(JSON.stringify(key));
		await handle.sync();
	} finally {
		await handle.close();
	}
	return key;
}
