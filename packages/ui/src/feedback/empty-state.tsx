import Inbox from 'lucide-solid/icons/inbox';
import { type JSX, Show } from 'solid-js';

/** Nothing here, and why, and what to do about it. */
export function EmptyState(props: {
	readonly title: JSX.Element;
	readonly children?: JSX.Element;
	readonly action?: JSX.Element;
	readonly icon?: JSX.Element;
}): JSX.Element {
	return (
		<div class="grid justify-items-center gap-3 rounded-lg border border-dashed border-line px-6 py-10 text-center">
			<span class="text-muted">{props.icon ?? <Inbox size={36} strokeWidth={1.5} />}</span>
			<p class="text-lg font-semibold">{props.title}</p>
			<Show when={props.children}>
				<div class="max-w-prose text-muted">{props.children}</div>
			</Show>
			{props.action}
		</div>
	);
}
