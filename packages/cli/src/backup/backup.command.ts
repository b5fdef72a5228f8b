import { readConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { roots } from '../roots.ts';
import { megabytes } from './megabytes.ts';

/** `motcua backup`: a backup now, beside a running server or without one; the same as the one of each night. */
export const backupCommand = defineCommand({
	meta: { name: 'backup', description: 'Sao lưu ngay / make a backup now' },
	args: {
		to: { type: 'string', description: 'Thư mục nhận bản sao lưu / folder (MOTCUA_BACKUP_DIR, data/backups)' },
	},
	async run({ args }) {
		try {
			const config = readConfig(process.env, roots());
			const [{ makeBackup }, { withDatabase }] = await Promise.all([
				import('@motcua/server/tools'),
				import('../open-installation.ts'),
			]);
			const to = args.to === undefined ? config : { ...config, backupDir: args.to };
			const logger = { warn: (facts: unknown, text?: string) => console.error('!', text ?? '', JSON.stringify(facts)) };
			const made = await withDatabase(config, (db) =>
				makeBackup({ config: to, db, logger }, new AbortController().signal),
			);
			console.log(
				`Đã sao lưu / backed up: ${made.folder}\n  ${made.files} tệp (${made.newFiles} mới), ${megabytes(made.bytes)} MB / files (new)\n  Kiểm tra / check it: motcua restore ${made.folder} --check`,
			);
			process.exit(0);
		} catch (error) {
			complainAndExit(error);
		}
	},
});
