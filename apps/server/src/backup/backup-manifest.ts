import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup consists of; `manifest.json` in its folder. */
export const manifestSchema = z.strictObject({
	format: z.literal('motcua-backup-1'),
	createdAt: z.string(),
	/** Version of the program that made it. */
	program: z.string(),
	database: z.strictObject({
		kind: z.enum(['sqlite', 'postgres']),
		/** Name inside the folder. */
		file: z.string(),
		sha256,
		bytes: z.int(),
		schemaVersion: z.int(),
	}),
	/** Everything else, by its path in the data folder; the bytes lie in the store that all backups share. */
	files: z.array(
		z.strictObject({
			path: z.string().regex(/^(?:(?:files|packages|keys|secrets)\/[^\0]+|connections\.json)$/),
			sha256,
			bytes: z.int(),
		}),
	),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

export const MANIFEST = 'manifest.json';
/** Folder of the bytes of all backups, named by their hash, beside the folders of the backups. */
export const STORE = 'store';

/** Prefix of a backup that is being made; one that is found later was broken off. */
export const UNFINISHED = '.unfinished-';

/** Where the bytes of a hash lie. */
export const storePath = (backupDir: string, hash: string): string => join(backupDir, STORE, hash.slice(0, 2), hash);

/**
 * Reads the manifest of a backup's folder.
 *
 * @throws {BackupError} `backup.notABackup`
 */
export async function readManifest(folder: string): Promise<BackupManifest> {
	try {
		const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
		// A path that leads out of the data folder is nobody's backup.
		if (manifest.files.some(({ path }) => path.split('/').includes('..'))) throw new Error('a path leads outside');
		return manifest;
	} catch (cause) {
		throw new BackupError(
			'backup.notABackup',
			{
				vi: `Thư mục ${folder} không phải là một bản sao lưu của Motcua, hoặc tệp ${MANIFEST} bị hỏng.`,
				en: `The folder ${folder} is not a Motcua backup, or its ${MANIFEST} is damaged.`,
			},
			cause,
		);
	}
}
