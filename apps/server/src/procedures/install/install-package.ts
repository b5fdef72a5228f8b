import {
	changeWardProcedure,
	findPackage,
	findWardProcedure,
	listPackages,
	recordInstallation,
	type Tx,
} from '@motcua/database';
import { signArchive, verifyArchive } from '@motcua/procedure-tools';
import { badInput, UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import { trustedKeys } from '../../platform/trust/trust-list.ts';
import type { Services } from '../../services.ts';
import { manifestOf } from '../admin/stored-manifest.ts';
import { readWardProcedureConfig, type WardProcedureConfig } from '../ward-procedure-config.ts';
import { type ExaminedPackage, examinePackage, failedFixture, otherBytes, otherVersions } from './examine-package.ts';
import { beyond } from './permissions/permission-set.ts';
import { decideGrants, grantedUses } from './permissions/ward-grants.ts';
import { releaseDamaged } from './sources/repairing-store.ts';
import type { StagedPackage } from './sources/staging.ts';
import type { FixtureProgress } from './views.ts';

export type Installer = Pick<StaffSession, 'staffId' | 'name' | 'wardId'>;

/** What the administrator decided after looking. */
export interface InstallChoices {
	/** Rights granted, by `use`. Null: keep what is granted and grant nothing new. */
	readonly grants: readonly string[] | null;
	/** Vouches with the ward's own key, or installs unsigned in dev mode. */
	readonly vouch: boolean;
	readonly allowOlder: boolean;
	/** The version that was installed while they looked; `undefined` when nobody looked. */
	readonly expectedInstalled?: string | null;
}

/**
 * Installs a package that waits: everything is verified anew, its samples have been played to the end, the archive is stored by its
 * digest, and one transaction makes it the ward's version with its grants and the report of what was found. What citizens see does
 * not change until it is published. When anything is refused, all stays as it was.
 *
 * @throws {UserError} `archive.…`, `check.…`, `package.…` naming file or field, what was found and what was expected
 */
export async function installPackage(
	services: Services,
	installer: Installer,
	staged: Pick<StagedPackage, 'bytes' | 'source'>,
	choices: InstallChoices,
): Promise<{ readonly code: string; readonly digest: string }> {
	const examined = await examinePackage(services, installer.wardId, staged.bytes);
	const fixtures = await refuseOrPlay(services, examined, choices);
	const { archive } = examined;
	const bytes = await vouchedFor(services, examined, staged.bytes);
	const recordedBefore = await findPackage(services.db.read, archive.digest);
	await services.packages.put(bytes);
	try {
		const signed = await signedInStore(services, archive.digest, recordedBefore?.installedAt);
		await services.db.write(
			(tx) =>
				record(tx, services, installer, {
					examined,
					choices,
					fixtures,
					source: staged.source,
					bytes: signed.bytes,
					level: signed.status === 'trusted' && signed.key ? signed.key.level : examined.signature.level,
					signature: signed.signature ?? null,
				}),
			{ name: 'package.install' },
		);
	} catch (error) {
		if (!recordedBefore || recordedBefore.retiredAt !== null) await services.packages.remove(archive.digest);
		throw error;
	}
	services.catalogue.forget(installer.wardId);
	services.catalogue.forgetProcedure(archive.digest);
	return { code: archive.package.manifest.code, digest: archive.digest };
}

async function refuseOrPlay(
	services: Services,
	examined: ExaminedPackage,
	choices: InstallChoices,
): Promise<FixtureProgress> {
	const { archive, refusals, signature, relation, before } = examined;
	const [first] = refusals;
	if (first) throw first;
	if (signature.asks && !choices.vouch) throw notVouched(archive.message);
	if (relation === 'older' && !choices.allowOlder) throw older(archive.package.manifest.version, before?.version ?? '');
	refuseUnknownGrants(examined, choices.grants ?? []);
	const fixtures = await services.replays.finish(archive.package, archive.digest);
	const failed = fixtures.reports.find((report) => !report.ok);
	if (failed) throw failedFixture(failed);
	return fixtures;
}

async function vouchedFor(services: Services, { signature }: ExaminedPackage, bytes: Uint8Array): Promise<Uint8Array> {
	if (signature.asks !== 'countersign') return bytes;
	return signArchive(bytes, services.localKey.privateKey, services.clock.now().toString());
}

/** What the store has of it now, with the signatures that were there before. */
const signedInStore = async (services: Services, digest: string, knownSince: string | undefined) =>
	verifyArchive(
		await services.packages.archive(digest),
		await trustedKeys(services),
		knownSince === undefined ? {} : { knownSince },
	);

interface Recording {
	readonly examined: ExaminedPackage;
	readonly choices: InstallChoices;
	readonly fixtures: FixtureProgress;
	readonly source: StagedPackage['source'];
	readonly bytes: number;
	/** Of the best signature that the store has: another ward may have brought a better one. */
	readonly level: ExaminedPackage['signature']['level'];
	readonly signature: { readonly keyId: string; readonly signedAt: string } | null;
}

async function record(tx: Tx, services: Services, installer: Installer, what: Recording): Promise<void> {
	const { examined, choices, fixtures } = what;
	const { digest, package: pkg } = examined.archive;
	const { code, version, name } = pkg.manifest;
	const at = services.clock.now().toString();
	const ward = await findWardProcedure(tx, installer.wardId, code);
	const { expectedInstalled } = choices;
	if (expectedInstalled !== undefined && expectedInstalled !== (ward?.installedDigest ?? null))
		throw changedMeanwhile();
	const twin = otherBytes(await listPackages(tx, code), examined.archive);
	if (twin) throw twin;
	await recordInstallation(tx, {
		digest,
		code,
		version,
		name,
		manifest: pkg.manifest,
		signature: what.level,
		bytes: what.bytes,
		installedAt: at,
		installedBy: installer.staffId,
		publisherKeyId: what.signature?.keyId ?? null,
		signedAt: what.signature?.signedAt ?? null,
		installReport: reportOf(examined, fixtures, what.source),
	});
	await releaseDamaged(tx, digest);
	const config = readWardProcedureConfig(ward?.config);
	const others = (await otherVersions(tx, code, digest)).map(manifestOf);
	const grants = choices.grants ?? carriedOver(examined, config);
	await changeWardProcedure(tx, {
		wardId: installer.wardId,
		code,
		expectedRevision: ward?.revision ?? 0,
		installedDigest: digest,
		config: { ...config, ...decideGrants(config, { manifest: pkg.manifest, grants, withdraws: false }, others) },
		at,
		by: installer.staffId,
	});
	await recordAct(tx, services, installer, {
		action: 'procedure.installed',
		target: `procedure:${code}`,
		detail: {
			version,
			digest,
			source: what.source,
			level: what.level,
			grants,
			older: choices.allowOlder,
		},
	});
}

/** Of what was granted before, what this version asks for in the same measure or less. */
function carriedOver({ archive, before }: ExaminedPackage, config: WardProcedureConfig): readonly string[] {
	if (!before) return [];
	const old = manifestOf(before);
	const granted = grantedUses(config, old);
	const askedBefore = (use: string) => old.capabilities.find((one) => one.use === use);
	return archive.package.manifest.capabilities
		.filter((asked) => granted.includes(asked.use) && beyond(asked, askedBefore(asked.use)).length === 0)
		.map((asked) => asked.use);
}

/** What was found when it was installed; the JSON of `procedure_package.install_report`. */
export interface InstallReport {
	readonly reportVersion: 1;
	readonly source: StagedPackage['source'];
	readonly signature: { readonly status: string; readonly keyId: string | null };
	readonly warnings: readonly { readonly rule: string; readonly place: string }[];
	readonly fixtures: readonly { readonly name: string; readonly wallMs: number }[];
	readonly replaced: string | null;
}

const reportOf = (
	{ archive, findings, before }: ExaminedPackage,
	fixtures: FixtureProgress,
	source: StagedPackage['source'],
): InstallReport => ({
	reportVersion: 1,
	source,
	signature: { status: archive.status, keyId: archive.signature?.keyId ?? null },
	warnings: findings.map(({ rule, place }) => ({ rule, place })),
	fixtures: fixtures.reports.map(({ name, wallMs }) => ({ name, wallMs: Math.round(wallMs) })),
	replaced: before?.digest ?? null,
});

function refuseUnknownGrants({ archive }: ExaminedPackage, grants: readonly string[]): void {
	const asked = archive.package.manifest.capabilities.map((one) => one.use);
	const unknown = grants.find((use) => !asked.some((one) => one === use));
	if (unknown === undefined) return;
	throw badInput('procedure.unknownGrant', 'grants', {
		vi: `Gói không xin quyền “${unknown}”. Các quyền gói xin: ${asked.join(', ') || '(không có)'}.`,
		en: `The package does not ask for “${unknown}”. It asks for: ${asked.join(', ') || '(nothing)'}.`,
	});
}

const notVouched = (found: { readonly vi: string; readonly en: string }) =>
	new UserError(
		'PRECONDITION_FAILED',
		'package.notVouched',
		{
			vi: `${found.vi} Cần quản trị xác nhận gói bằng khóa của phường trước khi cài.`,
			en: `${found.en} The administrator must vouch for it with the ward’s own key before it is installed.`,
		},
		{ field: 'vouch' },
	);

const older = (found: string, installed: string) =>
	new UserError(
		'PRECONDITION_FAILED',
		'package.older',
		{
			vi: `Gói có phiên bản ${found}, thấp hơn ${installed} đang cài; cần phiên bản cao hơn, hoặc đánh dấu “Cài phiên bản cũ hơn”.`,
			en: `The package has version ${found}, lower than the installed ${installed}; expected a higher one, or your explicit consent to an older one.`,
		},
		{ field: 'allowOlder' },
	);

const changedMeanwhile = () =>
	new UserError('CONFLICT', 'package.changedMeanwhile', {
		vi: 'Có người vừa cài phiên bản khác của thủ tục này. Hãy xem lại những điểm thay đổi rồi xác nhận.',
		en: 'Somebody has just installed another version of this procedure. Look at the changes again, then confirm.',
	});
