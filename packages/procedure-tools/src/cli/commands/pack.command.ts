import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineCommand } from 'citty';
import { writePackage } from '../../build/write-package.ts';
import { signArchive } from '../../signature/sign-archive.ts';
import { existing } from '../load-package.ts';
import { act, EXIT, printFindings } from '../report.ts';
import { folder } from './arguments.ts';
import { readPrivateKeyFile } from './key-files.ts';

/** Builds, checks and packs; the same sources give the same bytes. Signs too when a key is given. */
export const packCommand = defineCommand({
	meta: { name: 'pack', description: 'Dựng, kiểm tra và đóng gói .procpkg / build, check and pack' },
	args: {
		folder,
		out: {
			type: 'positional',
			required: false,
			description: 'Thư mục nhận gói, mặc định dist / where it goes, dist by default',
		},
		key: { type: 'string', description: 'Ký luôn bằng khóa bí mật này / sign it with this private key' },
	},
	run: ({ args }) =>
		act(async () => {
			const root = existing(args.folder);
			const key = args.key === undefined ? undefined : readPrivateKeyFile(args.key);
			const { file, digest, findings } = await writePackage(root, args.out ? resolve(args.out) : join(root, 'dist'));
			if (key) writeFileSync(file, await signArchive(readFileSync(file), key, new Date().toISOString()));
			printFindings(findings);
			console.log(`${file}\nsha256 ${digest}${key ? '\nđã ký / signed' : ''}`);
			return EXIT.well;
		}),
});
