import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '@motcua/database';
import { listWardProcedures, listWards, newestDossierIds, readEvents } from '@motcua/database';
import type { DossierEvent } from '@motcua/domain';
import { IsolateHostRunner, openPackageStore } from '@motcua/plugin-host';
import type { DossierExport } from '@motcua/procedure-testing';
import { exportDossiers } from '@motcua/procedure-testing';
import { ToolError } from '@motcua/procedure-tools/cli';
import { readConfig } from '@motcua/server/config';
import { withDatabase } from '../../open-installation.ts';
import { roots } from '../../roots.ts';

export interface ExportWish {
	readonly dataDir: string;
	/** National code of the procedure. */
	readonly code: string;
	/** At most so many dossiers, the newest. */
	readonly limit: number;
}

/**
 * Reads a ward's dossiers of one procedure beside its server and exports them without their people. The code of the packages runs in the
 * sandbox, as ever; nothing of the installation is changed.
 *
 * @throws ToolError `export.noInstallation`, `export.noDossiers`
 */
export async function exportWard({ dataDir, code, limit }: ExportWish): Promise<DossierExport> {
	const config = readConfig({ ...process.env, MOTCUA_DATA_DIR: dataDir }, roots());
	refuseNoInstallation(config.databaseUrl, dataDir);
	const runner = new IsolateHostRunner();
	try {
		return await withDatabase(config, async (db) => {
			const { records, settings } = await readRecords(db, code, limit);
			const store = await openPackageStore(join(dataDir, 'packages'));
			const { timeZone } = config;
			return exportDossiers(code, records, { packageOf: (digest) => store.load(digest), runner, settings, timeZone });
		});
	} finally {
		await runner.close();
	}
}

async function readRecords(db: Database, code: string, limit: number) {
	const records: (readonly DossierEvent[])[] = [];
	let settings: Readonly<Record<string, unknown>> = {};
	for (const ward of await listWards(db.read)) {
		const ids = await newestDossierIds(db.read, {
			wardId: ward.id,
			procedureCode: code,
			limit: limit - records.length,
		});
		for (const id of ids) records.push(await readEvents(db.read, ward.id, id));
		const procedure = (await listWardProcedures(db.read, ward.id)).find((one) => one.code === code);
		const config = Object(procedure?.config) as { readonly settings?: object; readonly feeAmounts?: object };
		if (ids.length > 0) settings = { ...config.settings, ...config.feeAmounts };
	}
	if (records.length > 0) return { records, settings };
	throw new ToolError('export.noDossiers', code, {
		vi: `Không có hồ sơ nào của thủ tục ${code} trong thư mục dữ liệu này.`,
		en: `There is no dossier of procedure ${code} in this data folder.`,
	});
}

/** Opening a database makes one: a mistyped folder must not become an installation. */
function refuseNoInstallation(databaseUrl: string, dataDir: string): void {
	const file = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : null;
	if (file === null || existsSync(file)) return;
	throw new ToolError('export.noInstallation', dataDir, {
		vi: 'Thư mục này không có dữ liệu của một phường.',
		en: 'This folder holds no data of a ward.',
	});
}
