import type { WorklistItem } from '@motcua/server/views';
import { Badge, type Column, Link, StatusBadge, Table, TimingBadge, useI18n, useShortcut } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** Dossiers as rows: code and person first, then what they wait for. `j` and `k` move between them. */
export function DossierRows(props: { readonly caption: string; readonly items: readonly WorklistItem[] }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const [at, setAt] = createSignal(-1);
	let table: HTMLDivElement | undefined;

	const move = (by: number): void => {
		const next = Math.min(Math.max(at() + by, 0), props.items.length - 1);
		setAt(next);
		const id = props.items[next]?.id;
		table?.querySelector<HTMLAnchorElement>(`a[data-dossier="${id}"]`)?.focus();
	};
	useShortcut({ keys: 'j', label: () => t('keys.next'), run: () => move(1) });
	useShortcut({ keys: 'k', label: () => t('keys.previous'), run: () => move(-1) });

	const columns: readonly Column<WorklistItem>[] = [
		{
			key: 'code',
			header: t('col.code'),
			primary: true,
			cell: (item) => (
				<Link href={`/admin/ho-so/${item.id}`} data-dossier={item.id} class="tabular whitespace-nowrap">
					{item.code}
				</Link>
			),
		},
		{
			key: 'who',
			header: t('col.who'),
			cell: (item) => (
				<>
					{item.requesterName}
					<Show when={item.subject}>
						<span class="line-clamp-2 text-sm text-muted">{item.subject}</span>
					</Show>
				</>
			),
		},
		{
			key: 'procedure',
			header: t('col.procedure'),
			class: 'sm:min-w-36 sm:max-w-64',
			cell: (item) => <span class="line-clamp-3">{localised(item.procedureName)}</span>,
		},
		{
			key: 'step',
			header: t('col.step'),
			cell: (item) => (
				<Show when={item.step} fallback="–">
					{(step) => (
						<>
							{localised(step().name)}
							<span class="block text-sm text-muted">{item.assignee?.name ?? t('unassigned')}</span>
						</>
					)}
				</Show>
			),
		},
		{
			key: 'due',
			header: t('col.due'),
			cell: (item) => (
				<div class="grid justify-items-end gap-1 sm:justify-items-start">
					<span class="tabular whitespace-nowrap">{item.dueAt ? format.dateTime(item.dueAt) : t('noDue')}</span>
					<Show
						when={item.clockPaused}
						fallback={<Show when={item.timing}>{(timing) => <TimingBadge timing={timing()} />}</Show>}
					>
						<Badge>{t('paused')}</Badge>
					</Show>
				</div>
			),
		},
		{
			key: 'status',
			header: t('col.status'),
			class: 'sm:min-w-32',
			cell: (item) => (
				<div class="flex flex-wrap justify-end gap-1 sm:justify-start">
					<StatusBadge status={item.status} />
					<Show when={item.blocked}>
						<Badge tone="bad">{t('blocked')}</Badge>
					</Show>
					<Show when={item.unpaid}>
						<Badge tone="warn">{t('unpaid')}</Badge>
					</Show>
				</div>
			),
		},
	];
	return (
		<div ref={table}>
			<Table caption={props.caption} rows={props.items} rowKey={(item) => item.id} columns={columns} />
		</div>
	);
}
