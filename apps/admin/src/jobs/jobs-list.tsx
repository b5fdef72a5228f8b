import type { JobListState, JobQueueView, JobRow } from '@motcua/server/views';
import { Badge, Button, type Column, Field, Link, Select, Table, useI18n } from '@motcua/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../api.ts';
import { FailedActs } from './failed-acts.tsx';
import { JobDialog } from './job-dialog.tsx';
import { LiveList } from './live-list.tsx';
import { createLiveRows } from './live-rows.ts';
import { useMoment } from './moment.ts';
import { RunStateBadge } from './run-facts.tsx';
import { useText } from './texts.ts';

const EVERY_MS = 5_000;
const states: readonly JobListState[] = ['failed', 'waiting', 'active', 'delayed', 'completed'];

/** The jobs of one queue in one state, each with the run that it wakes. */
export function JobsList(props: {
	readonly queues: readonly JobQueueView[];
	readonly queue: string;
	readonly state: JobListState;
	readonly onChoose: (queue: string, state: JobListState) => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [looking, setLooking] = createSignal<string | null>(null);
	const jobs = useInfiniteQuery(() => ({
		queryKey: [...queries.platform.jobs.list.key(), props.queue, props.state],
		queryFn: ({ pageParam, signal }: { pageParam: number; signal: AbortSignal }) =>
			api.platform.jobs.list.query({ queue: props.queue, state: props.state, offset: pageParam }, { signal }),
		initialPageParam: 0,
		getNextPageParam: (page) => page.nextOffset,
		refetchInterval: EVERY_MS,
	}));
	/** Jobs move while the pages are read: one may be on two of them. */
	const given = (): readonly JobRow[] | undefined => {
		const all = jobs.data?.pages.flatMap((page) => page.items);
		return all && [...new Map(all.map((job) => [job.id, job])).values()];
	};
	const live = createLiveRows(
		() => ({ list: `${props.queue} ${props.state} ${jobs.data?.pages.length}`, rows: given() }),
		'id',
	);
	return (
		<>
			<div class="mb-3 grid gap-4 sm:grid-cols-2 lg:max-w-3xl">
				<Field label={t('jobs.queue')}>
					<Select
						noEmpty
						value={props.queue}
						onValue={(next) => props.onChoose(next, props.state)}
						options={props.queues.map(({ id, title }) => ({ value: id, label: localised(title) }))}
					/>
				</Field>
				<Field label={t('jobs.state')}>
					<Select
						noEmpty
						value={props.state}
						onValue={(next) => props.onChoose(props.queue, states.find((state) => state === next) ?? 'failed')}
						options={states.map((state) => ({ value: state, label: t(`states.${state}`) }))}
					/>
				</Field>
			</div>
			<Show when={props.state === 'failed' && props.queues.find(({ id, failed }) => id === props.queue && failed > 0)}>
				{(queue) => <FailedActs queue={queue()} onActed={live.release} />}
			</Show>
			<LiveList
				live={live}
				pages={jobs}
				seconds={EVERY_MS / 1_000}
				empty={{ title: t('jobs.none'), text: t('jobs.noneText') }}
			>
				<JobTable rows={live.rows} state={props.state} onLook={setLooking} />
			</LiveList>
			<Show when={looking()}>
				{(id) => <JobDialog queue={props.queue} id={id()} onClose={() => setLooking(null)} onActed={live.release} />}
			</Show>
		</>
	);
}

function JobTable(props: {
	readonly rows: readonly JobRow[];
	readonly state: JobListState;
	readonly onLook: (id: string) => void;
}): JSX.Element {
	const t = useText();
	const moment = useMoment();
	const time = (job: JobRow): string | null =>
		({
			waiting: job.enqueuedAt,
			active: job.startedAt,
			delayed: job.dueAt,
			completed: job.finishedAt,
			failed: job.finishedAt,
		})[props.state];
	const columns = (): readonly Column<JobRow>[] => [
		{ key: 'about', header: t('jobs.about'), primary: true, cell: (job) => <About job={job} /> },
		{
			key: 'attempts',
			header: t('jobs.attempts'),
			align: 'end',
			cell: (job) => t('runs.ofMax', { n: job.attemptsMade, max: job.attempts }),
		},
		{
			key: 'time',
			header: t(`jobs.at.${props.state}`),
			cell: (job) => <span class="tabular whitespace-nowrap">{moment(time(job))}</span>,
		},
		...(props.state === 'failed' || props.state === 'delayed'
			? [
					{
						key: 'error',
						header: t('jobs.error'),
						class: 'sm:max-w-80',
						cell: (job: JobRow) => <span class="line-clamp-3 text-sm wrap-anywhere">{job.failure ?? '–'}</span>,
					},
				]
			: []),
		{
			key: 'record',
			header: t('jobs.record'),
			cell: (job) => (
				<Show when={job.run} fallback="–">
					{(run) => (
						<span class="whitespace-nowrap">
							<RunStateBadge state={run().state} />
						</span>
					)}
				</Show>
			),
		},
		{
			key: 'look',
			header: t('jobs.look'),
			hideHeader: true,
			cell: (job) => (
				<Button
					size="sm"
					data-print="hide"
					aria-label={t('jobs.lookAt', { id: job.id })}
					onClick={() => props.onLook(job.id)}
				>
					{t('jobs.look')}
				</Button>
			),
		},
	];
	return <Table caption={t('jobs.caption')} rows={props.rows} rowKey={({ id }) => id} columns={columns()} />;
}

function About(props: { readonly job: JobRow }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	return (
		<Switch
			fallback={
				<>
					<span class="font-normal text-muted">{t('jobs.plain')}</span>
					<span class="block text-sm font-normal break-all text-muted">{props.job.id}</span>
				</>
			}
		>
			<Match when={props.job.elsewhere}>
				<Badge>{t('jobs.elsewhere')}</Badge>
			</Match>
			<Match when={props.job.run}>
				{(run) => (
					<>
						<Link href={`/admin/ho-so/${run().dossier.id}`} class="tabular whitespace-nowrap">
							{run().dossier.code}
						</Link>
						<span class="block text-sm font-normal text-muted">{localised(run().step)}</span>
					</>
				)}
			</Match>
		</Switch>
	);
}
