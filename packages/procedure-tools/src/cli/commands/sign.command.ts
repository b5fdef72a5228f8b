import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { signArchive } from '../../signature/sign-archive.ts';
import { readPackageFile } from '../load-package.ts';
import { act, EXIT } from '../report.ts';
import { ToolError } from '../tool-error.ts';
import { archive } from './arguments.ts';
import { readPrivateKeyFile } from './key-files.ts';

/** Adds a signature to a package file. The digest stays; the same key, file and instant give the same bytes. */
export const signCommand = defineCommand({
	meta: { name: 'sign', description: 'Ký một gói / sign a package' },
	args: {
		archive,
		key: { type: 'string', required: true, description: 'Tệp khóa bí mật PEM / file of the private key, PEM' },
		at: {
			type: 'string',
			description: 'Thời điểm ký, ISO UTC; mặc định bây giờ / instant, ISO in UTC; now by default',
		},
	},
	run: ({ args }) =>
		act(async () => {
			const file = resolve(args.archive);
			const signed = await signArchive(readPackageFile(file), readPrivateKeyFile(args.key), instantOf(args.at));
			writeFileSync(`${file}.part`, signed);
			renameSync(`${file}.part`, file);
			console.log(`${file}\nđã ký / signed`);
			return EXIT.well;
		}),
});

function instantOf(at: string | undefined): string {
	if (at === undefined) return new Date().toISOString();
	try {
		return Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' });
	} catch {
		throw new ToolError('tool.option', '--at', {
			vi: `“${at}” không phải thời điểm ISO, ví dụ 2026-11-23T02:00:00Z.`,
			en: `"${at}" is no ISO instant, for example 2026-11-23T02:00:00Z.`,
		});
	}
}
