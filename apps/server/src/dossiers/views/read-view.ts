import { findFiles, type LoadedDossier, loadDossier } from '@motcua/database';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';
import { moment, unknownDossier } from '../core/execute-command.ts';
import { filesOf, type ScanStates } from './parts.ts';

/** Everything that a view of a dossier is made from. */
export interface ReadDossier extends LoadedDossier {
	readonly ward: WardContext;
	readonly procedure: LoadedProcedure;
	readonly scans: ScanStates;
	readonly now: string;
	readonly today: string;
}

/**
 * Reads a dossier with what stands around it.
 *
 * @throws {UserError} `dossier.notFound`, also for a dossier of another ward
 */
export async function readForView(services: Services, wardId: string, dossierId: string): Promise<ReadDossier> {
	const [ward, loaded] = await Promise.all([
		services.catalogue.ward(wardId),
		loadDossier(services.db.read, wardId, dossierId),
	]);
	if (!loaded) throw unknownDossier();
	const ids = [...new Set(filesOf(loaded.state).map((file) => file.fileId))];
	const [procedure, files] = await Promise.all([
		services.catalogue.procedure(loaded.state.procedure.digest),
		findFiles(services.db.read, ids),
	]);
	return {
		...loaded,
		ward,
		procedure,
		scans: new Map(files.map((file) => [file.id, file.scan])),
		...moment(services, ward),
	};
}
