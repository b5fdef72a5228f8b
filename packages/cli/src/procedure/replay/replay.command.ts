import { readFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { IsolateHostRunner } from '@motcua/plugin-host';
import type { DossierExport, ReplayReport } from '@motcua/procedure-testing';
import { exportSchema, replayExport } from '@motcua/procedure-testing';
import { act, EXIT, existing, loadPackage, say, ToolError } from '@motcua/procedure-tools/cli';
import { defineCommand } from 'citty';

/** `motcua procedure replay`: which dossiers of a ward would come out otherwise by the working copy. Exit code 1 when some would. */
export const replayCommand = defineCommand({
	meta: {
		name: 'replay',
		description: 'Chạy lại hồ sơ đã xuất bằng bản đang viết / replay exported dossiers against the working copy',
	},
	args: {
		export: { type: 'positional', required: true, description: 'Tệp do export tạo / file made by export' },
		folder: { type: 'positional', required: false, default: '.', description: 'Thư mục hoặc gói / folder or package' },
		json: { type: 'boolean', default: false, description: 'In JSON cho công cụ khác / print JSON for other tools' },
	},
	run: ({ args }) =>
		act(async () => {
			const exported = readExport(args.export);
			const pkg = await loadPackage(args.folder);
			if (exported.code !== pkg.manifest.code) {
				throw new ToolError('tool.otherProcedure', args.export, {
					vi: `Tệp này của thủ tục ${exported.code}, không phải ${pkg.manifest.code}.`,
					en: `This file is of procedure ${exported.code}, not of ${pkg.manifest.code}.`,
				});
			}
			const runner = new IsolateHostRunner();
			try {
				const report = await replayExport(exported, pkg, runner);
				if (args.json) console.log(JSON.stringify(report, null, '\t'));
				else print(report);
				return report.changes.length === 0 ? EXIT.well : EXIT.unsound;
			} finally {
				await runner.close();
			}
		}, args.json),
});

function readExport(path: string): DossierExport {
	const wrong = (vi: string, en: string) => new ToolError('replay.export', path, { vi, en });
	let json: unknown;
	try {
		json = JSON.parse(readFileSync(existing(path), 'utf8'));
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw wrong(`Không phải JSON: ${error.message}`, `No JSON: ${error.message}`);
	}
	const parsed = exportSchema.safeParse(json);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const at = issue?.path.join('.') ?? '';
	throw wrong(
		`Không phải tệp của \`procedure export\`: “${at}” không đúng.`,
		`No file of \`procedure export\`: "${at}" is not as expected (${issue?.message ?? ''}).`,
	);
}

const shown = (value: unknown): string => {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

function print({ changes, dossiers, same, compared, untried }: ReplayReport): void {
	for (const { dossier, place, before, after } of changes) {
		console.log(`${styleText('yellow', dossier)} ${place}\n  - ${shown(before)}\n  + ${shown(after)}`);
	}
	if (untried.length > 0) {
		say({
			vi: `Không chạy lại được vì gọi ra ngoài: ${untried.join(', ')}.`,
			en: `Not played because they call outside: ${untried.join(', ')}.`,
		});
	}
	say({
		vi: `${dossiers} hồ sơ, ${compared} lượt chạy: ${same} giữ nguyên, ${dossiers - same} thay đổi.`,
		en: `${dossiers} dossiers, ${compared} runs: ${same} come out the same, ${dossiers - same} otherwise.`,
	});
}
