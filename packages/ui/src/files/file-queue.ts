import { batch, onCleanup } from 'solid-js';
import { createStore, produce } from 'solid-js/store';
import type { UploadedFile, Uploader } from './upload.ts';
import { UploadError } from './upload.ts';

/** A file on its way; once stored it leaves the queue and joins the value of the field. */
export interface QueuedFile {
	readonly id: number;
	readonly file: File;
	state: 'sending' | 'failed' | 'refused';
	/** From 0 to 1. */
	progress: number;
	problem: string | null;
}

interface QueueOptions {
	readonly uploader: () => Uploader;
	readonly onStored: (file: UploadedFile) => void;
	readonly onFailed: (file: File) => void;
	/** Text of a failure in the reader's language. */
	readonly explain: (error: UploadError) => string;
}

/**
 * Uploads one file after the other: on a phone's uplink two at once only make both slow and both likely to break.
 * Cancels what is under way when its owner goes.
 */
export function createFileQueue(options: QueueOptions) {
	const [items, setItems] = createStore<QueuedFile[]>([]);
	const aborts = new Map<number, AbortController>();
	let nextId = 1;
	let tail: Promise<void> = Promise.resolve();

	const change = (id: number, edit: (item: QueuedFile) => void) => setItems((item) => item.id === id, produce(edit));
	const drop = (id: number) => setItems((all) => all.filter((item) => item.id !== id));

	async function send(id: number): Promise<void> {
		const item = items.find((one) => one.id === id);
		if (item?.state !== 'sending') return;
		const abort = new AbortController();
		aborts.set(id, abort);
		try {
			const stored = await options.uploader()(item.file, {
				signal: abort.signal,
				onProgress: (share) =>
					change(id, (one) => {
						one.progress = share;
					}),
			});
			batch(() => {
				drop(id);
				options.onStored(stored);
			});
		} catch (error) {
			if (abort.signal.aborted) return;
			const refused = error instanceof UploadError && !error.retryable;
			change(id, (one) => {
				one.state = refused ? 'refused' : 'failed';
				one.problem = error instanceof UploadError ? options.explain(error) : String(error);
			});
			options.onFailed(item.file);
		} finally {
			aborts.delete(id);
		}
	}

	const enqueue = (id: number) => {
		tail = tail.then(() => send(id));
	};

	onCleanup(() => {
		for (const abort of aborts.values()) abort.abort();
	});

	return {
		items,
		/** Puts a file at the end of the line. */
		add(file: File) {
			const id = nextId++;
			setItems(items.length, { id, file, state: 'sending', progress: 0, problem: null });
			enqueue(id);
		},
		/** Shows a file that never left because `problem` was plain before sending. */
		refuse(file: File, problem: string) {
			setItems(items.length, { id: nextId++, file, state: 'refused', progress: 0, problem });
		},
		retry(id: number) {
			change(id, (item) => {
				item.state = 'sending';
				item.progress = 0;
				item.problem = null;
			});
			enqueue(id);
		},
		remove(id: number) {
			drop(id);
			aborts.get(id)?.abort();
		},
	};
}
