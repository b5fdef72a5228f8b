import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { desc, isNull } from 'drizzle-orm';
import { ConfigError } from '../config.ts';
import type { Services } from '../services.ts';

/** The newest files of the database that are looked for: enough to tell a lost file from another folder. */
const NEWEST_FILES = 20;

/**
 * Refuses to work beside a database whose packages and files lie elsewhere: a worker with another data folder would take
 * packages out of service as broken, and put results where the server never finds them. One missing file is no sign of that;
 * none there is.
 *
 * @throws {ConfigError} `config.otherFolder`
 */
export async function refuseOtherFolder({ config, db }: Pick<Services, 'config' | 'db'>): Promise<void> {
	const { procedurePackage, file } = db.tables;
	const [packages, files] = await Promise.all([
		db.read
			.select({ digest: procedurePackage.digest })
			.from(procedurePackage)
			.where(isNull(procedurePackage.retiredAt)),
		db.read.select({ id: file.id }).from(file).orderBy(desc(file.createdAt)).limit(NEWEST_FILES),
	]);
	const named = [
		...packages.map(({ digest }) => join('packages', `${digest}.procpkg`)),
		...files.map(({ id }) => join('files', id.slice(0, 2), id)),
	];
	if (named.length === 0) return;
	for (const path of named) if (await isThere(join(config.dataDir, path))) return;
	throw new ConfigError('config.otherFolder', 'MOTCUA_DATA_DIR', {
		vi: `Thư mục ${config.dataDir} không có gói và tệp mà cơ sở dữ liệu ghi: đây không phải thư mục dữ liệu của máy chủ. Đặt MOTCUA_DATA_DIR như của máy chủ; khi chạy ở máy khác, dùng chung thư mục đó.`,
		en: `The folder ${config.dataDir} has none of the packages and files that the database names: it is not the server's data folder. Set MOTCUA_DATA_DIR as the server has it; on another machine, share that folder.`,
	});
}

const isThere = (path: string): Promise<boolean> =>
	access(path).then(
		() => true,
		() => false,
	);
