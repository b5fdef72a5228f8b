import type { DossierListItem } from '@motcua/database';
import type { Calendar } from '@motcua/domain';
import type { StepRole } from '@motcua/procedure-sdk';
import { statusText } from '../dossiers/texts/status-texts.ts';
import type { LoadedProcedure } from '../procedures/catalogue.ts';
import type { SearchHit, WorklistItem } from '../views.ts';
import { timingOf } from './timing.ts';

/** A list row as the desk draws it. */
export function worklistItem(
	row: DossierListItem,
	procedure: LoadedProcedure | undefined,
	now: string,
	calendar: Calendar,
): WorklistItem {
	return {
		id: row.id,
		seq: row.seq,
		code: row.code ?? row.temporaryCode,
		procedureCode: row.procedureCode,
		procedureName: row.procedureName,
		requesterName: row.requesterName,
		subject: row.subject,
		status: row.status,
		statusText: statusText(row),
		step:
			row.stepKey === null
				? null
				: {
						key: row.stepKey,
						name: procedure?.stepName(row.stepKey) ?? { vi: row.stepKey, en: row.stepKey },
						// Steps name only the roles of a flow; the column is as wide as the domain's.
						role: row.stepRole as StepRole | null,
					},
		assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
		submittedAt: row.submittedAt,
		dueAt: row.deadlineAt ?? row.dueAt,
		timing: timingOf(row, now, calendar),
		clockPaused: row.clockState === 'paused',
		blocked: row.blockedSince !== null,
		unpaid: row.paymentStatus === 'due' || row.paymentStatus === 'pending',
	};
}

export const searchHit = (row: DossierListItem): SearchHit => ({
	id: row.id,
	code: row.code ?? row.temporaryCode,
	procedureName: row.procedureName,
	requesterName: row.requesterName,
	status: row.status,
	statusText: statusText(row),
	submittedAt: row.submittedAt,
});
