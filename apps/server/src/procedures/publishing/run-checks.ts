import { findRehearsal, keptRehearsals, type Rehearsal } from '@motcua/database';
import { notFound } from '../../api/errors.ts';
import type { Services } from '../../services.ts';
import { differencesOf, type RehearsalEnd } from '../rehearsal/play/ending.ts';
import { replayScript } from '../rehearsal/play/replay-script.ts';
import type { ReplayView } from '../rehearsal/rehearsal-views.ts';
import { readScript } from '../rehearsal/script.ts';
import { readWardProcedureConfig } from '../ward-procedure-config.ts';
import { amendReport, basisOf, type PublishReport, readReport, type Version } from './publish-report.ts';

/**
 * Has the package's own samples played in the sandbox and keeps what came of it. They are the package's alone, fees and rights
 * of a ward do not touch them: what this process has played for this digest already is not played again, unless it failed.
 */
export async function checkFixtures(services: Services, version: Version): Promise<void> {
	const { package: pkg } = await services.catalogue.procedure(version.digest);
	services.replays.begin(pkg, version.digest);
	const { reports } = await services.replays.finish(pkg, version.digest);
	const at = services.clock.now().toString();
	const failed = reports
		.filter(({ ok }) => !ok)
		.map(({ name, mismatches }) => ({ name, lines: mismatches.map(({ message }) => message) }));
	const fixtures = { at, total: reports.length, failed };
	await services.db.write((tx) => amendReport(tx, version, at, (before) => ({ ...before, fixtures })), {
		name: 'publish.fixtures',
	});
}

/**
 * Plays a kept rehearsal on a version and compares its end with the one that was kept. The result counts for the publish
 * gate of that version as long as script, fees, rights and rules stay as they are.
 *
 * @throws {UserError} `rehearsal.unknown`
 */
export async function checkRehearsal(
	services: Services,
	version: Version,
	rehearsalId: string,
): Promise<{ readonly replay: ReplayView; readonly end: RehearsalEnd }> {
	const rehearsal = await findRehearsal(services.db.read, version.wardId, rehearsalId);
	if (rehearsal?.code !== version.code || rehearsal.ended === null) throw unknownRehearsal();
	// Taken before playing: a fee that is changed meanwhile makes the result stale, as it should.
	const basis = await presentBasis(services, version, rehearsal);
	const began = performance.now();
	const end = await replayScript(services, version, readScript(rehearsal.script));
	const ms = Math.round(performance.now() - began);
	// Both as they are stored: JSON knows no undefined.
	const differences = differencesOf(rehearsal.ended as RehearsalEnd, JSON.parse(JSON.stringify(end)) as RehearsalEnd);
	const at = services.clock.now().toString();
	await services.db.write(
		(tx) =>
			amendReport(tx, version, at, (before) => ({
				...before,
				replays: { ...before.replays, [rehearsal.id]: { at, ms, basis, differences: [...differences] } },
			})),
		{ name: 'publish.rehearsal' },
	);
	const { manifest } = await services.catalogue.procedure(version.digest);
	const { digest } = version;
	return { end, replay: { rehearsalId, digest, version: manifest.version, at, ms, differences } };
}

/** Runs whatever the server can check by itself and has not checked on the present basis. */
export async function runMissingChecks(services: Services, version: Version): Promise<void> {
	const report = await readReport(services.db.read, version);
	if (report.fixtures === null) await checkFixtures(services, version);
	for (const rehearsal of await keptRehearsals(services.db.read, version.wardId, version.code)) {
		const known = await freshReplay(services, version, rehearsal, report);
		if (known === null) await checkRehearsal(services, version, rehearsal.id);
	}
}

/** The replay of a rehearsal that still says something; null when there is none. */
export async function freshReplay(
	services: Services,
	version: Version,
	rehearsal: Rehearsal,
	report: PublishReport,
): Promise<PublishReport['replays'][string] | null> {
	const known = report.replays[rehearsal.id];
	return known && known.basis === (await presentBasis(services, version, rehearsal)) ? known : null;
}

async function presentBasis(
	services: Services,
	{ wardId, code, digest }: Version,
	rehearsal: Rehearsal,
): Promise<string> {
	const [ward, procedures, { manifest }] = await Promise.all([
		services.catalogue.ward(wardId),
		services.catalogue.wardProcedures(wardId),
		services.catalogue.procedure(digest),
	]);
	return basisOf(rehearsal, ward, procedures.get(code)?.config ?? readWardProcedureConfig(null), manifest);
}

const unknownRehearsal = () =>
	notFound('rehearsal.unknown', {
		vi: 'Không tìm thấy ca kiểm thử này của thủ tục.',
		en: 'The procedure has no such kept rehearsal.',
	});
