import { defineCommand } from 'citty';
import { buildPackage } from '../../build/build-package.ts';
import { checkPackage, isSound } from '../../check/check-package.ts';
import { fixFolder } from '../../check/fix/fix-folder.ts';
import { documentationOf } from '../../check/rule-guide.ts';
import { existing } from '../load-package.ts';
import { act, EXIT, printFindings, say } from '../report.ts';
import { folder, json } from './arguments.ts';

/** The same rules as at installation, plus what can be mended without asking. */
export const checkCommand = defineCommand({
	meta: { name: 'check', description: 'Kiểm tra gói / check the package' },
	args: {
		folder,
		json,
		fix: {
			type: 'boolean',
			default: false,
			description: 'Tự sửa những gì sửa được an toàn / mend what can be mended safely',
		},
	},
	run: ({ args }) =>
		act(async () => {
			const root = existing(args.folder);
			const fixed = args.fix ? await fixFolder(root) : [];
			const findings = checkPackage(await buildPackage(root));
			const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
			const [errors, warnings] = [count('error'), count('warning')];
			if (args.json) {
				const listed = findings.map((finding) => ({ ...finding, documentation: documentationOf(finding.rule) }));
				console.log(JSON.stringify({ findings: listed, errors, warnings, fixed }, null, '\t'));
				return isSound(findings) ? EXIT.well : EXIT.unsound;
			}
			for (const { file, rule, message } of fixed) console.log(`✓ ${rule} ${file}\n  ${message.vi}\n  ${message.en}`);
			printFindings(findings);
			say({
				vi: `${errors} lỗi, ${warnings} cảnh báo.`,
				en: `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
			});
			return isSound(findings) ? EXIT.well : EXIT.unsound;
		}, args.json),
});
