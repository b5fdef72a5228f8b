import { readConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { roots } from '../roots.ts';
import { megabytes } from './megabytes.ts';

/** `motcua restore <folder>`: brings a backup back into the data folder, or only looks whether it would come back. */
export const restoreCommand = defineCommand({
	meta: { name: 'restore', description: 'Khôi phục từ bản sao lưu / restore a backup' },
	args: {
		backup: { type: 'positional', required: true, description: 'Thư mục của bản sao lưu / folder of the backup' },
		check: { type: 'boolean', default: false, description: 'Chỉ kiểm tra, không khôi phục / only check' },
		replace: {
			type: 'boolean',
			default: false,
			description: 'Cất dữ liệu hiện có sang một bên / put present data aside',
		},
	},
	async run({ args }) {
		try {
			const config = readConfig(process.env, roots());
			const { checkBackup, restoreBackup } = await import('@motcua/server/tools');
			if (args.check) {
				const { manifest } = await checkBackup(args.backup);
				const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, manifest.database.bytes);
				console.log(
					`✓ Bản sao lưu nguyên vẹn / the backup is whole: ${manifest.createdAt}, ${manifest.files.length} tệp / files, ${megabytes(bytes)} MB`,
				);
				process.exit(0);
			}
			const restored = await restoreBackup({ config, backup: args.backup, replace: args.replace });
			console.log(`Đã khôi phục vào / restored into ${config.dataDir}`);
			console.log(`  Bản sao lưu của / backup of ${restored.manifest.createdAt}`);
			console.log(`  ${restored.dossiers} hồ sơ / dossiers, ${restored.manifest.files.length} tệp / files`);
			if (restored.putAside !== null) console.log(`  Dữ liệu trước đó ở / what was there lies in ${restored.putAside}`);
			if (restored.broken > 0)
				console.error(
					`! ${restored.broken} hồ sơ hoặc nhật ký có chuỗi băm không khớp; nội dung đã bị sửa trước khi sao lưu.\n  ${restored.broken} records or logs have a broken chain of hashes; they were changed before the backup.`,
				);
			process.exit(restored.broken > 0 ? 1 : 0);
		} catch (error) {
			complainAndExit(error);
		}
	},
});
