import type { Services } from '../../services.ts';
import type { ChangeNotice } from '../../views.ts';

/** Every change of the dossier that a token opens, until the browser goes away. The token is checked when it begins. */
export async function* onTrackedChange(
	services: Services,
	{ trackToken }: { readonly trackToken: string },
	signal: AbortSignal | undefined,
): AsyncGenerator<ChangeNotice> {
	const { dossierId } = services.trackTokens.open(trackToken);
	yield* services.changes.ofDossier(dossierId, signal ?? new AbortController().signal);
}
