import type { ParkedIntent } from '@motcua/server/views';
import { Button, type Column, ConfirmDialog, Link, notify, problemOf, Table, useI18n } from '@motcua/ui';
import { useInfiniteQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { api, queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { LiveList } from './live-list.tsx';
import { createLiveRows } from './live-rows.ts';
import { useMoment } from './moment.ts';
import { useText } from './texts.ts';

const EVERY_MS = 5_000;

/** Letters and other things that were given up: they wait for a person who mends the cause and has them tried again. */
export function ParkedList(): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const { may } = useSession();
	const client = useQueryClient();
	const [asking, setAsking] = createSignal(false);
	/** Rows stand still under the pointer: what is done in one is said in it, so that a second click hits no other. */
	const [retried, setRetried] = createSignal<ReadonlySet<number>>(new Set());
	const parked = useInfiniteQuery(() => ({
		queryKey: [...queries.platform.jobs.parked.key(), 'pages'],
		queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
			api.platform.jobs.parked.query({ cursor: pageParam }, { signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		refetchInterval: EVERY_MS,
	}));
	const live = createLiveRows(
		() => ({ list: `${parked.data?.pages.length}`, rows: parked.data?.pages.flatMap((page) => page.items) }),
		'n',
	);
	const refresh = () => client.invalidateQueries({ queryKey: queries.platform.jobs.key() });
	const retry = async (n: number): Promise<void> => {
		try {
			await api.platform.jobs.retryParked.mutate({ n });
			setRetried((before) => new Set(before).add(n));
			notify({ tone: 'good', title: t('parked.done') });
		} catch (error) {
			notify({ tone: 'bad', title: localised(problemOf(error).message) });
		}
		await refresh();
	};
	const retryAll = async (): Promise<void> => {
		const { count } = await api.platform.jobs.retryAllParked.mutate({});
		setAsking(false);
		notify({ tone: 'good', title: t('parked.doneAll', { count: format.number(count) }) });
		await refresh();
		live.release();
	};
	return (
		<>
			<Show when={may('jobs.manage') && live.rows.length > 0}>
				<Button onClick={() => setAsking(true)}>{t('parked.retryAll')}</Button>
			</Show>
			<LiveList
				live={live}
				pages={parked}
				seconds={EVERY_MS / 1_000}
				empty={{ title: t('parked.none'), text: t('parked.noneText') }}
			>
				<ParkedTable rows={live.rows} retried={retried()} onRetry={retry} />
			</LiveList>
			<ConfirmDialog
				open={asking()}
				title={t('parked.allTitle')}
				confirmLabel={t('parked.retryAll')}
				onCancel={() => setAsking(false)}
				onConfirm={retryAll}
			>
				{t('parked.allText')}
			</ConfirmDialog>
		</>
	);
}

function ParkedTable(props: {
	readonly rows: readonly ParkedIntent[];
	readonly retried: ReadonlySet<number>;
	readonly onRetry: (n: number) => Promise<void>;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const moment = useMoment();
	const { may } = useSession();
	const columns = (): readonly Column<ParkedIntent>[] => [
		{ key: 'what', header: t('parked.what'), primary: true, cell: (intent) => localised(intent.title) },
		{
			key: 'dossier',
			header: t('parked.dossier'),
			cell: (intent) => (
				<Show when={intent.dossierId} fallback={t('parked.noDossier')}>
					{(id) => <Link href={`/admin/ho-so/${id()}`}>{t('parked.open')}</Link>}
				</Show>
			),
		},
		{
			key: 'error',
			header: t('parked.error'),
			class: 'sm:max-w-80',
			cell: (intent) => <span class="line-clamp-3 text-sm wrap-anywhere">{intent.error}</span>,
		},
		{ key: 'attempts', header: t('parked.attempts'), align: 'end', cell: (intent) => intent.attempt },
		{
			key: 'at',
			header: t('parked.at'),
			cell: (intent) => <span class="tabular whitespace-nowrap">{moment(intent.parkedAt)}</span>,
		},
		{
			key: 'acts',
			header: t('parked.acts'),
			hideHeader: true,
			cell: (intent) => (
				<Show when={may('jobs.manage')}>
					<Show
						when={!props.retried.has(intent.n)}
						fallback={<span class="text-sm text-good">{t('parked.done')}</span>}
					>
						<Button
							size="sm"
							data-print="hide"
							aria-label={t('parked.retryOf', { n: intent.n })}
							onClick={() => props.onRetry(intent.n)}
						>
							{t('parked.retry')}
						</Button>
					</Show>
				</Show>
			),
		},
	];
	return <Table caption={t('parked.caption')} rows={props.rows} rowKey={({ n }) => n} columns={columns()} />;
}
