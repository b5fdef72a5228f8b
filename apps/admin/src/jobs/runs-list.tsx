import type { RunBrief, RunState } from '@motcua/server/views';
import { Button, type Column, Field, Link, Select, Table, useI18n } from '@motcua/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { api, queries } from '../api.ts';
import { LiveList } from './live-list.tsx';
import { createLiveRows } from './live-rows.ts';
import { useMoment } from './moment.ts';
import { RunDialog } from './run-dialog.tsx';
import { useFailureName } from './run-facts.tsx';
import { StuckCard } from './stuck-card.tsx';
import { useText } from './texts.ts';

const EVERY_MS = 5_000;
const states: readonly RunState[] = ['failed', 'pending', 'running', 'done', 'cancelled'];

/** The runs of the ward's automatic steps in one state: what the record wants, whatever the queue holds. */
export function RunsList(props: {
	readonly state: RunState;
	readonly onState: (state: RunState) => void;
}): JSX.Element {
	const t = useText();
	const [looking, setLooking] = createSignal<string | null>(null);
	const runs = useInfiniteQuery(() => ({
		queryKey: [...queries.platform.jobs.runs.key(), props.state],
		queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
			api.platform.jobs.runs.query({ state: props.state, cursor: pageParam }, { signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		refetchInterval: EVERY_MS,
	}));
	const live = createLiveRows(
		() => ({
			list: `${props.state} ${runs.data?.pages.length}`,
			rows: runs.data?.pages.flatMap((page) => page.items),
		}),
		'id',
	);
	return (
		<>
			<p class="mb-4 text-muted">{t('runs.hint')}</p>
			<Field label={t('runs.state')} class="mb-3 max-w-sm">
				<Select
					noEmpty
					value={props.state}
					onValue={(next) => props.onState(states.find((state) => state === next) ?? 'failed')}
					options={states.map((state) => ({ value: state, label: t(`runStates.${state}`) }))}
				/>
			</Field>
			<Show when={props.state === 'failed'}>
				<StuckCard onActed={live.release} />
			</Show>
			<LiveList
				live={live}
				pages={runs}
				seconds={EVERY_MS / 1_000}
				empty={{ title: t('runs.none'), text: t('runs.noneText') }}
			>
				<div class="overflow-x-auto">
					<RunTable rows={live.rows} onLook={setLooking} />
				</div>
			</LiveList>
			<Show when={looking()}>
				{(runId) => <RunDialog runId={runId()} onClose={() => setLooking(null)} onActed={live.release} />}
			</Show>
		</>
	);
}

function RunTable(props: {
	readonly rows: readonly RunBrief[];
	readonly onLook: (runId: string) => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const moment = useMoment();
	const failureName = useFailureName();
	const columns = (): readonly Column<RunBrief>[] => [
		{
			key: 'dossier',
			header: t('runs.dossier'),
			primary: true,
			cell: (run) => (
				<Link href={`/admin/ho-so/${run.dossier.id}`} class="tabular whitespace-nowrap">
					{run.dossier.code}
				</Link>
			),
		},
		{ key: 'step', header: t('runs.step'), cell: (run) => localised(run.step) },
		{
			key: 'attempt',
			header: t('runs.attempt'),
			align: 'end',
			cell: (run) => t('runs.ofMax', { n: run.attempt, max: run.maxAttempts }),
		},
		{
			key: 'failure',
			header: t('runs.failure'),
			class: 'sm:max-w-80',
			cell: (run) => (
				<Show when={run.failure} fallback="–">
					{(failure) => (
						<>
							{failureName(failure())}
							<span class="line-clamp-2 text-sm wrap-anywhere text-muted">{run.message}</span>
						</>
					)}
				</Show>
			),
		},
		{
			key: 'time',
			header: t('runs.time'),
			cell: (run) => (
				<span class="tabular whitespace-nowrap">
					{moment(run.finishedAt ?? (run.state === 'pending' ? run.runAt : run.createdAt))}
				</span>
			),
		},
		{
			key: 'look',
			header: t('runs.look'),
			hideHeader: true,
			cell: (run) => (
				<Button
					size="sm"
					data-print="hide"
					aria-label={t('runs.lookAt', { code: run.dossier.code })}
					onClick={() => props.onLook(run.id)}
				>
					{t('runs.look')}
				</Button>
			),
		},
	];
	return <Table caption={t('runs.caption')} rows={props.rows} rowKey={({ id }) => id} columns={columns()} />;
}
