import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listAudit } from '@motcua/database';
import { type RunningServer, readConfig, startServer } from '@motcua/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../src/play/index.ts';
import { roots } from '../src/roots.ts';
import { runMotcua } from './motcua-process.ts';
import { keeper, startSmallWard } from './small-ward.ts';

let folder: string;
let server: RunningServer;

const settings = () => ({ MOTCUA_DATA_DIR: join(folder, 'data'), MOTCUA_PORT: '0', MOTCUA_LOG_LEVEL: 'error' });

/** Runs the command on the data folder and gives what it said. */
async function motcua(args: readonly string[], data = join(folder, 'data')) {
	const running = runMotcua(args, { ...settings(), MOTCUA_DATA_DIR: data });
	const code = await running.ended();
	return { code, said: running.printed() };
}

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'motcua-tools-'));
	server = await startSmallWard(settings());
}, 60_000);
afterEach(async () => {
	await server.close();
	await rm(folder, { recursive: true, force: true });
});

describe('motcua password', () => {
	it('gives a new password beside the running server, ends the sessions and is in the audit log', async () => {
		const before = await signIn(server.url, keeper.username, keeper.password);
		const { code, said } = await motcua(['password', 'QuanTri']);
		expect([code, said]).toEqual([0, expect.stringMatching(/Mật khẩu tạm của/)]);
		const password = /^ {2}([a-z0-9]{4}(?:-[a-z0-9]{4}){3})$/m.exec(said)?.[1] ?? '';

		await expect(before.desk.me.query()).rejects.toThrow();
		await expect(signIn(server.url, keeper.username, keeper.password)).rejects.toThrow(/401/);
		const after = await signIn(server.url, keeper.username, password);
		expect((await after.desk.me.query()).mustChangePassword).toBe(true);
		const wardId = (await server.services.catalogue.portalWard()).id;
		const [entry] = (await listAudit(server.services.db.read, { wardId })).items;
		expect(entry).toMatchObject({ action: 'staff.passwordReset', actor: { id: 'terminal' } });
		expect(JSON.stringify(entry)).not.toContain(password);
	}, 60_000);

	it('says when there is nobody of that name', async () => {
		const { code, said } = await motcua(['password', 'khong-co']);
		expect([code, said]).toEqual([
			2,
			expect.stringMatching(/staff\.unknownName[\s\S]*Không có tài khoản[\s\S]*no staff/),
		]);
	}, 30_000);
});

describe('motcua backup and motcua restore', () => {
	it('save a running ward and bring it back elsewhere', async () => {
		const saved = await motcua(['backup', '--to', join(folder, 'usb')]);
		expect([saved.code, saved.said]).toEqual([0, expect.stringMatching(/Đã sao lưu/)]);
		const [name = ''] = (await readdir(join(folder, 'usb'))).filter((one) => one.startsWith('20'));
		const backup = join(folder, 'usb', name);
		expect(await motcua(['restore', backup, '--check'])).toMatchObject({ code: 0 });

		const over = await motcua(['restore', backup, '--replace']);
		expect([over.code, over.said]).toEqual([2, expect.stringMatching(/restore\.running[\s\S]*Dừng máy chủ/)]);

		const elsewhere = join(folder, 'new-machine');
		const restored = await motcua(['restore', backup], elsewhere);
		expect([restored.code, restored.said]).toEqual([0, expect.stringMatching(/Đã khôi phục/)]);
		const again = await startServer(readConfig({ ...settings(), MOTCUA_DATA_DIR: elsewhere }, roots()));
		await expect(signIn(again.url, keeper.username, keeper.password)).resolves.toBeDefined();
		await again.close();
	}, 90_000);

	it('refuse what is not a backup', async () => {
		const { code, said } = await motcua(['restore', folder, '--check']);
		expect([code, said]).toEqual([2, expect.stringContaining('backup.notABackup')]);
	}, 30_000);
});
