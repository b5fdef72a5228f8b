import type { SupplementView } from '@motcua/server/views';
import { Card, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** What the citizen was asked to add, and whether it came. */
export function SupplementsCard(props: { readonly supplements: readonly SupplementView[] }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	return (
		<Show when={props.supplements.length > 0}>
			<Card title={t('supplements')}>
				<For each={props.supplements}>
					{(one) => (
						<div class="not-last:mb-4">
							<ul class="list-disc pl-5">
								<For each={one.items}>{(item) => <li>{item}</li>}</For>
							</ul>
							<p class="mt-1">{one.reason}</p>
							<p class="text-sm text-muted">
								{t('supplementAsked', { at: format.dateTime(one.requestedAt) })}
								<Show when={one.respondBy}>{(at) => `, ${t('supplementBy', { at: format.date(at()) })}`}</Show>
								<Show when={one.answeredAt}>
									{(at) => `, ${t('supplementAnswered', { at: format.dateTime(at()) })}`}
								</Show>
							</p>
						</div>
					)}
				</For>
			</Card>
		</Show>
	);
}
