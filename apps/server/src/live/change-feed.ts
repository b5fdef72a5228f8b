import { EventEmitter, on } from 'node:events';
import type { ChangeNotice } from '../views.ts';

/** Tells the open browsers what changed. In memory: a lost notice costs one refresh, never data. */
export interface ChangeFeed {
	/** Call after the transaction that made the change has been committed. */
	publish(wardId: string, notice: ChangeNotice): void;
	/** Notices of one ward until `signal` aborts. */
	ofWard(wardId: string, signal: AbortSignal): AsyncGenerator<ChangeNotice>;
	/** Notices of one dossier until `signal` aborts. */
	ofDossier(dossierId: string, signal: AbortSignal): AsyncGenerator<ChangeNotice>;
}

export function createChangeFeed(): ChangeFeed {
	const emitter = new EventEmitter();
	emitter.setMaxListeners(0);

	async function* listen(topic: string, signal: AbortSignal): AsyncGenerator<ChangeNotice> {
		try {
			for await (const [notice] of on(emitter, topic, { signal })) yield notice as ChangeNotice;
		} catch (error) {
			if (!signal.aborted) throw error;
		}
	}

	return {
		publish(wardId, notice) {
			emitter.emit(`ward:${wardId}`, notice);
			emitter.emit(`dossier:${notice.dossierId}`, notice);
		},
		ofWard: (wardId, signal) => listen(`ward:${wardId}`, signal),
		ofDossier: (dossierId, signal) => listen(`dossier:${dossierId}`, signal),
	};
}
