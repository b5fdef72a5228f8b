import { userInfo } from 'node:os';
import { readConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { roots } from '../roots.ts';

/** `motcua password <username>`: a new password for somebody who can't sign in, also beside a running server. */
export const passwordCommand = defineCommand({
	meta: { name: 'password', description: 'Đặt lại mật khẩu cán bộ / reset a staff password' },
	args: {
		username: { type: 'positional', required: true, description: 'Tên đăng nhập / user name' },
	},
	async run({ args }) {
		try {
			const config = readConfig(process.env, roots());
			const [{ resetPasswordByName }, { withDatabase }] = await Promise.all([
				import('@motcua/server/tools'),
				import('../open-installation.ts'),
			]);
			const by = userInfo().username;
			const reset = await withDatabase(config, (db) =>
				resetPasswordByName(db, { username: args.username, by, now: Temporal.Now.instant() }),
			);
			console.log(
				[
					`Mật khẩu tạm của ${reset.fullName} (${reset.username}) / temporary password:`,
					'',
					`  ${reset.temporaryPassword}`,
					'',
					'Mọi phiên đăng nhập cũ đã kết thúc; lần đăng nhập tới phải đặt mật khẩu riêng. Việc này đã ghi vào nhật ký của phường.',
					'Every session has ended; a password of one’s own is asked for next. The ward’s audit log has a line about it.',
				].join('\n'),
			);
			if (!reset.active)
				console.error(
					'! Tài khoản này đang bị khoá; quản trị phải mở lại ở trang Cán bộ.\n  This account is switched off; an administrator must switch it on.',
				);
			process.exit(0);
		} catch (error) {
			complainAndExit(error);
		}
	},
});
