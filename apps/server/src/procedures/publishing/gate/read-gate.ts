import {
	findApproval,
	findPackage,
	findWardProcedure,
	keptRehearsals,
	listStaff,
	type Reader,
	type StoredPackage,
	type WardProcedure,
} from '@motcua/database';
import { notFound } from '../../../api/errors.ts';
import type { Services } from '../../../services.ts';
import type { LoadedProcedure, WardContext } from '../../catalogue.ts';
import { readWardProcedureConfig } from '../../ward-procedure-config.ts';
import { basisOf, readReport, type Version } from '../publish-report.ts';
import type { GateLine } from '../publishing-views.ts';
import { gateLines } from './gate-lines.ts';

/** What a gate needs from elsewhere than the database; made ready before a transaction. */
export interface GateFrame {
	readonly version: Version;
	readonly procedure: LoadedProcedure;
	readonly ward: WardContext;
	readonly isDemo: boolean;
}

/** The checklist with the rows that it was read from. */
export interface Gate {
	readonly lines: readonly GateLine[];
	readonly ward: WardProcedure;
	readonly stored: StoredPackage;
}

/**
 * Makes ready for {@link readGate}. Without a digest the installed version is meant.
 *
 * @throws {UserError} `procedure.notInstalled`
 */
export async function gateFrame(
	services: Services,
	{ wardId, code, digest }: { readonly wardId: string; readonly code: string; readonly digest?: string | undefined },
): Promise<GateFrame> {
	const installed = digest ?? (await findWardProcedure(services.db.read, wardId, code))?.installedDigest;
	const stored = installed === undefined ? null : await findPackage(services.db.read, installed);
	if (installed === undefined || stored?.code !== code) throw notInstalled(code);
	const [procedure, ward] = await Promise.all([
		services.catalogue.procedure(installed),
		services.catalogue.ward(wardId),
	]);
	return { version: { wardId, code, digest: installed }, procedure, ward, isDemo: services.config.isDemo };
}

/** Reads the checklist of a version, in a transaction or outside. */
export async function readGate(read: Reader, { version, procedure, ward, isDemo }: GateFrame): Promise<Gate> {
	const { wardId, code, digest } = version;
	const [chosen, stored] = [await findWardProcedure(read, wardId, code), await findPackage(read, digest)];
	if (!chosen || !stored) throw notInstalled(code);
	const config = readWardProcedureConfig(chosen.config);
	const report = await readReport(read, version);
	const kept = await keptRehearsals(read, wardId, code);
	const staff = await listStaff(read, wardId);
	const lines = gateLines({
		code,
		stored,
		package: procedure.package,
		config,
		officers: staff.filter(({ id, active }) => active && config.officers.includes(id)).length,
		report,
		rehearsals: kept.map((rehearsal) => {
			const replay = report.replays[rehearsal.id];
			const isFresh = replay?.basis === basisOf(rehearsal, ward, config, procedure.manifest);
			return { name: rehearsal.name, replay: replay && isFresh ? replay : null };
		}),
		needsApproval: ward.settings.publishNeedsApproval,
		approval: await findApproval(read, version),
		isDemo,
	});
	return { lines, ward: chosen, stored };
}

export const notInstalled = (code: string) =>
	notFound('procedure.notInstalled', {
		vi: `Thủ tục ${code} chưa được cài đặt cho phường. Hãy cài đặt trước.`,
		en: `Procedure ${code} is not installed for the ward. Install it first.`,
	});
