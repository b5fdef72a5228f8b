import { countWorklists, queuesOf } from '@motcua/database';
import type { StaffSession } from '../api/trpc.ts';
import { moment } from '../dossiers/core/execute-command.ts';
import type { Services } from '../services.ts';
import type { WorklistCounts } from '../views.ts';
import { endOfDay } from './timing.ts';

/** How many dossiers each view holds for this person, from counters: no dossier is read. */
export async function countWorklist(services: Services, staff: StaffSession): Promise<WorklistCounts> {
	const ward = await services.catalogue.ward(staff.wardId);
	const { now } = moment(services, ward);
	const { unassigned: _, ...counts } = await countWorklists(services.db.read, {
		wardId: staff.wardId,
		staffId: staff.staffId,
		queues: queuesOf(staff.roles),
		now,
		endOfDay: endOfDay(now, ward.calendar.timeZone),
	});
	return counts;
}
