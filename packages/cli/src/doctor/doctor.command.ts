import { access, constants, statfs } from 'node:fs/promises';
import { IsolateHostRunner } from '@motcua/plugin-host';
import { readConfig, type ServerConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { withDatabase } from '../open-installation.ts';
import { unservedVersions } from '../preflight/preflight.command.ts';
import { roots } from '../roots.ts';

interface Line {
	readonly ok: boolean;
	readonly what: string;
	readonly seen: string;
}

/** `motcua doctor`: looks at settings and machine, changes nothing, exits with 1 when something stands in the way. */
export const doctorCommand = defineCommand({
	meta: { name: 'doctor', description: 'Kiểm tra cài đặt và máy chủ / check settings and machine' },
	async run() {
		try {
			const config = readConfig(process.env, roots());
			const lines = [...(await machine(config)), await database(config), await contracts(config), ...(await walls())];
			for (const { ok, what, seen } of lines) console.log(`${ok ? '✓' : '✗'} ${what.padEnd(34)} ${seen}`);
			process.exit(lines.every((line) => line.ok || line.what.startsWith('wall')) ? 0 : 1);
		} catch (error) {
			complainAndExit(error);
		}
	},
});

async function machine(config: ServerConfig): Promise<Line[]> {
	const major = Number(process.versions.node.split('.')[0]);
	const folder = await access(config.dataDir, constants.W_OK).then(
		() => 'writable',
		() => 'not there yet or not writable',
	);
	const space = await statfs(config.dataDir).catch(() => null);
	const freeGb = space ? (space.bavail * space.bsize) / 1024 ** 3 : null;
	return [
		{ ok: major >= 26, what: 'Node ≥ 26', seen: process.versions.node },
		{ ok: folder === 'writable', what: 'data folder / thư mục dữ liệu', seen: `${config.dataDir}: ${folder}` },
		{
			ok: freeGb === null || freeGb > 2,
			what: 'free space / chỗ trống',
			seen: freeGb === null ? '?' : `${freeGb.toFixed(1)} GB`,
		},
		{ ok: config.portalDir !== null, what: 'portal built / cổng người dân', seen: config.portalDir ?? 'npm run build' },
		{ ok: config.adminDir !== null, what: 'staff app built / phần cán bộ', seen: config.adminDir ?? 'npm run build' },
	];
}

/** Opens the database beside a running server and looks at its version only. */
async function database(config: ServerConfig): Promise<Line> {
	const what = 'database / cơ sở dữ liệu';
	try {
		return await withDatabase(config, async ({ dialect, schemaVersion }) => ({
			ok: true,
			what,
			seen: `${dialect}, version ${schemaVersion}`,
		}));
	} catch (error) {
		return { ok: false, what, seen: error instanceof Error ? error.message : String(error) };
	}
}

/** Whether this core serves every version that open dossiers stand on. */
async function contracts(config: ServerConfig): Promise<Line> {
	const what = 'contracts in use / giao ước đang dùng';
	try {
		const unserved = await unservedVersions(config);
		const [first] = unserved;
		return { ok: !first, what, seen: first ? unserved.map(({ message }) => message.en).join(' ') : 'served' };
	} catch (error) {
		return { ok: false, what, seen: error instanceof Error ? error.message : String(error) };
	}
}

async function walls(): Promise<Line[]> {
	const runner = new IsolateHostRunner();
	try {
		return (await runner.describeWalls()).map((wall) => ({
			ok: wall.stands,
			what: `wall: ${wall.name}`,
			seen: wall.text.en,
		}));
	} finally {
		await runner.close();
	}
}
