import { findPackage, publicationHistory } from '@motcua/database';
import { UserError } from '../../api/errors.ts';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';

/**
 * The package version that a filing is pinned to: the one that the person read.
 *
 * That is the published one, or an older version of the same procedure: whoever began to fill in the form before another
 * version was published may finish with what they read, for as many days as the ward says, unless the old version was
 * quarantined or uninstalled, or the ward does not offer the procedure any more. A browser that is told `procedure.outdated`
 * takes the answers that still fit over into the new form.
 *
 * @throws {UserError} `procedure.notPublished`, `procedure.outdated`, `procedure.broken`
 */
export async function filingVersion(
	services: Services,
	ward: WardContext,
	{ code, digest }: { readonly code: string; readonly digest: string },
): Promise<LoadedProcedure> {
	const offered = (await services.catalogue.wardProcedures(ward.id)).get(code);
	if (!offered?.publishedDigest) throw notPublished(code);
	if (offered.publishedDigest !== digest) await refuseOutdated(services, ward, code, digest);
	return services.catalogue.procedure(digest);
}

async function refuseOutdated(services: Services, ward: WardContext, code: string, digest: string): Promise<void> {
	const older = await findPackage(services.db.read, digest);
	if (older?.code !== code || older.quarantinedAt !== null || older.retiredAt !== null) throw outdated(null);
	const until = await replacedAt(services, ward.id, code, digest);
	const days = ward.settings.oldVersionDays;
	if (until === null || services.clock.now().epochMilliseconds > until + days * DAY_MS) throw outdated(days);
}

const DAY_MS = 86_400_000;

/** When another version took the place of this one, in milliseconds; null when it never was before citizens. */
async function replacedAt(services: Services, wardId: string, code: string, digest: string): Promise<number | null> {
	const history = await publicationHistory(services.db.read, wardId, code);
	const last = history.findIndex((entry) => entry.digest === digest);
	const next = history[last - 1];
	return next === undefined ? null : Date.parse(next.at);
}

/** Thrown for a procedure that the ward does not offer now. */
export const notPublished = (code: string): UserError =>
	new UserError('NOT_FOUND', 'procedure.notPublished', {
		vi: `Thủ tục ${code} hiện không nhận hồ sơ tại đơn vị này.`,
		en: `Procedure ${code} is not offered here at present.`,
	});

const outdated = (days: number | null): UserError =>
	new UserError(
		'CONFLICT',
		'procedure.outdated',
		{
			vi: `Phiên bản thủ tục mà bạn đang điền không còn nhận hồ sơ${days === null ? '' : ` (chỉ nhận trong ${days} ngày sau khi có bản mới)`}. Vui lòng mở tờ khai mới; các câu trả lời còn phù hợp sẽ được giữ lại.`,
			en: `The version of the procedure that you filled in takes no filings any more${days === null ? '' : ` (only for ${days} days after a new one)`}. Please open the new form; answers that still fit are kept.`,
		},
		{ field: 'digest' },
	);
