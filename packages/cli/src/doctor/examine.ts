import { access, constants, statfs } from 'node:fs/promises';
import type { Localised } from '@motcua/domain';
import { addressWithoutSecrets } from '@motcua/jobs/address';
import { assertAnswers } from '@motcua/jobs/answers';
import { IsolateHostRunner } from '@motcua/plugin-host';
import type { ServerConfig } from '@motcua/server/config';
import { withDatabase } from '../open-installation.ts';
import { unservedVersions } from '../preflight/unserved-versions.ts';

/** One line of what the doctor saw. */
export interface DoctorFinding extends Localised {
	readonly ok: boolean;
	readonly what: string;
	/** It may be so: nothing that stands in the way. */
	readonly mayBe: boolean;
}

const NODE_MAJOR = 26;
const MIN_FREE_GB = 2;

/** Looks at settings and machine; changes nothing. */
export async function examine(config: ServerConfig): Promise<readonly DoctorFinding[]> {
	return [
		...(await machine(config)),
		await looked('database / cơ sở dữ liệu', () =>
			withDatabase(config, async ({ dialect, schemaVersion }) => plain(`${dialect}, version ${schemaVersion}`)),
		),
		await queue(config),
		await contracts(config),
		...(await walls()),
	];
}

const plain = (text: string): Localised => ({ vi: text, en: text });
const found = (ok: boolean, what: string, seen: Localised): DoctorFinding => ({ ok, what, mayBe: false, ...seen });

/** What a look gave, or why it failed. */
async function looked(what: string, look: () => Promise<Localised>): Promise<DoctorFinding> {
	try {
		return found(true, what, await look());
	} catch (error) {
		const text = error instanceof Error && 'text' in error ? (error.text as Localised) : plain(String(error));
		return found(false, what, text);
	}
}

async function machine(config: ServerConfig): Promise<DoctorFinding[]> {
	const major = Number(process.versions.node.split('.')[0]);
	const isWritable = await access(config.dataDir, constants.W_OK).then(
		() => true,
		() => false,
	);
	const space = await statfs(config.dataDir).catch(() => null);
	const freeGb = space ? (space.bavail * space.bsize) / 1024 ** 3 : null;
	const folder = isWritable
		? plain(config.dataDir)
		: { vi: `${config.dataDir}: chưa có hoặc không ghi được`, en: `${config.dataDir}: not there yet or not writable` };
	const build = plain('npm run build');
	return [
		found(major >= NODE_MAJOR, `Node ≥ ${NODE_MAJOR}`, plain(process.versions.node)),
		found(isWritable, 'data folder / thư mục dữ liệu', folder),
		found(
			freeGb === null || freeGb > MIN_FREE_GB,
			'free space / chỗ trống',
			plain(freeGb ? `${freeGb.toFixed(1)} GB` : '?'),
		),
		found(
			config.portalDir !== null,
			'portal built / cổng người dân',
			config.portalDir ? plain(config.portalDir) : build,
		),
		found(config.adminDir !== null, 'staff app built / phần cán bộ', config.adminDir ? plain(config.adminDir) : build),
	];
}

/** Whether the queue answers, and keeps what it is given. */
async function queue({ jobsUrl }: ServerConfig): Promise<DoctorFinding> {
	const what = 'job queue / hàng đợi';
	const warnings: Localised[] = [];
	const answered = await looked(what, async () => {
		warnings.push(...(await assertAnswers(jobsUrl)));
		return plain(addressWithoutSecrets(jobsUrl));
	});
	const [warning] = warnings;
	return warning ? found(false, what, warning) : answered;
}

/** Whether this core serves every version that open dossiers stand on. */
const contracts = (config: ServerConfig): Promise<DoctorFinding> =>
	looked('contracts in use / giao ước đang dùng', async () => {
		const unserved = await unservedVersions(config);
		if (unserved.length === 0) return { vi: 'đều được hỗ trợ', en: 'served' };
		const [vi, en] = [unserved.map(({ message }) => message.vi), unserved.map(({ message }) => message.en)];
		throw Object.assign(new Error(), { text: { vi: vi.join(' '), en: en.join(' ') } });
	});

async function walls(): Promise<DoctorFinding[]> {
	const runner = new IsolateHostRunner();
	try {
		const walls = await runner.describeWalls();
		return walls.map(({ name, stands, text }) => ({
			ok: stands,
			what: `wall / bức tường: ${name}`,
			mayBe: true,
			...text,
		}));
	} finally {
		await runner.close();
	}
}
