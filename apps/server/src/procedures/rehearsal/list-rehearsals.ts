import { findWardProcedure, listPackages, listRehearsals, listStaff, type Rehearsal } from '@motcua/database';
import { type Localised, STATUS_NAMES, sameInBoth } from '@motcua/domain';
import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import { notInstalled } from '../publishing/gate/read-gate.ts';
import { readReport } from '../publishing/publish-report.ts';
import { freshReplay } from '../publishing/run-checks.ts';
import type { RehearsalEnd } from './play/ending.ts';
import type { RehearsalRow, RehearsalStart, ReplayView } from './rehearsal-views.ts';
import { readScript } from './script.ts';

/**
 * What one needs to begin a rehearsal, and those that there are.
 *
 * @throws {UserError} `procedure.notInstalled`
 */
export async function rehearsalsOf(
	services: Services,
	{ wardId }: StaffSession,
	{ code }: { readonly code: string },
): Promise<RehearsalStart> {
	const { read } = services.db;
	const chosen = await findWardProcedure(read, wardId, code);
	if (!chosen) throw notInstalled(code);
	const digest = chosen.installedDigest;
	const [procedure, packages, rehearsals, staff, report] = await Promise.all([
		services.catalogue.procedure(digest),
		listPackages(read, code),
		listRehearsals(read, wardId, code),
		listStaff(read, wardId),
		readReport(read, { wardId, code, digest }),
	]);
	const { manifest, package: pkg } = procedure;
	const versionOf = (of: string): string | null => packages.find((one) => one.digest === of)?.version ?? null;
	const nameOf = (id: string): string => staff.find((one) => one.id === id)?.fullName ?? id;
	const rows = rehearsals.map(async (rehearsal): Promise<RehearsalRow> => {
		const known = await freshReplay(services, { wardId, code, digest }, rehearsal, report);
		const replay: ReplayView | null = known && {
			rehearsalId: rehearsal.id,
			digest,
			version: manifest.version,
			at: known.at,
			ms: known.ms,
			differences: known.differences,
		};
		return {
			id: rehearsal.id,
			name: rehearsal.name,
			kept: rehearsal.keptAt !== null,
			version: versionOf(rehearsal.digest),
			digest: rehearsal.digest,
			acts: readScript(rehearsal.script).acts.length,
			end: endText(rehearsal),
			createdAt: rehearsal.createdAt,
			createdBy: nameOf(rehearsal.createdBy),
			replay,
		};
	});
	return {
		code,
		name: manifest.name,
		digest,
		version: manifest.version,
		form: procedure.application.definition,
		documents: manifest.documents,
		samples: pkg.fixtures.map(({ name, answers, papers = [], now }) => ({ name, answers, papers, now })),
		rehearsals: await Promise.all(rows),
		versions: packages
			.filter(({ retiredAt }) => retiredAt === null)
			.map((one) => ({ digest: one.digest, version: one.version, installed: one.digest === digest })),
	};
}

function endText({ ended }: Rehearsal): Localised {
	const end = ended as RehearsalEnd | null;
	if (!end?.status) return { vi: 'Chưa nộp hồ sơ', en: 'Nothing filed yet' };
	const status = STATUS_NAMES[end.status];
	const fee = end.feeVnd > 0 ? sameInBoth(` · ${end.feeVnd.toLocaleString('vi-VN')} đ`) : sameInBoth('');
	return { vi: `${status.vi}${fee.vi}`, en: `${status.en}${fee.en}` };
}
