import type { HandOver } from '@motcua/documents';
import { type CurrentStep, type DossierEvent, ROLE_NAMES } from '@motcua/domain';

interface Open {
	readonly step: CurrentStep;
	readonly givenAt: string;
	readonly givenBy: string | null;
}

/** The rows of form 06: each passing of the dossier to a person of the office, as the record has it. */
export function handOversOf(events: readonly DossierEvent[]): HandOver[] {
	const rows: HandOver[] = [];
	let open: Open | null = null;
	let lastActor: string | null = null;
	for (const event of events) {
		if (event.type === 'stepEntered') {
			const { step } = event.data;
			open = step.kind === 'human' || step.kind === 'payment' ? { step, givenAt: event.at, givenBy: lastActor } : null;
		} else if (open !== null && (event.type === 'stepCompleted' || event.type === 'paymentSettled')) {
			rows.push(row(open, event));
			open = null;
		}
		if (event.actor.kind === 'staff') lastActor = event.actor.name;
	}
	if (open !== null) rows.push(row(open, null));
	return rows;
}

function row({ step, givenAt, givenBy }: Open, completed: DossierEvent | null): HandOver {
	return {
		unit: step.role === null ? 'Hệ thống' : ROLE_NAMES[step.role].vi,
		givenAt,
		givenBy,
		takenAt: completed?.at ?? null,
		takenBy: completed?.actor.name ?? step.assignee?.name ?? null,
		timing: completed === null || step.dueAt === null ? null : completed.at <= step.dueAt ? 'onTime' : 'late',
		remark: completed?.type === 'stepCompleted' ? completed.data.label.vi : null,
	};
}
