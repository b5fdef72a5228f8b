import { reconcile } from 'solid-js/store';

/**
 * Spread into a query that is fetched again while somebody works: a row that changes keeps its elements, so that focus, a
 * click under way and what was typed into it survive. Rows are known by `key`; where rows have none, by their place.
 *
 * Not the library's own `reconcile: 'id'`, which puts rows of the cache into the store and changes them there: one list
 * would then write into the cached pages of another.
 */
export const keepRows = (key: string): object => ({
	reconcile: (shown: unknown, fresh: unknown) => reconcile(structuredClone(fresh), { key })(shown),
});
