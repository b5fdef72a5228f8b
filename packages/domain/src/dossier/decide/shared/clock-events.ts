import type { ClockEvent } from '../../../deadlines/types.ts';
import type { Localised } from '../../../localised.ts';
import type { CurrentStep } from '../../state.ts';
import type { Draft } from './draft.ts';

const WAITING_OVER: Localised = { vi: 'Hết thời gian chờ.', en: 'The waiting is over.' };
const ARTICLE_19_4 = 'Khoản 4 Điều 19 Nghị định 61/2018/NĐ-CP';

/** The clock stops for one reason; when it stands still for another one already, that one ends first. */
export function pauseFor(draft: Draft, cause: 'supplement' | 'payment', reason: Localised): ClockEvent[] {
	const { clockState } = draft.state;
	const legal = cause === 'supplement' ? { legalBasis: ARTICLE_19_4 } : {};
	if (clockState === 'running') return [draft.clockEvent('pause', cause, reason, legal)];
	if (clockState === 'paused') return [...endWaiting(draft), draft.clockEvent('pause', cause, reason, legal)];
	return [];
}

/** Ends whatever pause there is. */
export function endWaiting(draft: Draft): ClockEvent[] {
	const { clock, clockState } = draft.state;
	if (clockState !== 'paused') return [];
	return [draft.clockEvent('resume', clock.at(-1)?.cause ?? 'law', WAITING_OVER)];
}

/** After a supplement or payment: a step that waits for another body stops the clock again. */
export function stepPause(draft: Draft, step: CurrentStep | null): ClockEvent[] {
	if (step === null || step.pausesClock === null) return [];
	const { reason, legalBasis } = step.pausesClock;
	return [draft.clockEvent('pause', 'otherBody', reason, { legalBasis })];
}

/** The complete dossier is there: the limit restarts (decree 61/2018 art. 19.4), or what was left runs on (sector law). */
export function supplementArrived(draft: Draft): ClockEvent[] {
	const { clockState, supplementMode, step } = draft.state;
	if (clockState !== 'paused') return [];
	const reason = { vi: 'Đã nhận đủ giấy tờ bổ sung.', en: 'The supplement has arrived.' };
	const goesOn =
		supplementMode === 'restart'
			? draft.clockEvent('restart', 'supplement', reason, { legalBasis: ARTICLE_19_4 })
			: draft.clockEvent('resume', 'supplement', reason);
	return [goesOn, ...stepPause(draft, step)];
}

/** The end of the clock: result ready, withdrawn, stopped. Nothing when it never started. */
export function stopClock(draft: Draft, cause: 'resolved' | 'withdrawn' | 'stopped', reason: Localised): ClockEvent[] {
	const { clockState } = draft.state;
	return clockState === 'running' || clockState === 'paused' ? [draft.clockEvent('stop', cause, reason)] : [];
}
