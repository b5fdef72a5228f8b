import { createUniqueId, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';

/**
 * A panel on the page. With a `title` it is a labelled region.
 *
 * ```tsx
 * <Card title="Thời hạn" actions={<PrintButton size="sm" />}>…</Card>
 * ```
 */
export function Card(props: {
	readonly title?: JSX.Element;
	readonly level?: 2 | 3;
	readonly actions?: JSX.Element;
	readonly class?: string;
	readonly id?: string;
	readonly children: JSX.Element;
}): JSX.Element {
	const titleId = createUniqueId();
	return (
		<section
			id={props.id}
			aria-labelledby={props.title ? titleId : undefined}
			class={`min-w-0 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5 print:border-ink print:shadow-none ${props.class ?? ''}`}
		>
			<Show when={props.title}>
				<div class="mb-3 flex items-start justify-between gap-2">
					<Dynamic component={props.level === 3 ? 'h3' : 'h2'} id={titleId} class="min-w-0 text-lg font-semibold">
						{props.title}
					</Dynamic>
					{props.actions}
				</div>
			</Show>
			{props.children}
		</section>
	);
}
