import { Tabs as Ark } from '@ark-ui/solid/tabs';
import { For, type JSX, Show } from 'solid-js';

export interface TabItem {
	readonly value: string;
	readonly label: JSX.Element;
	/** A count behind the label. */
	readonly count?: number | undefined;
	readonly content: () => JSX.Element;
}

/** Panels of which one is seen. Arrow keys move, Home and End jump; a panel is built when it is first shown. */
export function Tabs(props: {
	readonly items: readonly TabItem[];
	readonly value: string;
	readonly onValue: (value: string) => void;
	readonly label: string;
}): JSX.Element {
	return (
		<Ark.Root value={props.value} onValueChange={(change) => props.onValue(change.value)} lazyMount>
			<Ark.List aria-label={props.label} class="mb-4 flex gap-1 overflow-x-auto border-b border-line" data-print="hide">
				<For each={props.items}>
					{(item) => (
						<Ark.Trigger
							value={item.value}
							class="-mb-px flex min-h-11 shrink-0 items-center gap-2 border-b-3 border-transparent px-3 font-medium text-muted hover:text-ink data-selected:border-accent data-selected:text-accent-ink focus-visible:-outline-offset-3"
						>
							{item.label}
							<Show when={item.count !== undefined}>
								<span class="tabular rounded-full bg-sunken px-2 text-sm text-ink">{item.count}</span>
							</Show>
						</Ark.Trigger>
					)}
				</For>
			</Ark.List>
			<For each={props.items}>{(item) => <Ark.Content value={item.value}>{item.content()}</Ark.Content>}</For>
		</Ark.Root>
	);
}
