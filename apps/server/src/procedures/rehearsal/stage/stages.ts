import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Services } from '../../../services.ts';
import { pidOfStage, type Stage, stagesFolder } from './open-stage.ts';

/** More people than this rarely rehearse at one time; who comes back to a stage that was put away finds it built anew. */
const MOST_STAGES = 6;
const IDLE_MS = 15 * 60_000;

/** The stages that are set up now, by rehearsal. Losing one loses nothing: its script builds it again. */
export interface Stages {
	/**
	 * Works on the stage of a rehearsal, one work at a time. `build` sets it up when it is not there or not where the script
	 * is; when the work fails the stage is put away, because nobody knows what it left behind.
	 */
	use<T>(
		rehearsalId: string,
		played: number,
		build: () => Promise<Stage>,
		work: (stage: Stage) => Promise<T>,
	): Promise<T>;
	drop(rehearsalId: string): Promise<void>;
	close(): Promise<void>;
}

interface Held {
	stage: Stage | null;
	lastUsed: number;
	/** The work that the next one waits for. */
	tail: Promise<unknown>;
}

const ofDatabase = new WeakMap<Services['db'], Stages>();

/** The stages of this server; they come with the first rehearsal. */
export function stagesOf({ db, config }: Pick<Services, 'db' | 'config'>): Stages {
	const stages = ofDatabase.get(db) ?? createStages(config.dataDir);
	ofDatabase.set(db, stages);
	return stages;
}

/** Puts all stages away when the server stops. */
export const closeStages = async ({ db }: Pick<Services, 'db'>): Promise<void> => ofDatabase.get(db)?.close();

function createStages(dataDir: string): Stages {
	const held = new Map<string, Held>();
	let swept: Promise<void> | null = null;
	const timer = setInterval(() => void putAwayIdle(), 60_000);
	timer.unref();

	async function putAway(one: Held): Promise<void> {
		const { stage } = one;
		one.stage = null;
		await stage?.close();
	}

	async function putAwayIdle(): Promise<void> {
		const now = performance.now();
		const open = [...held].filter(([, one]) => one.stage !== null).sort((a, b) => a[1].lastUsed - b[1].lastUsed);
		for (const [place, [id, one]] of open.entries()) {
			const tooMany = open.length - place > MOST_STAGES;
			if (tooMany || now - one.lastUsed > IDLE_MS) await queued(id, () => putAway(one));
		}
	}

	function queued<T>(id: string, work: (one: Held) => Promise<T>): Promise<T> {
		const one = held.get(id) ?? { stage: null, lastUsed: 0, tail: Promise.resolve() };
		held.set(id, one);
		const done = one.tail.then(() => work(one));
		one.tail = done.catch(() => {});
		return done;
	}

	return {
		use: (id, played, build, work) =>
			queued(id, async (one) => {
				swept ??= sweep(dataDir);
				await swept;
				one.lastUsed = performance.now();
				if (one.stage !== null && one.stage.played !== played) await putAway(one);
				one.stage ??= await build();
				try {
					return await work(one.stage);
				} catch (error) {
					await putAway(one);
					throw error;
				} finally {
					one.lastUsed = performance.now();
					void putAwayIdle();
				}
			}),
		drop: (id) =>
			queued(id, async (one) => {
				await putAway(one);
				held.delete(id);
			}),
		async close() {
			clearInterval(timer);
			await Promise.all([...held.keys()].map((id) => queued(id, putAway)));
		},
	};
}

/** Removes what processes left behind that died with their stages. */
async function sweep(dataDir: string): Promise<void> {
	const folder = stagesFolder(dataDir);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	for (const name of await readdir(folder)) {
		const pid = pidOfStage(name);
		if (pid === null || !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true });
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// It lives, and belongs to somebody else.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
