import type { Services } from '../services.ts';
import type { LoadedProcedure } from './catalogue.ts';
import type { WardProcedureConfig } from './ward-procedure-config.ts';

/** A published procedure with what the ward decided about it. */
export interface Offered {
	readonly procedure: LoadedProcedure;
	readonly config: WardProcedureConfig;
}

/**
 * All procedures that the portal's ward has published. A package that cannot be read is left out and logged: one broken
 * procedure must not take the others down.
 */
export async function offeredProcedures(services: Services): Promise<readonly Offered[]> {
	const ward = await services.catalogue.portalWard();
	const offered: Offered[] = [];
	for (const { code, publishedDigest, config } of (await services.catalogue.wardProcedures(ward.id)).values()) {
		if (publishedDigest === null) continue;
		try {
			offered.push({ procedure: await services.catalogue.procedure(publishedDigest), config });
		} catch (error) {
			services.logger.error({ err: error, code, digest: publishedDigest }, 'published package cannot be read');
		}
	}
	return offered;
}
