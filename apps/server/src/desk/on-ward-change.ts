import { findDossierStand } from '@motcua/database';
import type { StaffSession } from '../api/trpc.ts';
import { unknownDossier } from '../dossiers/core/execute-command.ts';
import type { Services } from '../services.ts';
import type { ChangeNotice } from '../views.ts';

/**
 * Every change of a dossier in the ward of the session, until the browser goes away. A page that shows one dossier names
 * it: then the first notice says how it stands now, so that the page reads again only when it has read something older.
 * Each reading is an entry of the audit log, and one look must be one entry.
 *
 * @throws {UserError} `dossier.notFound`, also for a dossier of another ward
 */
export async function* onWardChange(
	services: Services,
	staff: StaffSession,
	dossierId: string | undefined,
	signal: AbortSignal | undefined,
): AsyncGenerator<ChangeNotice> {
	const leave = new AbortController();
	const until = signal ? AbortSignal.any([signal, leave.signal]) : leave.signal;
	try {
		if (dossierId === undefined) yield* services.changes.ofWard(staff.wardId, until);
		else yield* fromNowOn(services, staff.wardId, dossierId, until);
	} finally {
		leave.abort();
	}
}

async function* fromNowOn(
	services: Services,
	wardId: string,
	dossierId: string,
	until: AbortSignal,
): AsyncGenerator<ChangeNotice> {
	const line = services.changes.ofDossier(dossierId, until);
	// Asking for the first notice begins the listening: a change after the reading below is heard.
	const next = line.next();
	// A stopping server ends the line with an error; it is thrown where it is waited for.
	next.catch(() => {});
	const stand = await findDossierStand(services.db.read, wardId, dossierId);
	if (!stand) throw unknownDossier();
	yield { dossierId, ...stand };
	const first = await next;
	if (first.done) return;
	yield first.value;
	yield* line;
}
