import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { takeProcessLock } from '@motcua/database';

/**
 * What a process of the installation does; `engine` is the part of a server or worker that works on steps, `move` takes the
 * queue elsewhere while nobody works.
 */
export type ProcessRole = 'server' | 'worker' | 'engine' | 'move';

/** Being on the roll; it ends with the process, however that ends. */
export interface SignedIn {
	/** Unique for all time: role, machine, process number, a random part. */
	readonly name: string;
	signOut(): void;
}

const folderOf = (dataDir: string): string => join(dataDir, 'processes');
const fileOf = (dataDir: string, name: string): string => join(folderOf(dataDir), name);

/**
 * Puts this process on the roll of those that work on a data folder, so that others can tell whether it still lives.
 * Holds on one machine; over network file systems as far as their locks do.
 */
export function signIn(dataDir: string, role: ProcessRole): SignedIn {
	for (;;) {
		const name = `${role}-${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
		const lock = takeProcessLock(fileOf(dataDir, name));
		// Somebody who calls the roll may have held it for a moment: another name, then.
		if (lock === null) continue;
		return {
			name,
			signOut() {
				lock.release();
				strike(fileOf(dataDir, name));
			},
		};
	}
}

/** Whether the process of this name still lives. One that does not is taken off the roll. */
export function isAlive(dataDir: string, name: string): boolean {
	const file = fileOf(dataDir, name);
	if (!existsSync(file)) return false;
	const lock = takeProcessLock(file);
	if (lock === null) return true;
	lock.release();
	strike(file);
	return false;
}

/** Off the roll, with what a killed process leaves beside its lock. */
function strike(file: string): void {
	for (const suffix of ['', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

/** Calls the roll: names of the living servers, workers and moves of a data folder. */
export async function livingProcesses(dataDir: string): Promise<readonly string[]> {
	const names = await readdir(folderOf(dataDir)).catch(() => []);
	// Engines are parts of servers and workers; asking about them clears away those that died.
	const living = names.filter(
		(name) => /^(server|worker|engine|move)-.*-[0-9a-f]{8}$/.test(name) && isAlive(dataDir, name),
	);
	return living.filter((name) => !name.startsWith('engine-')).sort();
}
