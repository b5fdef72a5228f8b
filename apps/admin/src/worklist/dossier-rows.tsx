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
			class: 'lg:min-w-64',
			cell: (item) => (
				<>
					<span class="font-medium">{item.requesterName}</span>
					<span class="line-clamp-2 text-sm">{localised(item.procedureName)}</span>
					<Show when={item.subject !== item.requesterName && item.subject}>
						{(subject) => <span class="line-clamp-2 text-sm text-muted">{subject()}</span>}
					</Show>
				</>
			),
		},
		{
			key: 'state',
			header: t('col.state'),
			class: 'sm:min-w-40 lg:min-w-52',
			cell: (item) => (
				<div class="grid justify-items-end gap-1 sm:justify-items-start">
					<div class="flex flex-wrap justify-end gap-1 sm:justify-start">
						<StatusBadge status={item.status} />
						<Show when={item.blocked}>
							<Badge tone="bad">{t('blocked')}</Badge>
						</Show>
						<Show when={item.unpaid}>
							<Badge tone="warn">{t('unpaid')}</Badge>
						</Show>
					</div>
					<Show when={item.step}>
						{(step) => (
							<p class="text-sm">
								{localised(step().name)}
								<span class="block text-muted">{item.assignee?.name ?? t('unassigned')}</span>
							</p>
						)}
					</Show>
				</div>
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
	];
	return (
		<div ref={table}>
			<Table caption={props.caption} rows={props.items} rowKey={(item) => item.id} columns={columns} />
		</div>
	);
}
