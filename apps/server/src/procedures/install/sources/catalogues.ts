import { listCatalogueEditions, listPackages, listWardProcedures, rememberCatalogueEdition } from '@motcua/database';
import {
	CatalogueError,
	type ReadCatalogue,
	readCatalogue,
	readCataloguePackage,
	SUPPORTED_API_VERSIONS,
} from '@motcua/procedure-tools';
import { badInput, notFound, UserError } from '../../../api/errors.ts';
import { trustedKeys } from '../../../platform/trust/trust-list.ts';
import type { Services } from '../../../services.ts';
import type { CatalogueView } from '../views.ts';

/** The catalogues that ward IT named (`MOTCUA_CATALOGUES`), each as it can be read now; one that can't says why and hides no other. */
export async function listCatalogues(services: Services, wardId: string): Promise<readonly CatalogueView[]> {
	const installed = await installedVersions(services, wardId);
	return Promise.all(
		services.config.catalogues.map(async (location, index): Promise<CatalogueView> => {
			try {
				return view(index, await openCatalogue(services, location), installed);
			} catch (error) {
				if (!(error instanceof CatalogueError)) throw error;
				const { code, place, text: message } = error;
				return { ...NOTHING, index, location, problem: { code, place, message } };
			}
		}),
	);
}

/**
 * One archive of a catalogue, by the digest that its signed list gives.
 *
 * @throws {UserError} `catalogue.…`
 */
export async function fetchFromCatalogue(
	services: Services,
	{ index, digest }: { readonly index: number; readonly digest: string },
): Promise<{ readonly bytes: Uint8Array; readonly fileName: string }> {
	const location = services.config.catalogues[index];
	if (location === undefined)
		throw badInput('catalogue.unknown', 'index', {
			vi: `Không có danh mục số ${index}; máy chủ được đặt ${services.config.catalogues.length} danh mục (MOTCUA_CATALOGUES).`,
			en: `There is no catalogue ${index}; the server is given ${services.config.catalogues.length} of them (MOTCUA_CATALOGUES).`,
		});
	try {
		const { packages } = await openCatalogue(services, location);
		const entry = packages.find((one) => one.digest === digest);
		if (!entry)
			throw notFound('catalogue.noPackage', {
				vi: `Danh mục không còn gói có mã băm ${digest}. Hãy tải lại danh mục.`,
				en: `The catalogue has no package with the digest ${digest} any more. Load the catalogue again.`,
			});
		return { bytes: await readCataloguePackage(location, entry), fileName: entry.file };
	} catch (error) {
		if (error instanceof CatalogueError)
			throw new UserError('BAD_REQUEST', error.code, named(error), { field: error.place });
		throw error;
	}
}

const named = ({ place, text }: CatalogueError) => ({ vi: `${place}: ${text.vi}`, en: `${place}: ${text.en}` });

async function openCatalogue(services: Services, location: string): Promise<ReadCatalogue> {
	const { db, clock } = services;
	const newest = (await listCatalogueEditions(db.read)).find((one) => one.location === location) ?? null;
	const read = await readCatalogue(location, await trustedKeys(services), newest);
	if (newest?.serial !== read.serial) {
		const { name, serial, sha256 } = read;
		const edition = { location, name, serial, sha256, seenAt: clock.now().toString() };
		await db.write((tx) => rememberCatalogueEdition(tx, edition), { name: 'catalogue.seen' });
	}
	return read;
}

const NOTHING = { name: null, serial: null, madeAt: null, signer: null, problem: null, packages: [] } as const;

type Installed = ReadonlyMap<string, { readonly version: string; readonly digest: string }>;

async function installedVersions({ db }: Services, wardId: string): Promise<Installed> {
	const [wards, packages] = await Promise.all([listWardProcedures(db.read, wardId), listPackages(db.read)]);
	const byDigest = new Map(packages.map((one) => [one.digest, one]));
	return new Map(
		wards.flatMap(({ code, installedDigest: digest }) => {
			const version = byDigest.get(digest)?.version;
			return version === undefined ? [] : [[code, { version, digest }] as const];
		}),
	);
}

const view = (index: number, read: ReadCatalogue, installed: Installed): CatalogueView => ({
	index,
	location: read.location,
	name: read.name,
	serial: read.serial,
	madeAt: read.madeAt,
	signer: read.key.name,
	problem: null,
	packages: read.packages.map(({ file, digest, code, version, name, publisher, bytes, apiVersion }) => ({
		file,
		digest,
		code,
		version,
		name,
		publisher,
		bytes,
		fits: SUPPORTED_API_VERSIONS.includes(apiVersion),
		installedVersion: installed.get(code)?.version ?? null,
		isInstalled: installed.get(code)?.digest === digest,
	})),
});
