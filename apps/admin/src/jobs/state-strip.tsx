import type { JobQueueView, JobsOverview } from '@motcua/server/views';
import { useI18n } from '@motcua/ui';
import { For, type JSX } from 'solid-js';
import { useDuration } from './duration.ts';
import { listOf } from './places.ts';
import { isSchedule } from './queue-kinds.ts';
import { useText } from './texts.ts';
import { WORKERS_ID } from './workers-card.tsx';

type Figure = 'waiting' | 'active' | 'delayed' | 'failed' | 'stuck' | 'parked' | 'oldest' | 'workers';

/** How everything stands, in figures of which each leads to its list. They keep their places whatever they say. */
export function StateStrip(props: { readonly overview: JobsOverview }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const duration = useDuration();
	const sum = (of: (queue: JobQueueView) => number, queues = props.overview.queues): number =>
		queues.reduce((all, queue) => all + of(queue), 0);
	/** The queue that has most of it: where its list begins. */
	const most = (of: (queue: JobQueueView) => number): string =>
		props.overview.queues.reduce<JobQueueView | undefined>(
			(found, queue) => (found && of(found) >= of(queue) ? found : queue),
			undefined,
		)?.id ?? '';
	const waiting = (queue: JobQueueView): number => queue.waiting + queue.prioritized;
	// Every schedule keeps its next run: that is no figure to look at.
	const delayed = (queue: JobQueueView): number => (isSchedule(queue) ? 0 : queue.delayed);
	const value: Readonly<Record<Figure, () => string>> = {
		waiting: () => format.number(sum(waiting)),
		active: () => format.number(sum((queue) => queue.active)),
		delayed: () => format.number(sum(delayed)),
		failed: () => format.number(sum((queue) => queue.failed)),
		stuck: () => format.number(props.overview.stuck),
		parked: () => format.number(props.overview.parked),
		workers: () => format.number(props.overview.workers.length),
		oldest: () => (props.overview.oldestSeconds === 0 ? '–' : duration(props.overview.oldestSeconds * 1_000)),
	};
	const href: Readonly<Record<Figure, () => string>> = {
		waiting: () => listOf(most(waiting), 'waiting'),
		active: () =>
			listOf(
				most((queue) => queue.active),
				'active',
			),
		delayed: () => listOf(most(delayed), 'delayed'),
		failed: () =>
			listOf(
				most((queue) => queue.failed),
				'failed',
			),
		stuck: () => '/admin/hang-doi?muc=runs',
		parked: () => '/admin/hang-doi?muc=parked',
		workers: () => `#${WORKERS_ID}`,
		oldest: () =>
			listOf(
				most((queue) => Math.max(queue.oldestWaitingSeconds ?? 0, queue.record?.oldestDueSeconds ?? 0)),
				'waiting',
			),
	};
	const isBad = (figure: Figure): boolean => {
		if (figure === 'oldest') return props.overview.oldestSeconds >= props.overview.limitSeconds;
		if (figure === 'workers') return props.overview.workers.length === 0;
		if (figure === 'failed') return sum((queue) => queue.failed) > 0;
		return (figure === 'stuck' || figure === 'parked') && props.overview[figure] > 0;
	};
	return (
		<ul aria-label={t('strip.label')} class="grid grid-cols-2 gap-3 sm:grid-cols-4 2xl:grid-cols-8">
			<For each={['waiting', 'active', 'delayed', 'oldest', 'failed', 'stuck', 'parked', 'workers'] as const}>
				{(figure) => (
					<li>
						<a
							href={href[figure]()}
							class={`block h-full rounded-lg border bg-surface px-3 py-3 hover:border-ink ${isBad(figure) ? 'border-bad' : 'border-line'}`}
						>
							<span class="block text-sm text-muted">
								{t(`strip.${figure}`)}
								<span class="visually-hidden">: </span>
							</span>
							<span class={`tabular block text-lg font-semibold whitespace-nowrap ${isBad(figure) ? 'text-bad' : ''}`}>
								{value[figure]()}
							</span>
						</a>
					</li>
				)}
			</For>
		</ul>
	);
}
