import { z } from 'zod';
import { answer, answerList } from '../../api/answer.ts';
import { router, staffProcedure } from '../../api/trpc.ts';
import { entityId, packageDigest, procedureCode } from '../../dossiers/dossier-input.ts';
import type { DossierLog, VersionMonitor } from './monitoring-views.ts';
import { readLogs, readMonitor } from './read-monitor.ts';

const query = {
	code: procedureCode,
	digest: packageDigest,
	from: z.iso.datetime({ offset: true }),
	to: z.iso.datetime({ offset: true }),
};

const version = staffProcedure('procedures.monitor')
	.input(z.strictObject(query))
	.output(answer<VersionMonitor>('VersionMonitor'))
	.query(({ ctx, input }) => readMonitor(ctx.services, ctx.session.wardId, input));

const logs = staffProcedure('procedures.monitor')
	.input(z.strictObject({ ...query, dossierId: entityId.optional() }))
	.output(answerList<DossierLog>('DossierLog'))
	.query(({ ctx, input }) => readLogs(ctx.services, ctx.session.wardId, input));

/** How the code of procedures fares. */
export const monitoringRouter = router({ version, logs });
