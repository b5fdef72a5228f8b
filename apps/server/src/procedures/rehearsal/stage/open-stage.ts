import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
	changeWardProcedure,
	createWard,
	findPackage,
	findWard,
	findWardProcedure,
	openDatabase,
	readCalendar,
	readSettings,
	recordPackage,
	type SqliteDatabase,
	saveCalendar,
	saveSettings,
} from '@motcua/database';
import type { DocumentRenderer } from '@motcua/documents';
import type { Jobs } from '@motcua/jobs';
import { notFound } from '../../../api/errors.ts';
import { createTrackTokens } from '../../../dossiers/tracking/track-tokens.ts';
import { openDiskFileStore } from '../../../files/file-store.ts';
import { createChangeFeed } from '../../../live/change-feed.ts';
import { noNeighbours } from '../../../processes/neighbours.ts';
import type { Services } from '../../../services.ts';
import { createCatalogue } from '../../catalogue.ts';
import { type StagedOutside, stagedOutside } from './staged-outside.ts';
import { steadyRunner } from './steady-runner.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
import { watermarked } from './watermark.ts';

/**
 * Where a rehearsal is played: the same use cases, decisions, sandbox and views as for a live dossier, over a database,
 * a file store and a clock of its own. Nothing of it reaches a table, a number, a list or a mailbox of the ward, because
 * no code on the stage holds anything that could.
 */
export interface Stage {
	readonly services: Services;
	readonly clock: VirtualClock;
	readonly wardId: string;
	readonly code: string;
	readonly digest: string;
	/** Makes the sample papers: without the watermark of what the procedure renders. */
	readonly samples: DocumentRenderer;
	/** What steps asked of other machines, and what they are answered. */
	readonly outside: StagedOutside;
	/** The dossier that was filed; null before. */
	dossierId: string | null;
	/** Acts of the script that were played. */
	played: number;
	/** Puts everything away. */
	close(): Promise<void>;
}

/** Folder of the stages below the data folder: one folder each, named for the process that has it. */
export const stagesFolder = (dataDir: string): string => join(dataDir, 'rehearsals');

const stagePrefix = (pid: number): string => `stage-${pid}-`;

/** The process that a stage's folder is named for; null for a name that is none of ours. */
export function pidOfStage(name: string): number | null {
	const pid = /^stage-(\d+)-/.exec(name)?.[1];
	return pid === undefined ? null : Number(pid);
}

/**
 * Opens a stage with the ward as it is now (settings, calendar, fees, rights, officers) and one version of a procedure.
 *
 * @throws {UserError} `procedure.notInstalled`
 */
export async function openStage(
	services: Services,
	play: { readonly wardId: string; readonly code: string; readonly digest: string; readonly startsAt: string },
): Promise<Stage> {
	const parent = stagesFolder(services.config.dataDir);
	await mkdir(parent, { recursive: true, mode: 0o700 });
	const folder = await mkdtemp(join(parent, stagePrefix(process.pid)));
	const db = (await openDatabase({
		url: `sqlite:${join(folder, 'stage.sqlite')}`,
		exclusive: false,
		onWarning: () => {},
	})) as SqliteDatabase;
	// A stage that a power cut takes is built again from its script.
	db.sqlite.writer.pragma('synchronous = OFF');
	const clock = createVirtualClock(play.startsAt);
	const put = async (): Promise<void> => {
		await db.close();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		await furnish(services, db, play);
		const outside = stagedOutside(services.outside);
		const onStage = await servicesOnStage(services, { db, clock, folder, outside });
		const { wardId, code, digest } = play;
		const samples = services.documents;
		const nothingYet = { dossierId: null, played: 0 };
		return { services: onStage, clock, wardId, code, digest, samples, outside, ...nothingYet, close: put };
	} catch (error) {
		await put();
		throw error;
	}
}

async function servicesOnStage(
	services: Services,
	own: {
		readonly db: SqliteDatabase;
		readonly clock: VirtualClock;
		readonly folder: string;
		readonly outside: StagedOutside;
	},
): Promise<Services> {
	const { db, clock, folder } = own;
	const { catalogue: live } = services;
	return {
		...services,
		db,
		clock,
		files: await openDiskFileStore(join(folder, 'files'), { durable: false }),
		runner: steadyRunner(services.runner),
		documents: watermarked(services.documents),
		// Packages never change: what the server has made ready of them is shared.
		catalogue: {
			...createCatalogue({ db, packages: services.packages }),
			procedure: live.procedure,
			loaded: live.loaded,
		},
		changes: createChangeFeed(),
		doorbell: { ring: () => {}, onRing: () => {} },
		// Takes every letter and sends none: what would have been written stands in the stage's own records.
		mailer: { configured: true, send: async () => {}, close: () => {} },
		jobs: noJobs,
		neighbours: noNeighbours(),
		outside: own.outside,
		trackTokens: createTrackTokens(crypto.getRandomValues(new Uint8Array(32)), clock),
	};
}

/** Whatever a use case would hand to the queue is a mistake here: the stage does its work itself, in the order of its clock. */
const noJobs: Jobs = new Proxy({} as Jobs, {
	get(_, name) {
		throw new Error(`a rehearsal has no job queue (${String(name)})`);
	},
});

/** Copies onto the stage what decisions depend on. */
async function furnish(
	{ db: live, clock }: Services,
	db: SqliteDatabase,
	{ wardId, code, digest }: { readonly wardId: string; readonly code: string; readonly digest: string },
): Promise<void> {
	const [ward, settings, calendar, procedure, stored] = await Promise.all([
		findWard(live.read, wardId),
		readSettings(live.read, wardId),
		readCalendar(live.read, wardId),
		findWardProcedure(live.read, wardId, code),
		findPackage(live.read, digest),
	]);
	if (!ward || !procedure || stored?.code !== code) throw notInstalled(code);
	const at = clock.now().toString();
	await db.write(async (tx) => {
		await createWard(tx, ward);
		const saving = { wardId, expectedVersion: 0, savedAt: at, savedBy: 'rehearsal' };
		if (settings) await saveSettings(tx, { ...saving, body: settings.body });
		if (calendar) await saveCalendar(tx, { ...saving, body: calendar.body, reason: 'rehearsal' });
		await recordPackage(tx, stored);
		await changeWardProcedure(tx, {
			wardId,
			code,
			expectedRevision: 0,
			installedDigest: digest,
			publishedDigest: digest,
			config: procedure.config,
			at,
			by: 'rehearsal',
		});
	});
}

const notInstalled = (code: string) =>
	notFound('procedure.notInstalled', {
		vi: `Phiên bản này của thủ tục ${code} chưa được cài đặt cho phường. Hãy cài đặt trước khi diễn tập.`,
		en: `This version of procedure ${code} is not installed for the ward. Install it before you rehearse.`,
	});
