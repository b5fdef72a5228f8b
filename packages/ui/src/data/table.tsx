// biome-ignore-all lint/a11y/noRedundantRoles: `display` on phones takes the roles away from table elements; see Table
import { For, type JSX, Show } from 'solid-js';

export interface Column<T> {
	readonly key: string;
	readonly header: string;
	readonly cell: (row: T) => JSX.Element;
	/** Numbers and money stand at the `end`, with figures of equal width. */
	readonly align?: 'start' | 'end';
	/** Heads the card on phones; one column. */
	readonly primary?: boolean;
	/** Say nothing about it on phones. */
	readonly wideOnly?: boolean;
	/** The header is for screen readers only: a column of buttons. */
	readonly hideHeader?: boolean;
	readonly class?: string;
}

function cellClass<T>(column: Column<T>): string {
	const phone = column.primary
		? 'block pb-1 font-semibold'
		: column.wideOnly
			? 'hidden'
			: 'flex justify-between gap-4 py-0.5 text-right before:shrink-0 before:text-left before:text-sm before:text-muted before:content-[attr(data-label)]';
	const wide = `sm:table-cell sm:px-3 sm:py-2.5 sm:align-top sm:before:content-none ${column.align === 'end' ? 'sm:text-right tabular' : 'sm:text-left'}`;
	const plain = column.hideHeader ? 'before:content-none! justify-end' : '';
	return `${phone} ${wide} ${plain} ${column.class ?? ''}`;
}

/**
 * Rows of facts. A table from 640 px up, one card per row below; roles are given again because `display` on a phone
 * would take the table away from screen readers.
 *
 * ```tsx
 * <Table caption="Hồ sơ chờ tiếp nhận" rows={items()} rowKey={(d) => d.id} columns={[
 *   { key: 'code', header: 'Mã hồ sơ', primary: true, cell: (d) => <Link href={…}>{d.code}</Link> },
 *   { key: 'fee', header: 'Lệ phí', align: 'end', cell: (d) => format.money(d.fee) },
 * ]} />
 * ```
 */
export function Table<T>(props: {
	readonly caption: string;
	readonly showCaption?: boolean;
	readonly columns: readonly Column<T>[];
	readonly rows: readonly T[];
	readonly rowKey: (row: T) => string | number;
	/** Marks a row: chosen, or standing out. */
	readonly rowClass?: (row: T) => string;
}): JSX.Element {
	return (
		<table class="block w-full border-collapse sm:table" role="table">
			<caption class={props.showCaption ? 'mb-2 block text-left font-semibold sm:table-caption' : 'visually-hidden'}>
				{props.caption}
			</caption>
			<thead class="hidden border-b border-edge sm:table-header-group" role="rowgroup">
				<tr role="row">
					<For each={props.columns}>
						{(column) => (
							<th
								scope="col"
								role="columnheader"
								class={`px-3 py-2 text-sm font-semibold text-muted ${column.align === 'end' ? 'text-right' : 'text-left'}`}
							>
								<span class={column.hideHeader ? 'visually-hidden' : ''}>{column.header}</span>
							</th>
						)}
					</For>
				</tr>
			</thead>
			<tbody class="grid gap-3 sm:table-row-group" role="rowgroup">
				<For each={props.rows}>
					{(row) => (
						<tr
							role="row"
							data-key={props.rowKey(row)}
							class={`block rounded-lg border border-line bg-surface p-3 sm:table-row sm:rounded-none sm:border-0 sm:border-b sm:bg-transparent sm:p-0 sm:hover:bg-sunken ${props.rowClass?.(row) ?? ''}`}
						>
							<For each={props.columns}>
								{(column) => (
									<td role="cell" data-label={column.header} class={cellClass(column)}>
										<Show
											when={column.primary || column.hideHeader}
											fallback={<span class="min-w-0">{column.cell(row)}</span>}
										>
											{column.cell(row)}
										</Show>
									</td>
								)}
							</For>
						</tr>
					)}
				</For>
			</tbody>
		</table>
	);
}
