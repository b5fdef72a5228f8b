import { findPackage } from '@motcua/database';
import { UserError } from '../../api/errors.ts';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';

/**
 * The package version that a filing is pinned to: the one that the person read.
 *
 * That is the published one, or an older version of the same procedure that is still installed and not quarantined:
 * whoever began to fill in the form before a new version was published may finish with what they read, as long as the
 * ward offers the procedure at all.
 *
 * @throws {UserError} `procedure.notPublished`, `procedure.outdated` (read the procedure again)
 */
export async function filingVersion(
	services: Services,
	ward: WardContext,
	{ code, digest }: { readonly code: string; readonly digest: string },
): Promise<LoadedProcedure> {
	const offered = (await services.catalogue.wardProcedures(ward.id)).get(code);
	if (!offered?.publishedDigest) throw notPublished(code);
	if (offered.publishedDigest === digest) return services.catalogue.procedure(digest);
	const older = await findPackage(services.db.read, digest);
	if (older?.code !== code || older.quarantinedAt !== null) throw outdated();
	return services.catalogue.procedure(digest);
}

/** Thrown for a procedure that the ward does not offer now. */
export const notPublished = (code: string): UserError =>
	new UserError('NOT_FOUND', 'procedure.notPublished', {
		vi: `Thủ tục ${code} hiện không nhận hồ sơ tại đơn vị này.`,
		en: `Procedure ${code} is not offered here at present.`,
	});

const outdated = (): UserError =>
	new UserError(
		'CONFLICT',
		'procedure.outdated',
		{
			vi: 'Phiên bản thủ tục mà bạn đang điền không còn dùng được. Vui lòng tải lại trang; các câu trả lời phù hợp sẽ được giữ lại.',
			en: 'The version of the procedure that you filled in is no longer in use. Please reload the page; answers that still fit are kept.',
		},
		{ field: 'digest' },
	);
