import { readFileSync } from 'node:fs';

/** True where the resident memory of other processes can be read (Linux). */
export const canMeasure = (): boolean => residentBytes(process.pid) !== undefined;

/**
 * Resident memory of a process and its descendants (bubblewrap is two processes, the host inside them a third), in bytes; undefined when it
 * is gone or this system does not tell.
 */
export function residentBytes(pid: number): number | undefined {
	const own = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
	if (own === undefined) return undefined;
	return Number(own) * 1024 + childrenOf(pid).reduce((sum, child) => sum + (residentBytes(child) ?? 0), 0);
}

/**
 * Kills a process and its descendants. Bubblewrap ties what it starts to its own life, but only a moment after it has started it: killed in
 * that moment it would leave an orphan. A stopped process starts nothing, so the list is complete.
 */
export function killTree(pid: number): void {
	signal(pid, 'SIGSTOP');
	for (const child of childrenOf(pid)) killTree(child);
	signal(pid, 'SIGKILL');
}

/** A process and its descendants. */
export const treeOf = (pid: number): readonly number[] => [pid, ...childrenOf(pid).flatMap(treeOf)];

const childrenOf = (pid: number): readonly number[] =>
	read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);

function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch {
		// Gone already.
	}
}

function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
