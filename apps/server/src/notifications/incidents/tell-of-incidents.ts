import { beginIncident, endIncident, type Incident, type Tx } from '@motcua/database';
import { newId } from '@motcua/domain';
import type { Services } from '../../services.ts';
import { queueLetter } from '../queue-letter.ts';
import { readAdministrators } from './administrators.ts';
import { type IncidentNews, incidentLetter } from './incident-letter.ts';
import type { Trouble } from './trouble.ts';

/** The process that noted an incident sends its letters itself; when it dies first, the outbox does after so long. */
const OWN_HANDS_MINUTES = 2;

/** Notes what changed and the letters about it in one transaction; gives the ids of the letters. */
export async function tellOfIncidents(
	services: Services,
	{ fresh, gone }: { readonly fresh: readonly Trouble[]; readonly gone: readonly Incident[] },
	instant: Temporal.Instant,
): Promise<readonly string[]> {
	const administrators = await readAdministrators(services);
	const now = iso(instant);
	const dueAt = iso(instant.add({ minutes: OWN_HANDS_MINUTES }));
	return services.db.write(
		async (tx) => {
			const news = await note(tx, fresh, gone, now);
			const letters: string[] = [];
			for (const { person, ward, wardIds } of administrators) {
				const theirs = visibleTo(wardIds, news);
				const [first] = [...theirs.begun, ...theirs.over];
				if (first === undefined) continue;
				const facts = { to: person, ward, publicUrl: services.config.publicUrl, now };
				const letter = {
					wardId: ward.id,
					recipient: person.email,
					message: 'incident' as const,
					...incidentLetter(theirs, facts),
					cause: `incident:${first.id}:${theirs.begun.length > 0 ? 'begun' : 'over'}:${person.id}`,
				};
				const id = await queueLetter(tx, letter, { now, dueAt });
				if (id !== null) letters.push(id);
			}
			return letters;
		},
		{ name: 'incident.tell' },
	);
}

/** Only what this process was the first to note. */
async function note(tx: Tx, fresh: readonly Trouble[], gone: readonly Incident[], at: string): Promise<IncidentNews> {
	const begun: { id: string; trouble: Trouble }[] = [];
	for (const trouble of fresh) {
		const { subject, wardId, title } = trouble;
		const id = newId();
		if (await beginIncident(tx, { id, subject, wardId, title, at })) begun.push({ id, trouble });
	}
	const over: Incident[] = [];
	for (const incident of gone) if (await endIncident(tx, incident.id, at)) over.push(incident);
	return { begun, over };
}

const visibleTo = (wardIds: ReadonlySet<string>, { begun, over }: IncidentNews): IncidentNews => ({
	begun: begun.filter(({ trouble: { wardId } }) => wardId === null || wardIds.has(wardId)),
	over: over.filter(({ wardId }) => wardId === null || wardIds.has(wardId)),
});

const iso = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });
