import type { AuditEntry } from '@motcua/server/views';
import {
	type Column,
	EmptyState,
	ErrorState,
	KeyValueList,
	Link,
	LoadMore,
	Skeleton,
	Table,
	useI18n,
} from '@motcua/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../api.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useText } from './texts.ts';

/** The ward's audit log, a page at a time. */
export default function AuditPage(): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const log = useInfiniteQuery(() => ({
		queryKey: [...queries.ward.audit.list.key(), 'pages'],
		queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
			api.ward.audit.list.query({ cursor: pageParam }, { signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	}));
	const entries = (): readonly AuditEntry[] => log.data?.pages.flatMap((page) => page.items) ?? [];
	const columns: readonly Column<AuditEntry>[] = [
		{
			key: 'at',
			header: t('col.at'),
			cell: (entry) => <span class="tabular whitespace-nowrap">{format.dateTime(entry.at)}</span>,
		},
		{
			key: 'what',
			header: t('col.what'),
			primary: true,
			cell: (entry) => (
				<>
					{localised(entry.title)}
					<Details entry={entry} />
				</>
			),
		},
		{ key: 'who', header: t('col.who'), cell: (entry) => entry.actor },
		{ key: 'target', header: t('col.target'), class: 'sm:min-w-32', cell: (entry) => <Target target={entry.target} /> },
	];
	return (
		<>
			<PageHead title={t('title')} lead={t('lead')} />
			<Switch fallback={<Skeleton lines={8} />}>
				<Match when={log.error}>
					<ErrorState error={log.error} onRetry={() => log.refetch()} />
				</Match>
				<Match when={log.data && entries().length === 0}>
					<EmptyState title={t('none')} />
				</Match>
				<Match when={log.data}>
					<Table caption={t('caption')} rows={entries()} rowKey={(entry) => entry.id} columns={columns} />
					<LoadMore
						shown={entries().length}
						hasMore={log.hasNextPage}
						busy={log.isFetchingNextPage}
						onMore={() => log.fetchNextPage()}
					/>
				</Match>
			</Switch>
		</>
	);
}

/** What is said in the row itself; more opens on demand. */
const AT_ONCE = 2;

/** How many, which, from where to where: the first in the row, all of it when it is opened. */
function Details(props: { readonly entry: AuditEntry }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const { details } = props.entry;
	const brief = () =>
		details
			.slice(0, AT_ONCE)
			.map(({ label, value }) => `${localised(label)}: ${localised(value)}`)
			.join(' · ');
	return (
		<Show when={details.length > 0}>
			<Show
				when={details.length > AT_ONCE}
				fallback={<p class="text-sm font-normal wrap-anywhere text-muted">{brief()}</p>}
			>
				<details class="text-sm font-normal wrap-anywhere text-muted">
					<summary class="min-h-6 cursor-pointer">
						{brief()} <span class="visually-hidden">{t('more')}</span>
					</summary>
					<KeyValueList
						dense
						items={details.map(({ label, value }, index) => ({
							key: String(index),
							label: localised(label),
							value: localised(value),
						}))}
					/>
				</details>
			</Show>
		</Show>
	);
}

/** `dossier:<id>` leads to the dossier; everything else is named. */
function Target(props: { readonly target: string | null }): JSX.Element {
	const parts = () => props.target?.split(':') ?? [];
	return (
		<Show when={parts()[0] === 'dossier'} fallback={<span class="break-all text-muted">{parts()[1] ?? '–'}</span>}>
			<Link href={`/admin/ho-so/${parts()[1]}`} class="whitespace-nowrap tabular">
				{parts()[1]?.slice(0, 8)}…
			</Link>
		</Show>
	);
}
