import { addToOutbox, listWards, queueNotification } from '@motcua/database';
import { newId } from '@motcua/domain';
import { isWorkingDay, localDateAt } from '@motcua/domain/deadlines';
import { and, asc, eq, isNotNull, lt } from 'drizzle-orm';
import { moment } from '../../dossiers/texts/moment.ts';
import type { WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';
import { endOfDay } from '../../worklist/timing.ts';

/** More than this in one letter helps nobody; the worklist has them all. */
const MOST_LINES = 60;

interface DueDossier {
	readonly code: string;
	readonly procedureCode: string;
	readonly deadlineAt: string;
	readonly holder: string | null;
}

/**
 * On working mornings: a list of the dossiers that are overdue or due today, to the addresses that the installation
 * names. Codes, procedures and officers only, nobody's name who asked for something. Once a day and address.
 *
 * @returns how many letters were written
 */
export async function remindDesk(services: Services): Promise<number> {
	const { desk } = services.config.remind;
	if (desk.length === 0) return 0;
	let letters = 0;
	for (const { id } of await listWards(services.db.read)) {
		const ward = await services.catalogue.ward(id);
		const now = services.clock.now().toString({ smallestUnit: 'millisecond' });
		const today = localDateAt(now, ward.calendar.timeZone);
		if (!isWorkingDay(today, ward.calendar)) continue;
		const due = await dueUntilTonight(services, ward, now);
		if (due.length === 0) continue;
		for (const address of desk) if (await write(services, ward, address, { due, now, today })) letters++;
	}
	if (letters > 0) services.doorbell.ring();
	return letters;
}

async function dueUntilTonight({ db }: Services, ward: WardContext, now: string): Promise<readonly DueDossier[]> {
	const { dossier } = db.tables;
	const rows = await db.read
		.select({
			code: dossier.code,
			temporaryCode: dossier.temporaryCode,
			procedureCode: dossier.procedureCode,
			deadlineAt: dossier.deadlineAt,
			holder: dossier.assigneeName,
		})
		.from(dossier)
		.where(
			and(
				eq(dossier.wardId, ward.id),
				isNotNull(dossier.deadlineAt),
				lt(dossier.deadlineAt, endOfDay(now, ward.calendar.timeZone)),
			),
		)
		.orderBy(asc(dossier.deadlineAt));
	return rows.flatMap(({ code, temporaryCode, deadlineAt, ...rest }) =>
		deadlineAt === null ? [] : [{ ...rest, deadlineAt, code: code ?? temporaryCode }],
	);
}

async function write(
	services: Services,
	ward: WardContext,
	recipient: string,
	facts: { readonly due: readonly DueDossier[]; readonly now: string; readonly today: string },
): Promise<boolean> {
	const { now, today } = facts;
	const notification = {
		id: newId(),
		wardId: ward.id,
		dossierId: null,
		channel: 'email' as const,
		recipient,
		message: 'deskReminder',
		...compose(ward, services.config.publicUrl, facts),
		cause: `desk:${ward.id}:${today}:${recipient}`,
		createdAt: now,
	};
	return services.db.write(
		async (tx) => {
			const isNew = await queueNotification(tx, notification);
			const payload = { notificationId: notification.id };
			if (isNew)
				await addToOutbox(tx, {
					kind: 'notify',
					wardId: ward.id,
					dossierId: null,
					payload,
					dueAt: now,
					createdAt: now,
				});
			return isNew;
		},
		{ name: 'reminder.desk' },
	);
}

function compose(
	ward: WardContext,
	publicUrl: string,
	{ due, now }: { readonly due: readonly DueDossier[]; readonly now: string },
): { readonly subject: string; readonly body: string } {
	const overdue = due.filter(({ deadlineAt }) => Date.parse(deadlineAt) < Date.parse(now));
	const dueToday = due.filter((one) => !overdue.includes(one));
	const list = (dossiers: readonly DueDossier[], language: 'vi' | 'en'): string =>
		dossiers
			.slice(0, MOST_LINES)
			.map(({ code, procedureCode, deadlineAt, holder }) => {
				const nobody = language === 'vi' ? 'chưa phân công' : 'nobody yet';
				return `- ${code} (${procedureCode}), ${moment(deadlineAt, ward.calendar.timeZone)[language]}, ${holder ?? nobody}`;
			})
			.join('\n');
	const part = (title: string, dossiers: readonly DueDossier[], language: 'vi' | 'en'): string =>
		dossiers.length === 0 ? '' : `${title} (${dossiers.length}):\n${list(dossiers, language)}\n\n`;
	const worklist = `${publicUrl}/admin/`;
	return {
		subject: `${ward.name}: ${overdue.length} hồ sơ quá hạn, ${dueToday.length} hồ sơ đến hạn hôm nay`,
		body: [
			'Kính gửi các anh, chị phụ trách giải quyết hồ sơ,\n\n',
			part('Hồ sơ đã quá hạn', overdue, 'vi'),
			part('Hồ sơ đến hạn trong hôm nay', dueToday, 'vi'),
			`Danh sách đầy đủ: ${worklist}\n\n— — —\n\n`,
			part('Overdue dossiers', overdue, 'en'),
			part('Dossiers due today', dueToday, 'en'),
			`The whole worklist: ${worklist}\n`,
		].join(''),
	};
}
