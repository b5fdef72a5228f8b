import type { StaffSession } from '../api/trpc.ts';
import type { Services } from '../services.ts';
import type { ChangeNotice } from '../views.ts';

/** Every change of a dossier in the ward of the session, until the browser goes away. */
export const onWardChange = (
	services: Services,
	staff: StaffSession,
	signal: AbortSignal | undefined,
): AsyncGenerator<ChangeNotice> => services.changes.ofWard(staff.wardId, signal ?? new AbortController().signal);
