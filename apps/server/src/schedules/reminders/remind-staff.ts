import { type DueDossier, dueDossiers, listStaff, listWards, queuesOf, type StaffInWard } from '@motcua/database';
import { isWorkingDay, localDateAt } from '@motcua/domain/deadlines';
import { queueLetter } from '../../notifications/queue-letter.ts';
import type { Services } from '../../services.ts';
import { byUrgency, horizonOf, nothingDue } from './by-urgency.ts';
import { staffLetter, type WardMorning } from './staff-letter.ts';

/** Somebody who wants to be written to, with what is due for them. */
interface Morning {
	readonly person: StaffInWard & { readonly email: string };
	readonly wards: WardMorning[];
}

/**
 * On working mornings: to everybody with an address what is overdue, due today or on the next working day among the
 * dossiers that wait for them; to leaders that of the whole ward as well. Nothing to somebody for whom nothing is due, or
 * who does not want it. One letter for each person and day: each is a transaction with a cause of its own, so that a run
 * that was killed goes on where it ended.
 *
 * @returns how many letters were written
 */
export async function remindStaff(services: Services, signal: AbortSignal): Promise<number> {
	// Without a mail server they would wait, and all come on the day that there is one.
	if (!services.mailer.configured) return 0;
	const now = services.clock.now().toString({ smallestUnit: 'millisecond' });
	const today = localDateAt(now, services.config.timeZone);
	let letters = 0;
	for (const { person, wards } of (await mornings(services, now)).values()) {
		signal.throwIfAborted();
		const letter = {
			wardId: wards[0]?.ward.id ?? '',
			recipient: person.email,
			message: 'staffReminder' as const,
			...staffLetter(person, wards, services.config.publicUrl),
			cause: `reminder:${today}:${person.id}`,
		};
		const id = await services.db.write((tx) => queueLetter(tx, letter, { now }), { name: 'reminder.staff' });
		if (id !== null) letters++;
	}
	if (letters > 0) services.doorbell.ring();
	return letters;
}

/** Everybody for whom something is due, by staff id; of all wards where today is a working day. */
async function mornings(services: Services, now: string): Promise<ReadonlyMap<string, Morning>> {
	const { read } = services.db;
	const found = new Map<string, Morning>();
	for (const { id: wardId } of await listWards(read)) {
		const ward = await services.catalogue.ward(wardId);
		if (!isWorkingDay(localDateAt(now, ward.calendar.timeZone), ward.calendar)) continue;
		const [due, people] = await Promise.all([
			dueDossiers(read, { wardId, before: horizonOf(ward, now) }),
			listStaff(read, wardId),
		]);
		for (const person of people) {
			if (!isWrittenTo(person)) continue;
			const mine = byUrgency(due.filter(waitsFor(person)), now, ward);
			const leads = person.roles.some(({ role }) => role === 'leader');
			const wholeWard = leads ? byUrgency(due, now, ward) : null;
			if (nothingDue(wholeWard ?? mine)) continue;
			const morning = found.get(person.id) ?? { person, wards: [] };
			morning.wards.push({ ward, now, mine, wholeWard });
			found.set(person.id, morning);
		}
	}
	return found;
}

const isWrittenTo = (person: StaffInWard): person is StaffInWard & { readonly email: string } =>
	person.active && person.reminders && person.email !== null;

/** The same dossiers as the worklist shows as “mine”. */
function waitsFor(person: StaffInWard): (dossier: DueDossier) => boolean {
	const queues = new Set(queuesOf(person.roles));
	return ({ queue, assigneeId }) =>
		queue !== null && (assigneeId === null ? queues.has(queue) : assigneeId === person.id);
}
