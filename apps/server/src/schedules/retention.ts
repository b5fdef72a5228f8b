import {
	findFile,
	forgetExpiredDrafts,
	forgetKeysBefore,
	forgetStaffLetters,
	forgetUnusedFiles,
	forgetUploadsBefore,
} from '@motcua/database';
import { lt } from 'drizzle-orm';
import type { Services } from '../services.ts';
import type { ScheduleResult } from './schedule.ts';

/** Rows of one transaction: others write in between. */
const AT_ONCE = 500;
/** Letters to staff tell of a day or an incident; nobody asks for them later, and each holds somebody's address. */
const STAFF_LETTER_DAYS = 90;
/** A file without a row may be one that is being uploaded at this moment. */
const YOUNG_FILE_HOURS = 48;

/**
 * Forgets what nobody can need any more: keys of requests that no browser repeats, drafts past their time, uploads that
 * were never filed with their files, sessions that have ended, old letters to staff. Nothing that belongs to a dossier. (What is carried out
 * leaves the outbox at once, and finished jobs the queue by its own counts.)
 */
export async function forgetOldThings(services: Services, signal: AbortSignal): Promise<ScheduleResult> {
	const { keep } = services.config;
	const ago = (days: number): string => iso(services.clock.now().subtract({ hours: 24 * days }));
	const { db } = services;
	const repeat = (change: () => Promise<number>) => untilNone(change, signal);

	const keys = await repeat(() =>
		db.write((tx) => forgetKeysBefore(tx, ago(keep.keyDays), AT_ONCE), { name: 'retention.keys' }),
	);
	const drafts = await db.write((tx) => forgetExpiredDrafts(tx, iso(services.clock.now())), {
		name: 'retention.drafts',
	});
	const uploads = await db.write((tx) => forgetUploadsBefore(tx, ago(keep.uploadDays)), { name: 'retention.uploads' });
	const files = await repeat(() => forgetFiles(services, ago(keep.uploadDays)));
	// Bytes of rows that were forgotten earlier, and what broken uploads left.
	const strays = await services.files.sweep(
		async (fileId) => (await findFile(db.read, fileId)) !== null,
		YOUNG_FILE_HOURS * 3_600_000,
	);
	const sessions = await forgetSessions(services);
	const letters = await repeat(() =>
		db.write((tx) => forgetStaffLetters(tx, ago(STAFF_LETTER_DAYS), AT_ONCE), { name: 'retention.letters' }),
	);
	return { keys, drafts, uploads, files, bytesRemoved: strays, sessions, letters };
}

async function untilNone(change: () => Promise<number>, signal: AbortSignal): Promise<number> {
	let sum = 0;
	for (;;) {
		signal.throwIfAborted();
		const changed = await change();
		sum += changed;
		if (changed < AT_ONCE) return sum;
	}
}

/** Only the rows. Bytes without a row are swept by their age, so that a file which is uploaded again just now keeps its own. */
async function forgetFiles({ db }: Services, before: string): Promise<number> {
	const ids = await db.write((tx) => forgetUnusedFiles(tx, before, AT_ONCE), { name: 'retention.files' });
	return ids.length;
}

async function forgetSessions({ db, clock }: Services): Promise<number> {
	const { session } = db.tables;
	const ended = new Date(clock.now().subtract({ hours: 24 }).epochMilliseconds);
	const { rowCount } = await db.write(async (tx) => await tx.delete(session).where(lt(session.expiresAt, ended)), {
		name: 'retention.sessions',
	});
	return rowCount;
}

const iso = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });
