import { listStaff } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import type { Services } from '../../services.ts';
import type { LoadedProcedure } from '../catalogue.ts';

/** Names of the people of a ward by staff id; whoever is not among them stands by their own word (`motcua`, a set-up). */
export async function namesOf({ db }: Services, wardId: string): Promise<(id: string) => string> {
	const names = new Map((await listStaff(db.read, wardId)).map(({ id, fullName }) => [id, fullName]));
	return (id) => names.get(id) ?? id;
}

/** Name of the step in which a row stands. */
export const stepOf = (key: string | null, procedure: LoadedProcedure | null): Localised | null =>
	key === null ? null : (procedure?.stepName(key) ?? { vi: key, en: key });
