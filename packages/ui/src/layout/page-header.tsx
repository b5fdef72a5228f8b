import ChevronLeft from 'lucide-solid/icons/chevron-left';
import { type JSX, Show } from 'solid-js';

/**
 * The head of a page: the one `<h1>`, a sentence, a way back, and actions. Focus may be moved to the heading after a
 * change of page (`document.querySelector('h1')?.focus()`).
 */
export function PageHeader(props: {
	readonly title: JSX.Element;
	readonly lead?: JSX.Element;
	readonly eyebrow?: JSX.Element;
	readonly back?: { readonly href: string; readonly label: string };
	readonly actions?: JSX.Element;
}): JSX.Element {
	return (
		<header class="mb-6">
			<Show when={props.back}>
				{(back) => (
					<a
						href={back().href}
						class="mb-2 -ml-1 inline-flex min-h-11 items-center gap-1 font-medium text-accent-ink hover:underline"
						data-print="hide"
					>
						<ChevronLeft size={18} /> {back().label}
					</a>
				)}
			</Show>
			<div class="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
				<div class="min-w-0 max-w-3xl">
					<Show when={props.eyebrow}>
						<p class="mb-1 text-sm font-semibold text-accent-ink">{props.eyebrow}</p>
					</Show>
					<h1 tabindex="-1" class="text-2xl font-bold sm:text-3xl">
						{props.title}
					</h1>
					<Show when={props.lead}>
						<p class="mt-2 text-lg text-muted">{props.lead}</p>
					</Show>
				</div>
				<Show when={props.actions}>
					<div class="flex flex-wrap gap-2" data-print="hide">
						{props.actions}
					</div>
				</Show>
			</div>
		</header>
	);
}
