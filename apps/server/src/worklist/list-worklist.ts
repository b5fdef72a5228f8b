import {
	type DossierListItem,
	listWorklist as listRows,
	queuesOf,
	type WorklistView as Rows,
	searchDossiers,
} from '@motcua/database';
import type { StaffSession } from '../api/trpc.ts';
import { moment } from '../dossiers/core/execute-command.ts';
import type { Services } from '../services.ts';
import type { Page, WorklistItem, WorklistView } from '../views.ts';
import { dateOf, endOfDay } from './timing.ts';
import { worklistItem } from './worklist-item.ts';

interface Query {
	readonly view: WorklistView;
	readonly text?: string | undefined;
	readonly cursor?: string | undefined;
	readonly limit: number;
}

/** One page of a view, what is due first on top. With `text` it is a search, narrowed to the view. */
export async function listWorklist(services: Services, staff: StaffSession, query: Query): Promise<Page<WorklistItem>> {
	const ward = await services.catalogue.ward(staff.wardId);
	const { timeZone } = ward.calendar;
	const { now } = moment(services, ward);
	const page = query.text
		? await searched(services, staff, query, now, timeZone)
		: await listed(services, staff, query, now, timeZone);
	const items = await Promise.all(
		page.items.map(async (row) => {
			// A broken package costs the name of a step, not the list.
			const procedure =
				row.stepKey === null
					? undefined
					: await services.catalogue.procedure(row.procedureDigest).catch(() => undefined);
			return worklistItem(row, procedure, now, ward.calendar);
		}),
	);
	return { items, nextCursor: page.nextCursor };
}

function listed(services: Services, staff: StaffSession, query: Query, now: string, timeZone: string) {
	return listRows(services.db.read, {
		...rowsOf(query.view, staff, now, timeZone),
		wardId: staff.wardId,
		cursor: query.cursor ?? null,
		limit: query.limit,
	});
}

function rowsOf(view: WorklistView, staff: StaffSession, now: string, timeZone: string): Rows {
	switch (view) {
		case 'mine':
			return { view, staffId: staff.staffId, queues: queuesOf(staff.roles) };
		case 'overdue':
			return { view, now };
		case 'dueToday':
			return { view, now, endOfDay: endOfDay(now, timeZone) };
		default:
			return { view };
	}
}

/** A search narrowed afterwards may give a short page; the cursor goes on from where it looked. */
async function searched(
	services: Services,
	staff: StaffSession,
	query: Query,
	now: string,
	timeZone: string,
): Promise<Page<DossierListItem>> {
	const page = await searchDossiers(services.db.read, {
		wardId: staff.wardId,
		text: query.text ?? '',
		cursor: query.cursor ?? null,
		limit: query.limit,
	});
	const queues = new Set(queuesOf(staff.roles));
	return { ...page, items: page.items.filter((row) => belongs(row, query.view, staff, queues, now, timeZone)) };
}

function belongs(
	row: DossierListItem,
	view: WorklistView,
	staff: StaffSession,
	queues: ReadonlySet<string>,
	now: string,
	timeZone: string,
): boolean {
	switch (view) {
		case 'mine':
			return row.assigneeId === null ? row.queue !== null && queues.has(row.queue) : row.assigneeId === staff.staffId;
		case 'toReceive':
			return row.queue === 'reception';
		case 'toReturn':
			return row.queue === 'return';
		case 'waitingCitizen':
			return row.citizenSince !== null;
		case 'blocked':
			return row.blockedSince !== null;
		case 'overdue':
			return row.deadlineAt !== null && Date.parse(row.deadlineAt) < Date.parse(now);
		case 'dueToday':
			return (
				row.deadlineAt !== null &&
				Date.parse(row.deadlineAt) >= Date.parse(now) &&
				dateOf(row.deadlineAt, timeZone) === dateOf(now, timeZone)
			);
		case 'open':
			return row.finishedAt === null;
		case 'finished':
			return row.finishedAt !== null;
	}
}
