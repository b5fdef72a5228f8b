import type { JobListState, JobsOverview, RunState } from '@motcua/server/views';
import { Alert, ErrorState, Skeleton, type TabItem, Tabs, useI18n } from '@motcua/ui';
import { useSearchParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useDuration } from './duration.ts';
import { FiguresCard } from './figures-card.tsx';
import { JobsList } from './jobs-list.tsx';
import { ParkedList } from './parked-list.tsx';
import { QueuesCard } from './queues-card.tsx';
import { RunsList } from './runs-list.tsx';
import { useText } from './texts.ts';
import { WorkersCard } from './workers-card.tsx';

const EVERY_MS = 3_000;

/** The part that is open and what is chosen in it, in the address: it can be sent to a colleague. */
interface Chosen {
	readonly [key: string]: string | undefined;
	/** queues, jobs, runs, parked */
	readonly muc?: string;
	readonly hang?: string;
	readonly viec?: string;
	readonly luot?: string;
}
const parts = ['queues', 'jobs', 'runs', 'parked'] as const;
const jobStates = ['failed', 'waiting', 'active', 'delayed', 'completed'] as const;
const runStates = ['failed', 'pending', 'running', 'done', 'cancelled'] as const;

/** What the system does by itself: queues, jobs, the runs of the record behind them, and what was given up. */
export default function JobsPage(): JSX.Element {
	const t = useText();
	const overview = useQuery(() => ({ ...queries.platform.jobs.overview(), refetchInterval: EVERY_MS }));
	return (
		<>
			<PageHead
				title={t('title')}
				lead={t('lead')}
				actions={
					<Show when={overview.data && !overview.error}>
						<p class="flex items-center gap-2 text-sm text-muted">
							<span class="size-2 rounded-full bg-good" aria-hidden="true" />
							{t('live', { seconds: EVERY_MS / 1_000 })}
						</p>
					</Show>
				}
			/>
			<Switch fallback={<Skeleton lines={8} />}>
				<Match when={overview.error}>
					<ErrorState error={overview.error} onRetry={() => overview.refetch()} />
				</Match>
				<Match when={overview.data}>{(data) => <Parts overview={data()} />}</Match>
			</Switch>
		</>
	);
}

function Parts(props: { readonly overview: JobsOverview }): JSX.Element {
	const t = useText();
	const [search, setSearch] = useSearchParams<Chosen>();
	const part = () => parts.find((one) => one === search.muc) ?? 'queues';
	const queue = (): string =>
		props.overview.queues.find(({ id }) => id === search.hang)?.id ?? props.overview.queues[0]?.id ?? '';
	const jobState = (): JobListState => jobStates.find((one) => one === search.viec) ?? 'failed';
	const runState = (): RunState => runStates.find((one) => one === search.luot) ?? 'failed';
	const failed = () => props.overview.queues.reduce((sum, one) => sum + one.failed, 0);
	// Made once, its changing parts read through: a new list would make every panel anew, with the dialog that is open in it.
	const items: readonly TabItem[] = [
		{
			value: 'queues',
			get label() {
				return t('tabs.queues');
			},
			content: () => <Overview overview={props.overview} />,
		},
		{
			value: 'jobs',
			get label() {
				return t('tabs.jobs');
			},
			get count() {
				return failed() || undefined;
			},
			content: () => (
				<JobsList
					queues={props.overview.queues}
					queue={queue()}
					state={jobState()}
					onChoose={(hang, viec) => setSearch({ hang, viec })}
				/>
			),
		},
		{
			value: 'runs',
			get label() {
				return t('tabs.runs');
			},
			content: () => <RunsList state={runState()} onState={(luot) => setSearch({ luot })} />,
		},
		{
			value: 'parked',
			get label() {
				return t('tabs.parked');
			},
			get count() {
				return props.overview.parked || undefined;
			},
			content: () => <ParkedList />,
		},
	];
	return (
		<div class="grid gap-5">
			<Warnings overview={props.overview} />
			<Tabs label={t('tabs.label')} value={part()} onValue={(muc) => setSearch({ muc })} items={items} />
		</div>
	);
}

function Overview(props: { readonly overview: JobsOverview }): JSX.Element {
	const t = useText();
	return (
		<div class="grid gap-5">
			<QueuesCard overview={props.overview} />
			<FiguresCard queues={props.overview.queues} />
			<WorkersCard overview={props.overview} />
			<p class="text-sm break-all text-muted">
				{t('backend', { address: props.overview.address, kind: t(`kinds.${props.overview.backend}`) })}
			</p>
		</div>
	);
}

function Warnings(props: { readonly overview: JobsOverview }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const duration = useDuration();
	const names = (queues: JobsOverview['queues']): string => queues.map(({ title }) => localised(title)).join(', ');
	const lines = (): readonly string[] => {
		const { queues, workers } = props.overview;
		const paused = queues.filter(({ isPaused }) => isPaused);
		const alone = queues.filter(({ id }) => !workers.some((worker) => worker.queues.includes(id)));
		return [
			...(paused.length > 0 ? [t('warn.paused', { names: names(paused) })] : []),
			...(alone.length > 0 ? [t('warn.noWorkers', { names: names(alone) })] : []),
		];
	};
	return (
		<>
			<Show when={props.overview.oldestSeconds >= props.overview.limitSeconds}>
				<Alert
					tone="bad"
					title={t('warn.old', {
						age: duration(props.overview.oldestSeconds * 1_000),
						limit: duration(props.overview.limitSeconds * 1_000),
					})}
				>
					{t('warn.oldAdvice')}
				</Alert>
			</Show>
			<For each={lines()}>{(line) => <Alert tone="warn" title={line} />}</For>
		</>
	);
}
