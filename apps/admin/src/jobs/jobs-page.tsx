import type { JobListState, JobsOverview, RunState } from '@motcua/server/views';
import { Alert, ErrorState, Skeleton, type TabItem, Tabs, useI18n } from '@motcua/ui';
import { useSearchParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { PageHead } from '../shell/page-head.tsx';
import { Contact } from './contact.tsx';
import { useDuration } from './duration.ts';
import { FiguresCard } from './figures-card.tsx';
import { JobsList } from './jobs-list.tsx';
import { ParkedList } from './parked-list.tsx';
import { QueuesCard } from './queues-card.tsx';
import { RunsList } from './runs-list.tsx';
import { StateStrip } from './state-strip.tsx';
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
	const overview = useQuery(() => ({
		...queries.platform.jobs.overview(),
		refetchInterval: EVERY_MS,
		// Rows stay the elements that they are: a new one every few seconds would take focus away from its buttons.
		reconcile: 'id',
	}));
	return (
		<>
			<PageHead
				title={t('title')}
				lead={t('lead')}
				actions={
					<Show when={overview.data}>
						<Contact at={overview.dataUpdatedAt} isLost={overview.isError} seconds={EVERY_MS / 1_000} />
					</Show>
				}
			/>
			<Switch fallback={<Skeleton lines={8} />}>
				<Match when={overview.data}>{(data) => <Parts overview={data()} />}</Match>
				<Match when={overview.error}>
					<ErrorState error={overview.error} onRetry={() => overview.refetch()} />
				</Match>
			</Switch>
		</>
	);
}

function Parts(props: { readonly overview: JobsOverview }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
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
				return (
					<Labelled
						text={t('tabs.jobs')}
						bad={failed() > 0 ? t('tabs.failed', { count: format.number(failed()) }) : null}
					/>
				);
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
				return (
					<Labelled
						text={t('tabs.runs')}
						bad={props.overview.stuck > 0 ? t('tabs.stuck', { count: format.number(props.overview.stuck) }) : null}
					/>
				);
			},
			content: () => <RunsList state={runState()} onState={(luot) => setSearch({ luot })} />,
		},
		{
			value: 'parked',
			get label() {
				return (
					<Labelled
						text={t('tabs.parked')}
						bad={props.overview.parked > 0 ? format.number(props.overview.parked) : null}
					/>
				);
			},
			content: () => <ParkedList />,
		},
	];
	return <Tabs label={t('tabs.label')} value={part()} onValue={(muc) => setSearch({ muc })} items={items} />;
}

/** The name of a part, with how much of it is not well. */
function Labelled(props: { readonly text: string; readonly bad: string | null }): JSX.Element {
	return (
		<>
			{props.text}
			<Show when={props.bad}>
				{(bad) => <span class="tabular rounded-full bg-bad-soft px-2 text-sm whitespace-nowrap text-bad">{bad()}</span>}
			</Show>
		</>
	);
}

function Overview(props: { readonly overview: JobsOverview }): JSX.Element {
	const t = useText();
	return (
		<div class="grid gap-5">
			<StateStrip overview={props.overview} />
			<Verdict overview={props.overview} />
			<QueuesCard overview={props.overview} />
			<FiguresCard queues={props.overview.queues} />
			<WorkersCard overview={props.overview} />
			<p class="text-sm break-all text-muted">
				{t('backend', { address: props.overview.address, kind: t(`kinds.${props.overview.backend}`) })}
			</p>
		</div>
	);
}

/** Whether all is well, in a sentence that is always there: a box that comes and goes would move the page under a click. */
function Verdict(props: { readonly overview: JobsOverview }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const duration = useDuration();
	const names = (queues: JobsOverview['queues']): string => queues.map(({ title }) => localised(title)).join(', ');
	const isOld = () => props.overview.oldestSeconds >= props.overview.limitSeconds;
	const needsSomebody = () =>
		props.overview.stuck + props.overview.parked > 0 || props.overview.queues.some(({ failed }) => failed > 0);
	const lines = (): readonly string[] => {
		const { queues, workers, limitSeconds } = props.overview;
		const paused = queues.filter(({ isPaused }) => isPaused);
		const alone = queues.filter(({ id }) => !workers.some((worker) => worker.queues.includes(id)));
		return [
			...(isOld() ? [t('warn.old', { limit: duration(limitSeconds * 1_000) })] : []),
			...(paused.length > 0 ? [t('warn.paused', { names: names(paused) })] : []),
			...(alone.length > 0 ? [t('warn.noWorkers', { names: names(alone) })] : []),
			...(needsSomebody() ? [t('warn.people')] : []),
		];
	};
	const tone = () => {
		if (isOld()) return 'bad';
		return lines().length > 0 ? 'warn' : 'good';
	};
	return (
		<Alert tone={tone()} title={lines()[0] ?? t('warn.none')}>
			<For each={lines().slice(1)}>{(line) => <p>{line}</p>}</For>
		</Alert>
	);
}
