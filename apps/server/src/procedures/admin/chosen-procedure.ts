import { findPackage, findWardProcedure, type StoredPackage, type Tx, type WardProcedure } from '@motcua/database';
import { notFound } from '../../api/errors.ts';

/** A procedure that the ward has installed, with its package. Throws `procedure.notInstalled`. */
export async function chosenProcedure(
	tx: Tx,
	wardId: string,
	code: string,
): Promise<{ readonly ward: WardProcedure; readonly installed: StoredPackage }> {
	const ward = await findWardProcedure(tx, wardId, code);
	const installed = ward && (await findPackage(tx, ward.installedDigest));
	if (!ward || !installed)
		throw notFound('procedure.notInstalled', {
			vi: `Thủ tục ${code} chưa được cài đặt cho phường. Hãy cài đặt trước.`,
			en: `Procedure ${code} is not installed for the ward. Install it first.`,
		});
	return { ward, installed };
}
