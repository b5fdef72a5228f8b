import { searchDossiers as findDossiers } from '@motcua/database';
import type { StaffSession } from '../api/trpc.ts';
import type { Services } from '../services.ts';
import type { SearchHit } from '../views.ts';
import { searchHit } from './worklist-item.ts';

const MOST_HITS = 25;

/** The first hits for what somebody remembers of a dossier: a code, a name, a phone number, words of its subject. */
export async function searchDossiers(
	services: Services,
	staff: StaffSession,
	input: { readonly text: string },
): Promise<readonly SearchHit[]> {
	const page = await findDossiers(services.db.read, { wardId: staff.wardId, text: input.text, limit: MOST_HITS });
	return page.items.map(searchHit);
}
