import { type Reader, type VersionInUse, versionsInUse } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import { SUPPORTED_API_VERSIONS } from '@motcua/procedure-tools';

/** A version that is needed and that a core does not serve. */
export interface Unserved extends Omit<VersionInUse, 'manifest'> {
	readonly apiVersion: number | null;
	readonly message: Localised;
}

/**
 * Versions that open dossiers are pinned to, or that citizens file on, whose contract a core does not serve. A core that
 * would drop one must not be put in place before its dossiers have ended or were moved.
 *
 * @param supported contract versions of that core; those of this one by default
 */
export async function apiPreflight(
	read: Reader,
	supported: readonly number[] = SUPPORTED_API_VERSIONS,
): Promise<readonly Unserved[]> {
	const used = await versionsInUse(read);
	return used.flatMap(({ manifest, ...version }) => {
		const { apiVersion } = Object(manifest) as { apiVersion?: unknown };
		const wants = typeof apiVersion === 'number' ? apiVersion : null;
		if (wants !== null && supported.includes(wants)) return [];
		return [{ ...version, apiVersion: wants, message: explain(version, wants, supported) }];
	});
}

function explain(
	{ code, version, openDossiers, published }: Omit<VersionInUse, 'manifest'>,
	wants: number | null,
	supported: readonly number[],
): Localised {
	const served = supported.join(', ');
	return {
		vi: `Thủ tục ${code} phiên bản ${version} dùng giao ước ${wants ?? 'không rõ'}, hệ thống này chỉ hỗ trợ: ${served}. Còn ${openDossiers} hồ sơ đang mở${published > 0 ? ` và ${published} đơn vị đang công bố` : ''}. Hãy giải quyết xong hoặc chuyển các hồ sơ này sang phiên bản khác trước khi nâng cấp.`,
		en: `Procedure ${code} version ${version} uses contract ${wants ?? 'unknown'}; this core serves: ${served}. It has ${openDossiers} open dossiers${published > 0 ? ` and is published by ${published} wards` : ''}. Finish them or move them to another version before the upgrade.`,
	};
}
