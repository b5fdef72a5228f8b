import { findPackage, findWardProcedure, listPackages, type Reader, type StoredPackage } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import {
	ArchiveError,
	type CheckFinding,
	checkPackage,
	type VerifiedArchive,
	verifyArchive,
} from '@motcua/procedure-tools';
import { badInput, type UserError } from '../../api/errors.ts';
import { trustedKeys } from '../../platform/trust/trust-list.ts';
import type { Services } from '../../services.ts';
import { readWardSettings } from '../../wards/ward-settings.ts';
import { judgeSignature, type SignatureVerdict } from './judge-signature.ts';
import { HANDLERS } from './replays.ts';
import { compareVersions } from './sources/shelf.ts';
import type { PackageInspection } from './views.ts';

/** Everything that is known about an archive for one ward, before anybody decides. */
export interface ExaminedPackage {
	readonly archive: VerifiedArchive;
	readonly findings: readonly CheckFinding[];
	readonly signature: SignatureVerdict;
	/** The ward's version of the same procedure. */
	readonly before: StoredPackage | null;
	readonly relation: PackageInspection['relation'];
	/** What stands in the way, the most serious first; the samples are judged apart, because they take time. */
	readonly refusals: readonly UserError[];
}

/**
 * Looks at an archive without running anything of it: structure, hashes, signatures against the trust list, every check that its author
 * had, and how it stands to what the ward has.
 *
 * @throws {UserError} `archive.…` when it can't be read at all, naming the file
 */
export async function examinePackage(services: Services, wardId: string, bytes: Uint8Array): Promise<ExaminedPackage> {
	const archive = await readVerified(services, bytes);
	const { read } = services.db;
	const { code } = archive.package.manifest;
	const [settings, ward, packages] = await Promise.all([
		services.catalogue.ward(wardId).then((context) => context.settings),
		findWardProcedure(read, wardId, code),
		listPackages(read, code),
	]);
	const before = packages.find((one) => one.digest === ward?.installedDigest) ?? null;
	const findings = checkPackage(archive.package);
	const policy = { isDev: services.config.isDev, countersign: readWardSettings(settings).packages.countersign };
	const signature = judgeSignature(archive, policy);
	const twin = otherBytes(packages, archive);
	return {
		archive,
		findings,
		signature,
		before,
		relation: relationOf(archive, before),
		refusals: [...(signature.refusal ? [signature.refusal] : []), ...(twin ? [twin] : []), ...unsound(findings)],
	};
}

async function readVerified(services: Services, bytes: Uint8Array): Promise<VerifiedArchive> {
	try {
		const keys = await trustedKeys(services);
		const first = await verifyArchive(bytes, keys);
		const known = await findPackage(services.db.read, first.digest);
		return known ? await verifyArchive(bytes, keys, { knownSince: known.installedAt }) : first;
	} catch (error) {
		if (error instanceof ArchiveError) throw archiveRefusal(error);
		throw error;
	}
}

/** An archive that can't be read, in the words of the verifier: the same that its author would see. */
export function archiveRefusal({ code, place, text }: ArchiveError): UserError {
	const named = (sentence: string) => (place === '' ? sentence : `${place}: ${sentence}`);
	return badInput(code, place === '' ? 'file' : place, { vi: named(text.vi), en: named(text.en) });
}

function relationOf(
	{ digest, package: pkg }: VerifiedArchive,
	before: StoredPackage | null,
): ExaminedPackage['relation'] {
	if (!before) return 'first';
	if (before.digest === digest) return 'same';
	return compareVersions(pkg.manifest.version, before.version) < 0 ? 'older' : 'newer';
}

/** A version number names one content for ever; another one under the same number is refused. */
export function otherBytes(
	packages: readonly Pick<StoredPackage, 'version' | 'digest'>[],
	{ digest, package: { manifest } }: Pick<VerifiedArchive, 'digest' | 'package'>,
): UserError | null {
	const twin = packages.find((one) => one.version === manifest.version && one.digest !== digest);
	if (!twin) return null;
	return badInput('package.sameVersion', 'manifest.json version', {
		vi: `Phiên bản ${manifest.version} đã được cài với nội dung khác: gói này có mã băm ${digest}, cần ${twin.digest}. Nhà phát hành phải tăng số phiên bản khi sửa gói.`,
		en: `Version ${manifest.version} is installed with another content: this package has the digest ${digest}, expected ${twin.digest}. A changed package needs a higher version.`,
	});
}

const unsound = (findings: readonly CheckFinding[]): readonly UserError[] =>
	findings
		.filter((finding) => finding.severity === 'error')
		.map(({ rule, place, message, fix }) => badInput(`check.${rule}`, place, joined(place, message, fix)));

const joined = (place: string, message: Localised, fix: Localised): Localised => ({
	vi: `${place}: ${message.vi} ${fix.vi}`,
	en: `${place}: ${message.en} ${fix.en}`,
});

/** Installed versions of a procedure other than one: their grants are looked after when those of that one change. */
export const otherVersions = async (read: Reader, code: string, digest: string): Promise<readonly StoredPackage[]> =>
	(await listPackages(read, code)).filter((one) => one.digest !== digest && one.retiredAt === null);

/** What a failed sample says to the administrator: which one, where, what was expected and what came. */
export const failedFixture = ({ name, mismatches }: PackageInspection['fixtures']['reports'][number]): UserError => {
	const [first] = mismatches;
	if (name === HANDLERS) return badInput('package.handler', HANDLERS, first?.message ?? { vi: '', en: '' });
	return badInput('package.fixture', `fixtures ${name}`, {
		vi: `Hồ sơ mẫu “${name}” không đạt ở ${first?.place}: cần ${first?.expected}, nhưng là ${first?.found}.`,
		en: `The sample “${name}” fails at ${first?.place}: expected ${first?.expected}, found ${first?.found}.`,
	});
};
