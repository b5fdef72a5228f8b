import { countPinned, listPackages } from '@motcua/database';
import { diffPackages, SUPPORTED_API_VERSIONS } from '@motcua/procedure-tools';
import type { UserError } from '../../api/errors.ts';
import type { Services } from '../../services.ts';
import { manifestOf } from '../admin/stored-manifest.ts';
import { type ExaminedPackage, examinePackage, failedFixture } from './examine-package.ts';
import { localeCompleteness } from './locale-completeness.ts';
import { permissionSheet } from './permissions/permission-sheet.ts';
import { grantedUses } from './permissions/ward-grants.ts';
import type { StagedPackage } from './sources/staging.ts';
import type { PackageChangesView, PackageInspection } from './views.ts';

/** More would not be read; the rest is counted. */
const SHOWN_CHANGES = 100;

/** Draws what waits for a decision. The samples of a package that may be installed are played meanwhile; ask again to see how it goes. */
export async function inspectPackage(
	services: Services,
	wardId: string,
	staged: StagedPackage,
): Promise<PackageInspection> {
	const examined = await examinePackage(services, wardId, staged.bytes);
	const { archive, findings, signature, before } = examined;
	const { manifest } = archive.package;
	const open = await openDossiers(services, wardId, manifest.code);
	const config = (await services.catalogue.wardProcedures(wardId)).get(manifest.code)?.config;
	const granted =
		before && config ? { manifest: manifestOf(before), uses: grantedUses(config, manifestOf(before)) } : null;
	// Code of a package that is refused anyway is not run.
	const fixtures =
		examined.refusals.length > 0
			? { state: 'done' as const, done: 0, total: archive.package.fixtures.length, reports: [] }
			: services.replays.progress(archive.package, archive.digest);
	const failed = fixtures.reports.filter((report) => !report.ok).map(failedFixture);
	return {
		digest: archive.digest,
		source: staged.source,
		fileName: staged.fileName,
		code: manifest.code,
		version: manifest.version,
		name: manifest.name,
		summary: manifest.summary,
		category: manifest.category,
		publisher: manifest.publisher,
		bytes: archive.bytes,
		api: { version: manifest.apiVersion, served: SUPPORTED_API_VERSIONS },
		signature: {
			level: signature.level,
			status: archive.status,
			signer: archive.key?.name ?? null,
			keyId: archive.signature?.keyId ?? null,
			signedAt: archive.signature?.signedAt ?? null,
			message: archive.message,
		},
		installed: before && { version: before.version, digest: before.digest, openDossiers: open.get(before.digest) ?? 0 },
		relation: examined.relation,
		changes: await changesOf(services, examined),
		permissions: permissionSheet(archive.package, granted),
		locales: localeCompleteness(archive.package, findings),
		findings: findings.map(({ rule, severity, place, message, fix }) => ({ rule, severity, place, message, fix })),
		fixtures,
		openDossiers: [...open.values()].reduce((sum, count) => sum + count, 0),
		unverified: manifest.unverified,
		refusals: [...examined.refusals, ...failed].map(refusalView),
		confirmations: [
			...(examined.relation === 'older' ? (['older'] as const) : []),
			...(signature.asks ? [signature.asks] : []),
		],
	};
}

const refusalView = ({ wire }: UserError): PackageInspection['refusals'][number] => ({
	code: wire.code,
	place: wire.field ?? '',
	message: wire.message,
});

async function openDossiers({ db }: Services, wardId: string, code: string): Promise<ReadonlyMap<string, number>> {
	const digests = (await listPackages(db.read, code)).map((one) => one.digest);
	return countPinned(db.read, wardId, digests);
}

async function changesOf(
	{ packages }: Services,
	{ archive, before }: ExaminedPackage,
): Promise<PackageChangesView | null> {
	if (!before || before.digest === archive.digest) return null;
	// A broken or deleted archive can't be compared; everything else of the inspection still stands.
	const installed = await packages.load(before.digest).catch(() => null);
	if (!installed) return null;
	const { changes, requiredBump, enough, leastVersion } = diffPackages(installed, archive.package);
	return {
		requiredBump,
		enough,
		leastVersion,
		total: changes.length,
		list: changes.slice(0, SHOWN_CHANGES).map(({ part, place, bump, message }) => ({ part, place, bump, message })),
	};
}
