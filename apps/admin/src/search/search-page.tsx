import type { SearchHit } from '@motcua/server/views';
import {
	type Column,
	EmptyState,
	ErrorState,
	Field,
	Link,
	Skeleton,
	StatusBadge,
	Table,
	TextInput,
	useI18n,
} from '@motcua/ui';
import { useSearchParams } from '@solidjs/router';
import { keepPreviousData, useQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, onCleanup, onMount, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useText } from './texts.ts';

const PAUSE_MS = 180;
const LEAST_CHARACTERS = 2;

/** Finds dossiers by code, name or phone while one types; the address keeps the question. */
export default function SearchPage(): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const [search, setSearch] = useSearchParams<{ tim?: string }>();
	const [text, setText] = createSignal(search.tim ?? '');
	let timer: ReturnType<typeof setTimeout> | undefined;
	onCleanup(() => clearTimeout(timer));
	const type = (next: string): void => {
		setText(next);
		clearTimeout(timer);
		timer = setTimeout(() => setSearch({ tim: next.trim() || undefined }, { replace: true }), PAUSE_MS);
	};
	let box: HTMLInputElement | undefined;
	onMount(() => box?.focus());
	const question = () => (search.tim ?? '').trim();
	const hits = useQuery(() => ({
		...queries.desk.search({ text: question() }),
		enabled: question().length >= LEAST_CHARACTERS,
		placeholderData: keepPreviousData,
	}));
	const columns: readonly Column<SearchHit>[] = [
		{
			key: 'code',
			header: t('col.code'),
			primary: true,
			cell: (hit) => (
				<Link href={`/admin/ho-so/${hit.id}`} class="tabular whitespace-nowrap">
					{hit.code}
				</Link>
			),
		},
		{ key: 'who', header: t('col.who'), class: 'sm:min-w-36', cell: (hit) => hit.requesterName },
		{
			key: 'procedure',
			header: t('col.procedure'),
			cell: (hit) => <span class="line-clamp-2">{localised(hit.procedureName)}</span>,
		},
		{
			key: 'at',
			header: t('col.at'),
			cell: (hit) => <span class="tabular whitespace-nowrap">{format.dateTime(hit.submittedAt)}</span>,
		},
		{
			key: 'status',
			header: t('col.status'),
			class: 'sm:min-w-32',
			cell: (hit) => <StatusBadge status={hit.status} />,
		},
	];
	return (
		<>
			<PageHead title={t('title')} />
			<div class="mb-6 max-w-xl">
				<Field label={t('label')} help={t('help')}>
					<TextInput
						ref={(input) => {
							box = input;
						}}
						type="search"
						value={text()}
						onValue={type}
						spellcheck={false}
					/>
				</Field>
			</div>
			<div aria-live="polite">
				<Switch fallback={<Skeleton lines={5} />}>
					<Match when={question().length < LEAST_CHARACTERS}>
						<p class="text-muted">{t('start')}</p>
					</Match>
					<Match when={hits.error}>
						<ErrorState error={hits.error} onRetry={() => hits.refetch()} />
					</Match>
					<Match when={hits.data?.length === 0}>
						<EmptyState title={t('none')}>{t('noneText')}</EmptyState>
					</Match>
					<Match when={hits.data}>
						{(found) => <Table caption={t('results')} rows={found()} rowKey={(hit) => hit.id} columns={columns} />}
					</Match>
				</Switch>
			</div>
		</>
	);
}
