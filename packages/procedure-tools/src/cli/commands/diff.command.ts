import { defineCommand } from 'citty';
import { diffPackages } from '../../diff/index.ts';
import { loadPackage } from '../load-package.ts';
import { act, EXIT, printChange, say } from '../report.ts';
import { ToolError } from '../tool-error.ts';
import { json } from './arguments.ts';

/** What changed since a package, and whether the version rises far enough. Exit code 1 when it does not. */
export const diffCommand = defineCommand({
	meta: { name: 'diff', description: 'So với một gói khác / compare with another package' },
	args: {
		before: {
			type: 'positional',
			required: true,
			description: 'Gói trước: tệp .procpkg hoặc thư mục / the package before: file or folder',
		},
		after: {
			type: 'positional',
			required: false,
			default: '.',
			description: 'Gói sau, mặc định thư mục này / the package after, this folder by default',
		},
		json,
	},
	run: ({ args }) =>
		act(async () => {
			const before = await loadPackage(args.before);
			const after = await loadPackage(args.after);
			if (before.manifest.code !== after.manifest.code) {
				throw new ToolError('tool.otherProcedure', args.before, {
					vi: `Đây là gói của thủ tục ${before.manifest.code}, không phải ${after.manifest.code}.`,
					en: `This is a package of procedure ${before.manifest.code}, not of ${after.manifest.code}.`,
				});
			}
			const diff = diffPackages(before, after);
			if (args.json) {
				console.log(JSON.stringify(diff, null, '\t'));
				return diff.enough ? EXIT.well : EXIT.unsound;
			}
			for (const one of diff.changes) printChange(one);
			const { from, to, requiredBump, leastVersion, changes } = diff;
			say(
				diff.enough
					? {
							vi: `${from} → ${to}: ${changes.length} thay đổi, cần tăng ít nhất mức ${requiredBump}: đạt.`,
							en: `${from} → ${to}: ${changes.length} changes, they need at least a ${requiredBump} bump: it is one.`,
						}
					: {
							vi: `${from} → ${to}: ${changes.length} thay đổi cần tăng mức ${requiredBump}; số phiên bản phải từ ${leastVersion}.`,
							en: `${from} → ${to}: ${changes.length} changes need a ${requiredBump} bump; the version must be at least ${leastVersion}.`,
						},
			);
			return diff.enough ? EXIT.well : EXIT.unsound;
		}, args.json),
});
