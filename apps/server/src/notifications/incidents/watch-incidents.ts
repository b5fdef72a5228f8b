import type { Services } from '../../services.ts';
import { type FirstSeen, lookForIncidents } from './look-for-incidents.ts';

/** What was missed while the server was off is made good first. */
const BEGIN_AFTER_MS = 120_000;
const LOOK_EVERY_MS = 60_000;

/** The watch of one process. */
export interface IncidentWatch {
	close(): Promise<void>;
}

/** Looks every minute whether administrators have to be told of something. By a timer: a queue that stands could not tell. */
export function watchIncidents(services: Services): IncidentWatch {
	const firstSeen: FirstSeen = new Map();
	let looking: Promise<unknown> = Promise.resolve();
	let closed = false;
	const look = (): void => {
		looking = looking
			.then(() => (closed ? undefined : lookForIncidents(services, firstSeen)))
			.catch((error: unknown) => {
				if (!closed) services.logger.error({ err: error }, 'incidents');
			});
	};
	let timer: NodeJS.Timeout | undefined;
	const begin = setTimeout(() => {
		look();
		timer = setInterval(look, LOOK_EVERY_MS).unref();
	}, BEGIN_AFTER_MS).unref();
	return {
		async close() {
			closed = true;
			clearTimeout(begin);
			clearInterval(timer);
			await looking;
		},
	};
}
