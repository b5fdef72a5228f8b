import type { PinnedDossierView } from '@motcua/server/views';
import {
	Badge,
	Card,
	type Column,
	ErrorState,
	Link,
	LoadMore,
	Skeleton,
	StatusBadge,
	Table,
	useI18n,
} from '@motcua/ui';
import { createSignal, type JSX, onMount, Show } from 'solid-js';
import { api } from '../../api.ts';
import { useText } from './texts.ts';

/** The dossiers that keep a version in use. */
export function PinnedCard(props: { readonly digest: string }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const [rows, setRows] = createSignal<readonly PinnedDossierView[] | null>(null);
	const [next, setNext] = createSignal<number | null>(null);
	const [busy, setBusy] = createSignal(false);
	const [error, setError] = createSignal<unknown>(null);
	const load = async (after: number): Promise<void> => {
		setBusy(true);
		setError(null);
		try {
			const page = await api.ward.versions.pinned.query({ digest: props.digest, after });
			setRows((known) => [...(after === 0 ? [] : (known ?? [])), ...page.items]);
			setNext(page.next);
		} catch (cause) {
			setError(cause);
		} finally {
			setBusy(false);
		}
	};
	onMount(() => void load(0));
	const columns: readonly Column<PinnedDossierView>[] = [
		{
			key: 'dossier',
			header: t('col.dossier'),
			primary: true,
			cell: (row) => (
				<Link href={`/admin/ho-so/${row.id}`}>
					<span class="tabular">{row.code}</span> <span class="text-sm text-muted">{row.requesterName}</span>
				</Link>
			),
		},
		{
			key: 'status',
			header: t('col.status'),
			cell: (row) => (
				<>
					<StatusBadge status={row.status} />{' '}
					<Show when={row.blocked}>
						<Badge tone="bad">{t('blocked')}</Badge>
					</Show>
				</>
			),
		},
		{ key: 'step', header: t('col.step'), cell: (row) => (row.step ? localised(row.step) : t('unknown')) },
		{ key: 'due', header: t('col.due'), cell: (row) => (row.dueAt ? format.dateTime(row.dueAt) : t('unknown')) },
	];
	return (
		<Card title={t('pinned')}>
			<Show when={error()}>
				<ErrorState error={error()} onRetry={() => load(0)} />
			</Show>
			<Show when={rows()} fallback={<Show when={!error()}>{<Skeleton lines={4} />}</Show>}>
				{(known) => (
					<Show when={known().length > 0} fallback={<p class="text-muted">{t('pinnedNone')}</p>}>
						<Table caption={t('pinned')} rows={known()} rowKey={(row) => row.id} columns={columns} />
						<LoadMore shown={known().length} hasMore={next() !== null} busy={busy()} onMore={() => load(next() ?? 0)} />
					</Show>
				)}
			</Show>
		</Card>
	);
}
