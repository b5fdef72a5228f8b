import { For, type JSX, Show } from 'solid-js';
import type { BadgeTone } from '../feedback/tone.ts';
import { useI18n } from '../i18n/index.ts';

export interface TimelineItem {
	readonly id: string | number;
	/** ISO instant. */
	readonly at: string;
	readonly title: JSX.Element;
	readonly detail?: JSX.Element;
	readonly actor?: string;
	readonly tone?: BadgeTone;
}

const DOTS: Record<BadgeTone, string> = {
	plain: 'border-edge bg-surface',
	accent: 'border-accent bg-accent',
	info: 'border-info bg-info',
	good: 'border-good bg-good',
	warn: 'border-warn bg-warn',
	bad: 'border-bad bg-bad',
};

/** What happened, one line after the other; give the items in the order they should be read. */
export function Timeline(props: { readonly items: readonly TimelineItem[]; readonly label: string }): JSX.Element {
	const { format } = useI18n();
	return (
		<ol aria-label={props.label} class="relative">
			<For each={props.items}>
				{(item, index) => (
					<li class="relative flex gap-4 pb-5 last:pb-0">
						<Show when={index() < props.items.length - 1}>
							<span class="absolute top-3 bottom-[-0.5rem] left-[7px] w-px bg-line" aria-hidden="true" />
						</Show>
						<span
							class={`relative mt-1.25 size-[15px] shrink-0 rounded-full border-2 ${DOTS[item.tone ?? 'plain']}`}
							aria-hidden="true"
						/>
						<div class="min-w-0 grow">
							<p class="font-medium">{item.title}</p>
							<Show when={item.detail}>
								<div class="text-ink">{item.detail}</div>
							</Show>
							<p class="text-sm text-muted">
								<time datetime={item.at} class="tabular">
									{format.dateTime(item.at)}
								</time>
								<Show when={item.actor}> · {item.actor}</Show>
							</p>
						</div>
					</li>
				)}
			</For>
		</ol>
	);
}
