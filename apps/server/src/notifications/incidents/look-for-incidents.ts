import { countIncidents, type Incident, lastIncidentChange, openIncidents, seeIncident } from '@motcua/database';
import type { Services } from '../../services.ts';
import { deliver } from '../../steps/outbox/carry-out.ts';
import { findTroubles } from './find-troubles.ts';
import { tellOfIncidents } from './tell-of-incidents.ts';
import type { Trouble } from './trouble.ts';

/** After a letter nobody is written to again for so long; what happened meanwhile comes together. */
const QUIET_MINUTES = 10;
/** What comes and goes by itself is told after so long, and over when it has been away for {@link CALM_MINUTES}. */
const PATIENCE_MINUTES = 3;
/** Doubled by each time that the same began within a day: what flaps all day makes a handful of letters. */
const CALM_MINUTES = 30;

/** When this process first saw what is not told yet, by subject; in milliseconds. */
export type FirstSeen = Map<string, number>;

/**
 * Compares what is wrong now with what administrators were told, and writes them what began and what is over: each once,
 * however many processes look, because the row of the incident decides.
 *
 * The letters are sent from here, not by the queue: that jobs wait for too long is one of the things they tell.
 *
 * @returns how many letters were written
 */
export async function lookForIncidents(services: Services, firstSeen: FirstSeen): Promise<number> {
	// Without a mail server there is nobody to tell; whoever gets one is told what is wrong then.
	if (!services.mailer.configured) return 0;
	const now = services.clock.now();
	const [troubles, open] = await Promise.all([findTroubles(services), openIncidents(services.db.read)]);
	const wrong = new Map(troubles.map((trouble) => [trouble.subject, trouble]));
	await noteSeen(
		services,
		open.filter(({ subject }) => wrong.has(subject)),
		now,
	);
	const known = new Set(open.map(({ subject }) => subject));
	const fresh = settled(
		troubles.filter(({ subject }) => !known.has(subject)),
		firstSeen,
		now,
	);
	const gone = await calmed(
		services,
		open.filter(({ subject }) => !wrong.has(subject)),
		now,
	);
	if (fresh.length + gone.length === 0 || (await isQuiet(services, now))) return 0;
	const ids = await tellOfIncidents(services, { fresh, gone }, now);
	await sendAtOnce(services, ids);
	return ids.length;
}

/** The first letter that the mail server does not take leaves the others to the outbox: no two shall send the same. */
async function sendAtOnce(services: Services, ids: readonly string[]): Promise<void> {
	try {
		for (const id of ids) await deliver(services, id);
	} catch (error) {
		services.logger.warn({ err: error }, 'incident letters wait');
	}
}

async function noteSeen({ db }: Services, seen: readonly Incident[], now: Temporal.Instant): Promise<void> {
	if (seen.length === 0) return;
	await db.write(
		async (tx) => {
			for (const { id } of seen) await seeIncident(tx, id, iso(now));
		},
		{ name: 'incident.seen' },
	);
}

/** What has been wrong for long enough not to be a moment's. */
function settled(troubles: readonly Trouble[], firstSeen: FirstSeen, now: Temporal.Instant): readonly Trouble[] {
	const subjects = new Set(troubles.map(({ subject }) => subject));
	for (const subject of firstSeen.keys()) if (!subjects.has(subject)) firstSeen.delete(subject);
	return troubles.filter(({ subject, endedBy }) => {
		const since = firstSeen.get(subject) ?? now.epochMilliseconds;
		firstSeen.set(subject, since);
		return endedBy === 'person' || now.epochMilliseconds - since >= PATIENCE_MINUTES * 60_000;
	});
}

/** What has been away for long enough to be over. */
async function calmed(
	services: Services,
	away: readonly Incident[],
	now: Temporal.Instant,
): Promise<readonly Incident[]> {
	const dayAgo = iso(now.subtract({ hours: 24 }));
	const over: Incident[] = [];
	for (const incident of away) {
		// Of a ward: a person has ended it.
		const times = incident.wardId === null ? await countIncidents(services.db.read, incident.subject, dayAgo) : 0;
		const calmMinutes = incident.wardId === null ? CALM_MINUTES * 2 ** Math.max(0, times - 1) : 0;
		if (now.epochMilliseconds - Date.parse(incident.seenAt) >= calmMinutes * 60_000) over.push(incident);
	}
	return over;
}

async function isQuiet({ db }: Services, now: Temporal.Instant): Promise<boolean> {
	const last = await lastIncidentChange(db.read);
	return last !== null && now.epochMilliseconds - Date.parse(last) < QUIET_MINUTES * 60_000;
}

const iso = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });
