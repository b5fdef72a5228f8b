import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { act, EXIT, say, ToolError } from '@motcua/procedure-tools/cli';
import { defineCommand } from 'citty';
import { exportWard } from './export-ward.ts';

/** `motcua procedure export`: dossiers of a ward for the author of a procedure, without their people. */
export const exportCommand = defineCommand({
	meta: {
		name: 'export',
		description: 'Xuất hồ sơ đã ẩn danh để tác giả chạy lại / export anonymised dossiers for replay',
	},
	args: {
		code: { type: 'string', required: true, description: 'Mã thủ tục / national code' },
		out: { type: 'string', required: true, description: 'Tệp JSON nhận kết quả / JSON file to write' },
		data: { type: 'string', default: './data', description: 'Thư mục dữ liệu của phường / data folder of the ward' },
		limit: {
			type: 'string',
			default: '200',
			description: 'Tối đa bao nhiêu hồ sơ mới nhất / at most so many, the newest',
		},
	},
	run: ({ args }) =>
		act(async () => {
			const limit = Number(args.limit);
			if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) {
				throw new ToolError('tool.option', '--limit', {
					vi: `“${args.limit}” không phải số từ 1 đến 10000.`,
					en: `"${args.limit}" is no number from 1 to 10000.`,
				});
			}
			const { code } = args;
			const exported = await exportWard({ dataDir: resolve(args.data), code, limit });
			writeFileSync(resolve(args.out), `${JSON.stringify(exported, null, '\t')}\n`);
			const leftOut = Object.values(exported.leftOut).reduce((sum, count) => sum + count, 0);
			const count = exported.dossiers.length;
			say({
				vi: `Đã xuất ${count} hồ sơ ẩn danh ra ${args.out}${leftOut > 0 ? `; bỏ qua ${leftOut} hồ sơ không ẩn danh được mà vẫn hợp lệ` : ''}.`,
				en: `Exported ${count} anonymised dossiers to ${args.out}${leftOut > 0 ? `; left out ${leftOut} that would not stay valid` : ''}.`,
			});
			return EXIT.well;
		}),
});
