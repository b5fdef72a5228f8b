import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReadArchive, readArchive } from '@motcua/procedure-tools';
import type { Logger } from 'pino';

/** A package that lies in the folder of procedures, ready to be installed. */
export interface ShelvedPackage extends ReadArchive {
	readonly path: string;
}

/** The folder of packages that ship with the product, or a USB catalogue. Reading it runs no code of any package. */
export interface Shelf {
	/** Newest version of each procedure. A broken file is logged and left out: one bad package hides no other. */
	list(): Promise<readonly ShelvedPackage[]>;
	find(code: string): Promise<ShelvedPackage | null>;
	/** The archive of exactly this digest, of any version that lies there. */
	archive(digest: string): Promise<Uint8Array | null>;
}

export function openShelf(folder: string, logger: Logger): Shelf {
	const known = new Map<string, { readonly changedAt: number; readonly package: ShelvedPackage }>();

	async function read(path: string): Promise<ShelvedPackage | null> {
		const changedAt = (await stat(path)).mtimeMs;
		const cached = known.get(path);
		if (cached?.changedAt === changedAt) return cached.package;
		try {
			const shelved = { ...(await readArchive(await readFile(path))), path };
			known.set(path, { changedAt, package: shelved });
			return shelved;
		} catch (error) {
			logger.warn({ err: error, path }, 'package can not be read');
			return null;
		}
	}

	async function list(): Promise<readonly ShelvedPackage[]> {
		const read_ = await Promise.all((await archivesIn(folder)).map(read));
		const newest = new Map<string, ShelvedPackage>();
		for (const shelved of read_) {
			if (shelved === null) continue;
			const { code, version } = shelved.package.manifest;
			const rival = newest.get(code);
			if (!rival || compareVersions(version, rival.package.manifest.version) > 0) newest.set(code, shelved);
		}
		return [...newest.values()].sort((a, b) => a.package.manifest.code.localeCompare(b.package.manifest.code));
	}
	return {
		list,
		find: async (code) => (await list()).find((shelved) => shelved.package.manifest.code === code) ?? null,
		async archive(digest) {
			const all = await Promise.all((await archivesIn(folder)).map(read));
			const found = all.find((shelved) => shelved?.digest === digest);
			return found ? readFile(found.path) : null;
		},
	};
}

/** `<folder>/*.procpkg` and `<folder>/<procedure>/dist/*.procpkg`. */
async function archivesIn(folder: string): Promise<string[]> {
	const entries = await entriesOf(folder);
	const nested = await Promise.all(
		entries
			.filter((entry) => entry.isDirectory())
			.map(async (entry) => {
				const dist = join(folder, entry.name, 'dist');
				return (await entriesOf(dist)).map((file) => join(dist, file.name));
			}),
	);
	const direct = entries.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name));
	return [...direct, ...nested.flat()].filter((path) => path.endsWith('.procpkg'));
}

const entriesOf = (folder: string) => readdir(folder, { withFileTypes: true }).catch(() => []);

/** Order of two semantic versions without pre-release parts: negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [a, b].map((version) => version.split('.').map(Number));
	for (let part = 0; part < 3; part++) {
		const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
