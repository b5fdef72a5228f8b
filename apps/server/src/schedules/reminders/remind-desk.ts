import { dueDossiers, listWards } from '@motcua/database';
import { isWorkingDay, localDateAt } from '@motcua/domain/deadlines';
import { inLanguages } from '../../notifications/in-languages.ts';
import { queueLetter } from '../../notifications/queue-letter.ts';
import type { WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';
import { endOfDay } from '../../worklist/timing.ts';
import { type ByUrgency, byUrgency, nothingDue } from './by-urgency.ts';
import { dueLines } from './due-lines.ts';
import { holderByName } from './who-holds.ts';

/**
 * On working mornings: a list of the dossiers that are overdue or due today, to the addresses that the installation
 * names. Codes, procedures and officers only, nobody's name who asked for something. Once a day and address.
 *
 * @returns how many letters were written
 */
export async function remindDesk(services: Services): Promise<number> {
	const { desk } = services.config.remind;
	// Without a mail server they would wait, and all come on the day that there is one.
	if (desk.length === 0 || !services.mailer.configured) return 0;
	let letters = 0;
	for (const { id } of await listWards(services.db.read)) {
		const ward = await services.catalogue.ward(id);
		const now = services.clock.now().toString({ smallestUnit: 'millisecond' });
		const today = localDateAt(now, ward.calendar.timeZone);
		if (!isWorkingDay(today, ward.calendar)) continue;
		const before = endOfDay(now, ward.calendar.timeZone);
		const due = byUrgency(await dueDossiers(services.db.read, { wardId: id, before }), now, ward);
		if (nothingDue(due)) continue;
		for (const address of desk) if (await write(services, ward, address, { due, now, today })) letters++;
	}
	if (letters > 0) services.doorbell.ring();
	return letters;
}

async function write(
	{ db, config }: Services,
	ward: WardContext,
	recipient: string,
	{ due, now, today }: { readonly due: ByUrgency; readonly now: string; readonly today: string },
): Promise<boolean> {
	const letter = {
		wardId: ward.id,
		recipient,
		message: 'deskReminder' as const,
		...compose(ward, config.publicUrl, due, now),
		cause: `desk:${ward.id}:${today}:${recipient}`,
	};
	const id = await db.write((tx) => queueLetter(tx, letter, { now }), { name: 'reminder.desk' });
	return id !== null;
}

function compose(
	ward: WardContext,
	publicUrl: string,
	due: ByUrgency,
	now: string,
): { readonly subject: string; readonly body: string } {
	const lines = dueLines(due, { ward, now, holder: holderByName });
	const worklist = `${publicUrl}/admin/ho-so?nhom=overdue`;
	const vi = `Kính gửi các anh, chị phụ trách giải quyết hồ sơ,\n\n${lines.vi}Danh sách đầy đủ: ${worklist}\n`;
	const en = `To those who answer for the dossiers,\n\n${lines.en}The whole worklist: ${worklist}\n`;
	return {
		subject: `${ward.name}: ${due.overdue.length} hồ sơ quá hạn, ${due.today.length} hồ sơ đến hạn hôm nay`,
		// Nobody knows who reads it, and in which language.
		body: inLanguages({ vi, en }, 'en'),
	};
}
