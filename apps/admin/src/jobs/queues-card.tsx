import type { JobQueueView, JobsOverview } from '@motcua/server/views';
import { Badge, Button, Card, type Column, ConfirmDialog, Link, notify, problemOf, Table, useI18n } from '@motcua/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api, queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { useDuration } from './duration.ts';
import { listOf } from './places.ts';
import { isOutOfOrder, isSchedule } from './queue-kinds.ts';
import { useText } from './texts.ts';

/** Every queue with what it holds and what the record wants; pausing and resuming for who may. */
export function QueuesCard(props: { readonly overview: JobsOverview }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const client = useQueryClient();
	const [pausing, setPausing] = createSignal<JobQueueView | null>(null);
	const set = async (queue: JobQueueView, paused: boolean): Promise<void> => {
		await api.platform.jobs.setPaused.mutate({ queue: queue.id, paused });
		await client.invalidateQueries({ queryKey: queries.platform.jobs.key() });
		notify({ tone: 'good', title: t(paused ? 'donePause' : 'doneResume', { name: localised(queue.title) }) });
		setPausing(null);
	};
	const scheduled = () => props.overview.queues.filter(isSchedule);
	const resume = (queue: JobQueueView): void =>
		void set(queue, false).catch((error) => notify({ tone: 'bad', title: localised(problemOf(error).message) }));
	return (
		<Card title={t('queues.title')}>
			<QueueTable
				caption={t('queues.caption')}
				queues={props.overview.queues.filter((queue) => !isSchedule(queue))}
				onPause={setPausing}
				onResume={resume}
			/>
			<p class="mt-3 text-sm text-muted">{t('queues.hint')}</p>
			<details class="mt-3 border-t border-line pt-1" open={scheduled().some(isOutOfOrder)}>
				<summary class="flex min-h-11 cursor-pointer items-center font-medium text-accent-ink">
					{t('queues.schedules', { count: scheduled().length })}
				</summary>
				<QueueTable
					caption={t('queues.schedulesCaption')}
					queues={scheduled()}
					onPause={setPausing}
					onResume={resume}
				/>
			</details>
			<ConfirmDialog
				open={pausing() !== null}
				danger
				title={t('pauseTitle', { name: localised(pausing()?.title) })}
				confirmLabel={t('queues.pause')}
				onCancel={() => setPausing(null)}
				onConfirm={async () => {
					const queue = pausing();
					if (queue) await set(queue, true);
				}}
			>
				<p>{t('pauseText')}</p>
				<Show when={props.overview.wards > 1}>
					<p>{t('pauseAll', { count: props.overview.wards })}</p>
				</Show>
			</ConfirmDialog>
		</Card>
	);
}

function QueueTable(props: {
	readonly caption: string;
	readonly queues: readonly JobQueueView[];
	readonly onPause: (queue: JobQueueView) => void;
	readonly onResume: (queue: JobQueueView) => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const { may } = useSession();
	const number = (key: 'active' | 'delayed' | 'failed'): Column<JobQueueView> => ({
		key,
		header: t(`queues.${key}`),
		align: 'end',
		cell: (queue) => <Count queue={queue} state={key} count={queue[key]} />,
	});
	const columns = (): readonly Column<JobQueueView>[] => [
		{
			key: 'queue',
			header: t('queues.queue'),
			primary: true,
			cell: (queue) => (
				<>
					{localised(queue.title)}
					<span class="block text-sm font-normal text-muted">{queue.id}</span>
					<Oldest queue={queue} />
					<Show when={queue.isPaused}>
						<Badge tone="warn">{t('queues.paused')}</Badge>
					</Show>
				</>
			),
		},
		{ key: 'waiting', header: t('queues.waiting'), align: 'end', cell: (queue) => <Waiting queue={queue} /> },
		number('active'),
		number('delayed'),
		number('failed'),
		{ key: 'record', header: t('queues.record'), cell: (queue) => <InRecord queue={queue} /> },
		{
			key: 'acts',
			header: t('queues.acts'),
			hideHeader: true,
			cell: (queue) => (
				<Show when={may('jobs.manage')}>
					<Button
						size="sm"
						data-print="hide"
						aria-label={t(queue.isPaused ? 'queues.resumeOf' : 'queues.pauseOf', { name: localised(queue.title) })}
						onClick={() => (queue.isPaused ? props.onResume(queue) : props.onPause(queue))}
					>
						<span class="whitespace-nowrap">{t(queue.isPaused ? 'queues.resume' : 'queues.pause')}</span>
					</Button>
				</Show>
			),
		},
	];
	return (
		<div class="overflow-x-auto">
			<Table caption={props.caption} rows={props.queues} rowKey={({ id }) => id} columns={columns()} />
		</div>
	);
}

/** How many, leading to them. */
function Count(props: {
	readonly queue: JobQueueView;
	readonly state: 'waiting' | 'active' | 'delayed' | 'failed';
	readonly count: number;
}): JSX.Element {
	const t = useText();
	const { format, localised } = useI18n();
	const label = () =>
		t('queues.countOf', {
			count: format.number(props.count),
			state: t(`states.${props.state}`),
			name: localised(props.queue.title),
		});
	return (
		<Show when={props.count > 0} fallback={<span class="text-muted">0</span>}>
			<Link
				href={listOf(props.queue.id, props.state)}
				aria-label={label()}
				class={props.state === 'failed' ? 'font-semibold text-bad!' : ''}
			>
				{format.number(props.count)}
			</Link>
		</Show>
	);
}

function Waiting(props: { readonly queue: JobQueueView }): JSX.Element {
	const t = useText();
	return (
		<>
			<Count queue={props.queue} state="waiting" count={props.queue.prioritized + props.queue.waiting} />
			<Show when={props.queue.waiting > 0}>
				<span class="block text-sm text-muted">{t('queues.foreign', { count: props.queue.waiting })}</span>
			</Show>
		</>
	);
}

function InRecord(props: { readonly queue: JobQueueView }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const parts = () =>
		(['due', 'later', 'running', 'lost'] as const).flatMap((key) => {
			const count = props.queue.record?.[key] ?? 0;
			return count === 0 ? [] : [t(`queues.${key === 'running' ? 'held' : key}`, { count: format.number(count) })];
		});
	return (
		<Show when={props.queue.record} fallback={<span class="text-muted">–</span>}>
			<Show when={parts().length > 0} fallback={<span class="text-muted">{t('queues.nothing')}</span>}>
				<For each={parts()}>{(part) => <span class="block whitespace-nowrap">{part}</span>}</For>
			</Show>
		</Show>
	);
}

/** Shorter waits come and go with every look, and the row would grow and shrink with them. */
const WORTH_SAYING_SECONDS = 10;

/** How long the longest waiting has waited, in the queue or in the record. */
function Oldest(props: { readonly queue: JobQueueView }): JSX.Element {
	const t = useText();
	const duration = useDuration();
	const age = () => Math.max(props.queue.oldestWaitingSeconds ?? 0, props.queue.record?.oldestDueSeconds ?? 0);
	return (
		<Show when={age() >= WORTH_SAYING_SECONDS}>
			<span class="block text-sm font-normal">{t('queues.oldest', { age: duration(age() * 1_000) })}</span>
		</Show>
	);
}
