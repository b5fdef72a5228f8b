import type { JobQueueView } from '@motcua/server/views';

/** A queue that a schedule feeds: it always keeps one delayed job, the schedule's next run. */
export const isSchedule = ({ owner }: JobQueueView): boolean => owner === 'schedules';

/** A run that waits so long has missed its turn. */
const LONG_SECONDS = 60;

/** Whether somebody should look at the queue of a schedule. That one of its jobs runs is in order. */
export const isOutOfOrder = ({ isPaused, failed, oldestWaitingSeconds }: JobQueueView): boolean =>
	isPaused || failed > 0 || (oldestWaitingSeconds ?? 0) > LONG_SECONDS;
