import { packageCommands } from '@motcua/procedure-tools/cli';
import { defineCommand } from 'citty';

/** `motcua procedure …`: everything that an author needs, from an empty folder to a signed package. */
export const procedureCommand = defineCommand({
	meta: { name: 'procedure', description: 'Viết thủ tục: tạo, chạy thử, kiểm tra, đóng gói / write procedures' },
	subCommands: {
		create: () => import('create-motcua-procedure').then((module) => module.createCommand),
		dev: () => import('./dev/dev.command.ts').then((module) => module.devCommand),
		test: () => import('./test.command.ts').then((module) => module.testCommand),
		...packageCommands,
		export: () => import('./export/export.command.ts').then((module) => module.exportCommand),
		replay: () => import('./replay/replay.command.ts').then((module) => module.replayCommand),
	},
});
