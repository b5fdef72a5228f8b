import type { StoredState } from '../store/schema.ts';
import { ACTIVE, COMPLETED, DELAYED, FAILED, PRIORITIZED, WAIT, WAITING_CHILDREN } from '../store/schema.ts';

const names: Record<StoredState, string> = {
	[WAIT]: 'wait',
	[PRIORITIZED]: 'prioritized',
	[DELAYED]: 'delayed',
	[ACTIVE]: 'active',
	[WAITING_CHILDREN]: 'waiting-children',
	[COMPLETED]: 'completed',
	[FAILED]: 'failed',
};

const byName: ReadonlyMap<string, StoredState> = new Map([
	['wait', WAIT],
	['waiting', WAIT],
	['prioritized', PRIORITIZED],
	['delayed', DELAYED],
	['active', ACTIVE],
	['waiting-children', WAITING_CHILDREN],
	['completed', COMPLETED],
	['failed', FAILED],
]);

/** BullMQ's name of a stored state, as its events use it (`wait`, not `waiting`). */
export const stateName = (state: StoredState): string => names[state];

/** The stored state of a BullMQ name; undefined for one that holds no jobs here (`paused`, `repeat`, unknown). */
export const stateOf = (name: string): StoredState | undefined => byName.get(name);

/** The lists, which Redis keeps newest first; every other state is a sorted set, lowest score first. */
export const isList = (state: StoredState): boolean => state === WAIT || state === ACTIVE;
