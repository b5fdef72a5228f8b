import type { DependenciesOpts, DependencyOpts } from 'bullmq';
import { findJob } from '../job/row.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import type { ChildKind } from '../store/schema.ts';
import { FAILED_CHILD, IGNORED_CHILD, PENDING_CHILD, PROCESSED_CHILD } from '../store/schema.ts';
import { type Child, countChildren, listChildren } from './children.ts';

/** A parent's children by what became of them, whole or a page of each. */
export interface Dependencies {
	processed?: Record<string, unknown>;
	unprocessed?: string[];
	ignored?: Record<string, string>;
	failed?: string[];
	nextProcessedCursor?: number;
	nextUnprocessedCursor?: number;
	nextIgnoredCursor?: number;
	nextFailedCursor?: number;
}

const kinds: ReadonlyMap<string, ChildKind> = new Map<string, ChildKind>([
	['processed', PROCESSED_CHILD],
	['unprocessed', PENDING_CHILD],
	['ignored', IGNORED_CHILD],
	['failed', FAILED_CHILD],
]);

const list = (queue: QueueRecord, id: string, kind: ChildKind): Child[] => {
	const parent = findJob(queue, id);
	return parent === undefined ? [] : listChildren(queue.store, parent.seq, kind);
};

const results = (children: readonly Child[]): Record<string, unknown> =>
	Object.fromEntries(children.map(({ child, value }) => [child, JSON.parse(value ?? 'null')]));

const texts = (children: readonly Child[]): Record<string, string> =>
	Object.fromEntries(children.map(({ child, value }) => [child, value ?? '']));

const keys = (children: readonly Child[]): string[] => children.map(({ child }) => child);

/** Results of the completed children, as JSON text by the child's qualified name. */
export const processedValues = (queue: QueueRecord, id: string): Record<string, string> =>
	texts(list(queue, id, PROCESSED_CHILD));

/** Failure reasons of the children whose failure the parent ignores. */
export const ignoredFailures = (queue: QueueRecord, id: string): Record<string, string> =>
	texts(list(queue, id, IGNORED_CHILD));

/** Number of children of each asked kind. */
export const countDependencies = (queue: QueueRecord, id: string, types: readonly string[]): number[] => {
	const parent = findJob(queue, id);
	return types.map((type) => {
		const kind = kinds.get(type) ?? FAILED_CHILD;
		return parent === undefined ? 0 : countChildren(queue.store, parent.seq, kind);
	});
};

const page = (queue: QueueRecord, id: string, kind: ChildKind, options: DependencyOpts) => {
	const { cursor = 0, count = 20 } = options;
	const parent = findJob(queue, id);
	const children = parent === undefined ? [] : listChildren(queue.store, parent.seq, kind, count + 1, cursor);
	const hasMore = children.length > count;
	return { children: children.slice(0, count), next: hasMore ? cursor + count : 0 };
};

/** All children when no kind is named, else a page of each named kind (20 by default; a cursor is an offset, 0 the end). */
export const readDependencies = (queue: QueueRecord, id: string, options: DependenciesOpts): Dependencies => {
	const { processed, unprocessed, ignored, failed } = options;
	if (!processed && !unprocessed && !ignored && !failed) return readAll(queue, id);
	const dependencies: Dependencies = {};
	if (processed) {
		const { children, next } = page(queue, id, PROCESSED_CHILD, processed);
		Object.assign(dependencies, { processed: results(children), nextProcessedCursor: next });
	}
	if (unprocessed) {
		const { children, next } = page(queue, id, PENDING_CHILD, unprocessed);
		Object.assign(dependencies, { unprocessed: keys(children), nextUnprocessedCursor: next });
	}
	if (ignored) {
		const { children, next } = page(queue, id, IGNORED_CHILD, ignored);
		Object.assign(dependencies, { ignored: texts(children), nextIgnoredCursor: next });
	}
	if (failed) {
		const { children, next } = page(queue, id, FAILED_CHILD, failed);
		Object.assign(dependencies, { failed: keys(children), nextFailedCursor: next });
	}
	return dependencies;
};

const readAll = (queue: QueueRecord, id: string): Dependencies => ({
	processed: results(list(queue, id, PROCESSED_CHILD)),
	unprocessed: keys(list(queue, id, PENDING_CHILD)),
	ignored: texts(list(queue, id, IGNORED_CHILD)),
	failed: keys(list(queue, id, FAILED_CHILD)),
});
