import { router } from '../api/trpc.ts';
import { listAuditProcedure } from '../audit/list-audit.procedure.ts';
import { calendarRouter } from '../calendar/calendar.router.ts';
import { proceduresRouter } from '../procedures/admin/procedures.router.ts';
import { packagesRouter } from '../procedures/install/packages.router.ts';
import { monitoringRouter } from '../procedures/monitoring/monitoring.router.ts';
import { publishingRouter } from '../procedures/publishing/publishing.router.ts';
import { rehearsalRouter } from '../procedures/rehearsal/rehearsal.router.ts';
import { versionsRouter } from '../procedures/versions/versions.router.ts';
import { staffRouter } from '../staff/staff.router.ts';
import { settingsRouter } from './settings.router.ts';

/** What the ward's administrators call. */
export const wardRouter = router({
	procedures: proceduresRouter,
	publishing: publishingRouter,
	rehearsals: rehearsalRouter,
	packages: packagesRouter,
	versions: versionsRouter,
	monitoring: monitoringRouter,
	staff: staffRouter,
	calendar: calendarRouter,
	settings: settingsRouter,
	audit: router({ list: listAuditProcedure }),
});
