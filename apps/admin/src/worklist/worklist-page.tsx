import type { ChangeNotice, WorklistItem, WorklistView } from '@motcua/server/views';
import { EmptyState, ErrorState, LoadMore, Skeleton } from '@motcua/ui';
import { useLive } from '@motcua/ui/api';
import { useSearchParams } from '@solidjs/router';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/solid-query';
import { For, type JSX, Match, onMount, Show, Switch } from 'solid-js';
import { api, queries } from '../api.ts';
import { keepRows } from '../keep-rows.ts';
import { useSession } from '../session/session.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { DossierRows } from './dossier-rows.tsx';
import { useText } from './texts.ts';

const views: readonly WorklistView[] = [
	'mine',
	'toReceive',
	'dueToday',
	'overdue',
	'waitingCitizen',
	'blocked',
	'toReturn',
	'open',
	'finished',
];

/** What waits for this person, and the other groups with their counts; follows the ward live. */
export default function WorklistPage(): JSX.Element {
	const t = useText();
	const client = useQueryClient();
	const { me } = useSession();
	const [search, setSearch] = useSearchParams<{ nhom?: string }>();
	const view = (): WorklistView => views.find((one) => one === search.nhom) ?? 'mine';

	const counts = useQuery(() => queries.desk.worklist.counts());
	const list = useInfiniteQuery(() => ({
		queryKey: [...queries.desk.worklist.list.key(), 'pages', view()],
		queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
			api.desk.worklist.list.query({ view: view(), ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		...keepRows('id'),
	}));
	const items = (): readonly WorklistItem[] => list.data?.pages.flatMap((page) => page.items) ?? [];

	const refresh = () => void client.invalidateQueries({ queryKey: queries.desk.worklist.key() });
	let tabs: HTMLElement | undefined;
	// On a phone the row of groups runs out of sight: the chosen one is brought into it.
	onMount(() => {
		const chosen = tabs?.querySelector<HTMLElement>('[aria-current]');
		if (tabs && chosen) tabs.scrollLeft = chosen.offsetLeft - (tabs.clientWidth - chosen.offsetWidth) / 2;
	});

	const isLive = useLive<ChangeNotice>((on) => api.desk.onChange.subscribe(undefined, on), refresh, refresh);

	return (
		<>
			<PageHead
				title={t('title')}
				lead={t('lead')}
				actions={
					<Show when={isLive()}>
						<p class="flex items-center gap-2 text-sm text-muted">
							<span class="size-2 rounded-full bg-good" aria-hidden="true" /> {t('live')}
						</p>
					</Show>
				}
			/>
			<nav
				ref={tabs}
				aria-label={t('views.label')}
				class="-mx-4 mb-5 flex gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0"
				data-print="hide"
			>
				<For each={views}>
					{(one) => (
						<button
							type="button"
							aria-current={view() === one ? 'page' : undefined}
							class={`flex min-h-11 shrink-0 items-center gap-2 rounded-full border px-4 font-medium ${
								view() === one ? 'border-accent bg-accent text-on-accent' : 'border-line bg-surface hover:bg-sunken'
							}`}
							onClick={() => setSearch({ nhom: one })}
						>
							{t(`views.${one}`)}
							<span class="tabular text-sm">{counts.data?.[one] ?? '–'}</span>
						</button>
					)}
				</For>
			</nav>
			<Switch>
				<Match when={list.error}>
					<ErrorState error={list.error} onRetry={() => list.refetch()} />
				</Match>
				<Match when={list.isPending}>
					<Skeleton lines={8} />
				</Match>
				<Match when={items().length === 0}>
					<EmptyState title={t('empty.title')}>
						{t(
							view() === 'mine'
								? 'empty.mine'
								: view() === 'overdue'
									? 'empty.overdue'
									: view() === 'blocked'
										? 'empty.blocked'
										: 'empty.other',
						)}
					</EmptyState>
				</Match>
				<Match when={true}>
					<DossierRows caption={`${t(`views.${view()}`)} – ${me.ward.name}`} items={items()} />
					<LoadMore
						shown={items().length}
						hasMore={list.hasNextPage}
						busy={list.isFetchingNextPage}
						onMore={() => list.fetchNextPage()}
					/>
					<p class="mt-4 text-sm text-muted pointer-coarse:hidden" data-print="hide">
						{t('hint')}
					</p>
				</Match>
			</Switch>
		</>
	);
}
