import type { Calendar, DossierState } from '@motcua/domain';
import { dueAt } from '@motcua/domain/deadlines';
import type { ClockView } from '../../views.ts';
import { timingOf } from '../../worklist/timing.ts';

/** The legal clock of a dossier, with the count told step by step. */
export function clockView(state: DossierState, now: string, calendar: Calendar): ClockView {
	const { explanation } = dueAt({ timeLimit: state.timeLimit, clockEvents: state.clock, calendar });
	return {
		dueAt: state.dueAt,
		acceptanceDueAt: state.status === 'registered' ? state.acceptanceDueAt : null,
		state: state.clockState === 'stopped' ? 'ended' : state.clockState,
		timing: timingOf({ ...state, deadlineAt: runningDeadline(state) }, now, calendar),
		explanation,
		extension: state.extension,
	};
}

/** The deadline that the ward can still miss; none while the clock stands still or has ended. */
function runningDeadline(state: DossierState): string | null {
	if (state.status === 'registered') return state.acceptanceDueAt;
	return state.clockState === 'running' ? state.dueAt : null;
}
