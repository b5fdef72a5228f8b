import type { JobFigures, JobQueueView, WaitFigures } from '@motcua/server/views';
import { Card, ErrorState, Field, Select, Skeleton, useI18n } from '@motcua/ui';
import { keepPreviousData, useQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { BarChart } from './bar-chart.tsx';
import { useDuration } from './duration.ts';
import { useText } from './texts.ts';

const EVERY_MS = 15_000;
type Window = JobFigures['window'];

/** What ended when, and how long the last jobs waited and ran; of one queue or of all. */
export function FiguresCard(props: { readonly queues: readonly JobQueueView[] }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [queue, setQueue] = createSignal<string | null>(null);
	const [window, setWindow] = createSignal<Window>('hour');
	const figures = useQuery(() => ({
		...queries.platform.jobs.figures({ queue: queue(), window: window() }),
		refetchInterval: EVERY_MS,
		placeholderData: keepPreviousData,
	}));
	return (
		<Card title={t('figures.title')}>
			<div class="mb-5 grid gap-4 sm:grid-cols-2">
				<Field label={t('figures.queue')}>
					<Select
						value={queue() ?? ''}
						placeholder={t('figures.all')}
						onValue={(next) => setQueue(next === '' ? null : next)}
						options={props.queues.map(({ id, title }) => ({ value: id, label: localised(title) }))}
					/>
				</Field>
				<Field label={t('figures.window')}>
					<Select
						noEmpty
						value={window()}
						onValue={(next) => setWindow(next === 'day' ? 'day' : 'hour')}
						options={(['hour', 'day'] as const).map((one) => ({ value: one, label: t(`figures.${one}`) }))}
					/>
				</Field>
			</div>
			<Switch fallback={<Skeleton lines={6} />}>
				<Match when={figures.data}>
					{(data) => (
						<div class="grid gap-6 lg:grid-cols-2">
							<div class="lg:col-span-2">
								<Throughput figures={data()} />
							</div>
							<Times title={t('figures.waits')} times={data().waits} sample={data().sample} />
							<Times title={t('figures.durations')} times={data().durations} sample={data().sample} />
						</div>
					)}
				</Match>
				<Match when={figures.error}>
					<ErrorState error={figures.error} onRetry={() => figures.refetch()} />
				</Match>
			</Switch>
		</Card>
	);
}

function Throughput(props: { readonly figures: JobFigures }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const sum = (of: 'completed' | 'failed') => props.figures.slots.reduce((all, slot) => all + slot[of], 0);
	return (
		<BarChart
			title={t('figures.throughput')}
			summary={t('figures.throughputSum', {
				done: format.number(sum('completed')),
				failed: format.number(sum('failed')),
			})}
			note={t('figures.throughputNote')}
			headers={{ name: t('figures.slot'), value: t('figures.done'), bad: t('figures.failed') }}
			bars={props.figures.slots.map(({ at, completed, failed }) => ({
				label: format.dateTime(at).split(',')[0] ?? '',
				name: format.dateTime(at),
				value: completed,
				bad: failed,
			}))}
		/>
	);
}

function Times(props: { readonly title: string; readonly times: WaitFigures; readonly sample: number }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const duration = useDuration();
	const limits = () => props.times.buckets.map(({ upToMs }) => upToMs);
	const nameOf = (index: number): string => {
		const limit = limits()[index] ?? null;
		return limit === null
			? t('figures.over', { time: duration(limits()[index - 1] ?? 0) })
			: t('figures.upTo', { time: duration(limit) });
	};
	return (
		<Show
			when={props.times.count > 0}
			fallback={
				<div>
					<p class="font-semibold">{props.title}</p>
					<p class="text-muted">{t('figures.none')}</p>
				</div>
			}
		>
			<BarChart
				title={props.title}
				summary={t('figures.summary', {
					median: duration(props.times.medianMs),
					p95: duration(props.times.p95Ms),
					longest: duration(props.times.longestMs),
				})}
				note={t('figures.measured', {
					count: format.number(props.times.count),
					from: format.dateTime(props.times.from),
					until: format.dateTime(props.times.until),
					sample: format.number(props.sample),
				})}
				headers={{ name: t('figures.bucket'), value: t('figures.count') }}
				bars={props.times.buckets.map(({ count }, index) => ({
					label: nameOf(index),
					name: nameOf(index),
					value: count,
				}))}
			/>
		</Show>
	);
}
