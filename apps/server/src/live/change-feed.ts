import { EventEmitter, on } from 'node:events';
import { UserError } from '../api/errors.ts';
import type { ChangeNotice } from '../views.ts';

/** Tells the open browsers what changed. In memory: a lost notice costs one refresh, never data. */
export interface ChangeFeed {
	/** Call after the transaction that made the change has been committed. */
	publish(wardId: string, notice: ChangeNotice): void;
	/** Notices of one ward until `signal` aborts. */
	ofWard(wardId: string, signal: AbortSignal): AsyncGenerator<ChangeNotice>;
	/** Notices of one dossier until `signal` aborts. */
	ofDossier(dossierId: string, signal: AbortSignal): AsyncGenerator<ChangeNotice>;
	/**
	 * Ends every line, now and from now on. Without it an open page would keep a stopping server waiting; it ends with an
	 * error and not quietly, because pages take an error as a reason to come back.
	 */
	close(): void;
}

export function createChangeFeed(): ChangeFeed {
	const emitter = new EventEmitter();
	emitter.setMaxListeners(0);
	const closing = new AbortController();

	async function* listen(topic: string, signal: AbortSignal): AsyncGenerator<ChangeNotice> {
		try {
			const either = AbortSignal.any([signal, closing.signal]);
			for await (const [notice] of on(emitter, topic, { signal: either })) yield notice as ChangeNotice;
		} catch (error) {
			if (signal.aborted) return;
			throw closing.signal.aborted ? stopping() : error;
		}
	}

	return {
		publish(wardId, notice) {
			emitter.emit(`ward:${wardId}`, notice);
			emitter.emit(`dossier:${notice.dossierId}`, notice);
		},
		ofWard: (wardId, signal) => listen(`ward:${wardId}`, signal),
		ofDossier: (dossierId, signal) => listen(`dossier:${dossierId}`, signal),
		close: () => closing.abort(),
	};
}

const stopping = (): UserError =>
	new UserError('SERVICE_UNAVAILABLE', 'server.stopping', {
		vi: 'Máy chủ của phường đang dừng. Trang sẽ tự kết nối lại khi máy chủ chạy.',
		en: 'The ward’s server is stopping. The page will connect again by itself when it runs.',
	});
