import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import type { ReadArchive } from '@motcua/procedure-tools';
import { ArchiveError, MAX_SIGNATURES, readArchive, withSignatures } from '@motcua/procedure-tools';
import { writeDurably } from './durable-write.ts';
import { PackageStoreError } from './package-store-error.ts';

/** Packages by digest: immutable, shared by all wards of the installation. */
export interface PackageStore {
	/**
	 * Keeps an archive and answers with what is in it. The same content again changes nothing, except that signatures which were not there are
	 * added.
	 *
	 * @throws ArchiveError when the archive is not sound; nothing is stored.
	 * @throws PackageStoreError `store.folder`
	 */
	put(bytes: Uint8Array): Promise<ReadArchive>;
	/**
	 * The package of a digest, every hash checked again on the way from the disk.
	 *
	 * @throws PackageStoreError `store.missing`, `store.quarantined` naming the file, `store.digest`
	 */
	load(digest: string): Promise<ProcedurePackage>;
	/** The same with its signatures. */
	read(digest: string): Promise<ReadArchive>;
	/** The archive itself, for handing on. Checked like {@link read}. */
	archive(digest: string): Promise<Uint8Array>;
	/** Deletes the archive of a digest; one that is not there is fine. Whether anything still needs it is for the caller to know. */
	remove(digest: string): Promise<void>;
	/** Digests that are there, sorted; whether their files are sound is told on loading. */
	list(): Promise<readonly string[]>;
}

const DIGEST = /^[0-9a-f]{64}$/;
const ENDING = '.procpkg';

/**
 * Opens (and makes) a store in a folder.
 *
 * @throws PackageStoreError `store.folder`
 */
export async function openPackageStore(folder: string): Promise<PackageStore> {
	await mkdir(folder, { recursive: true, mode: 0o750 }).catch((error: unknown) => {
		throw folderError(folder, error);
	});
	const fileOf = (digest: string) => {
		if (DIGEST.test(digest)) return join(folder, `${digest}${ENDING}`);
		throw new PackageStoreError('store.digest', 'digest', {
			vi: 'Cần mã băm SHA-256 gồm 64 chữ số hệ 16.',
			en: 'Expected a SHA-256 of 64 hex digits.',
		});
	};
	const readFrom = async (digest: string) => {
		const bytes = await readOrMissing(fileOf(digest), digest);
		return { bytes, archive: await readTrusted(bytes, digest, fileOf(digest)) };
	};
	return {
		async put(bytes) {
			const archive = await readArchive(bytes);
			const file = fileOf(archive.digest);
			const known = await readFrom(archive.digest).catch(() => undefined);
			const signatures = known && bothSignatures(known.archive, archive);
			if (known && signatures === known.archive.signatures) return known.archive;
			const kept = signatures ? await withSignatures(bytes, signatures) : bytes;
			await writeDurably(file, kept).catch((error: unknown) => {
				throw folderError(folder, error);
			});
			return signatures ? { ...archive, signatures, bytes: kept.length } : archive;
		},
		load: async (digest) => (await readFrom(digest)).archive.package,
		read: async (digest) => (await readFrom(digest)).archive,
		archive: async (digest) => (await readFrom(digest)).bytes,
		async remove(digest) {
			await rm(fileOf(digest), { force: true });
		},
		async list() {
			const names = await readdir(folder);
			return names
				.filter((name) => name.endsWith(ENDING))
				.map((name) => basename(name, ENDING))
				.filter((digest) => DIGEST.test(digest))
				.sort();
		},
	};
}

async function readOrMissing(file: string, digest: string): Promise<Uint8Array> {
	try {
		return await readFile(file);
	} catch (error) {
		if (Object(error).code !== 'ENOENT') throw error;
		throw new PackageStoreError('store.missing', digest, {
			vi: 'Kho không có gói thủ tục này.',
			en: 'The store has no such package.',
		});
	}
}

/** Disks rot and people edit: what does not read back as it was stored is not used. */
async function readTrusted(bytes: Uint8Array, digest: string, file: string): Promise<ReadArchive> {
	try {
		const archive = await readArchive(bytes);
		if (archive.digest === digest) return archive;
		throw quarantined(file, `mã băm là ${archive.digest}`, `its digest is ${archive.digest}`);
	} catch (error) {
		if (!(error instanceof ArchiveError)) throw error;
		throw quarantined(`${file}${error.place ? ` ${error.place}` : ''}`, error.text.vi, error.text.en);
	}
}

/** Those that are known and those that are given; the very list that is known when there is nothing, or no room, to add. */
function bothSignatures(known: ReadArchive, given: ReadArchive): ReadArchive['signatures'] {
	const added = given.signatures.filter(({ value }) => known.signatures.every((entry) => entry.value !== value));
	const all = [...known.signatures, ...added];
	return added.length === 0 || all.length > MAX_SIGNATURES ? known.signatures : all;
}

const quarantined = (place: string, vi: string, en: string) =>
	new PackageStoreError('store.quarantined', place, {
		vi: `Gói trong kho không còn nguyên vẹn (${vi}); hồ sơ của gói này phải chờ cho đến khi gói được khôi phục.`,
		en: `The stored package is no longer intact (${en}); its dossiers wait until it is restored.`,
	});

const folderError = (folder: string, error: unknown) =>
	new PackageStoreError('store.folder', folder, {
		vi: `Không ghi được vào thư mục chứa gói thủ tục: ${Object(error).code ?? String(error)}.`,
		en: `The folder of packages cannot be written: ${Object(error).code ?? String(error)}.`,
	});
