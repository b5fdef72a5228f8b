import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { act, EXIT, existing } from '@motcua/procedure-tools/cli';
import { defineCommand } from 'citty';

/** `motcua procedure test`: the author's tests and fixtures, with the preset where the folder has no configuration of its own. */
export const testCommand = defineCommand({
	meta: { name: 'test', description: 'Chạy kiểm thử và hồ sơ mẫu / run the tests and the fixtures' },
	args: {
		folder: {
			type: 'positional',
			required: false,
			default: '.',
			description: 'Thư mục thủ tục / folder of the procedure',
		},
		watch: { type: 'boolean', default: false, description: 'Chạy lại khi lưu / again at every save' },
	},
	run: ({ args }) =>
		act(async () => {
			const root = existing(resolve(args.folder));
			const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
			const own = ['ts', 'mts', 'js', 'mjs'].some((ending) => existsSync(join(root, `vitest.config.${ending}`)));
			const preset = fileURLToPath(new URL('./preset.config.ts', import.meta.url));
			const given = [args.watch ? 'watch' : 'run', ...(own ? [] : ['--config', preset, '--root', root])];
			const child = spawn(process.execPath, [vitest, ...given], { cwd: root, stdio: 'inherit' });
			const code = await new Promise<number | null>((done) => child.once('close', done));
			return code === 0 ? EXIT.well : EXIT.unsound;
		}),
});
