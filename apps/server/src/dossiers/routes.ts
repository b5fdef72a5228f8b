import type { FastifyInstance } from 'fastify';
import { registerReceiptRoute } from '../documents/receipt-route.ts';
import { registerResultRoute } from '../documents/result-route.ts';
import { registerSlipRoute } from '../documents/slip-route.ts';
import type { SessionOf } from '../documents/staff-reader.ts';
import { registerRehearsalFileRoute } from '../procedures/rehearsal/rehearsal-file-route.ts';
import type { Services } from '../services.ts';

/** The plain HTTP routes of dossiers: receipts and results for citizens, slips and results for staff. */
export function registerDossierRoutes(
	app: FastifyInstance,
	services: Services,
	{ sessionOf }: { readonly sessionOf: SessionOf },
): void {
	registerReceiptRoute(app, services);
	registerSlipRoute(app, services, sessionOf);
	registerResultRoute(app, services, sessionOf);
	registerRehearsalFileRoute(app, services, sessionOf);
}
